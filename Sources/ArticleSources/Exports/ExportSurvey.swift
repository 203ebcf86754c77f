import KnowledgeModel
import SystemIO

/// One look at all files of an export, before the first article is handed over: where the articles' records are, what
/// sections and readers there are, and which of several versions of an article is the newest.
struct ExportSurvey: Sendable {
    struct Record: Sendable {
        var file: Int
        var span: SourceSpan
        var page: ExportPage
        var content = Content.article
    }

    enum Content: Sendable {
        case article
        /// Of the article with that id.
        case translation(of: String)
        /// Nothing can be made of it.
        case unreadable(code: String, message: String)
    }

    struct File: Sendable {
        /// Relative to the source.
        var path: String
        var bytes: ReadableFile
    }

    /// What is known of one version of an article.
    private struct Version {
        var record: Int
        var isTranslation: Bool
        var updated: Timestamp?
    }

    private(set) var files: [File] = []
    /// Articles, translations and what is unreadable, in the order of files and places.
    private(set) var records: [Record] = []
    /// Records that are neither articles nor say anything of them, and the file and line of the first.
    private(set) var unused: (count: Int, path: String, line: Int)?
    private let limits: SourceLimits
    private var sourceLocales: [String: String] = [:]
    /// An article's record by the product's id.
    private var articleRecords: [String: Int] = [:]
    private var newest: [String: Version] = [:]
    private var pendingTranslations: [(record: Int, identity: ExportIdentity)] = []

    init(
        _ found: [ExportFiles.File], source: String, limits: SourceLimits, mapping: inout any ExportMapping
    ) throws(SourceError) {
        self.limits = limits
        var paging = ExportPaging()
        for file in found {
            do {
                try survey(file, &paging, &mapping)
            } catch {
                throw SourceError.unreadable(source: source, file: file.path, error)
            }
        }
        if paging.lacksLast { throw SourceError.pageMissing(source: source) }
        for (record, identity) in pendingTranslations {
            var identity = identity
            identity.sourceLocale = sourceLocales[identity.articleID]
            take(Version(record: record, isTranslation: true, updated: identity.updated), of: identity.id)
        }
        pendingTranslations = []
    }

    /// Whether the record has the newest version of the article.
    func isNewest(_ record: Int, of id: String) -> Bool { newest[id]?.record == record }

    /// The record whose version of the article counts instead; nil if the two are no rivals: a translation by itself gives
    /// way to the article's own record in that language.
    func rival(of record: Int, for id: String) -> Record? {
        guard let winner = newest[id], winner.record != record else { return nil }
        if !winner.isTranslation, case .translation = records[record].content { return nil }
        return records[winner.record]
    }

    /// The article that a translation belongs to; null if the export does not have it.
    func article(_ id: String) throws(FileError) -> ExportValue {
        guard let index = articleRecords[id] else { return .null }
        return (try? ExportValueParser.parse(try bytes(of: records[index]))) ?? .null
    }

    func bytes(of record: Record) throws(FileError) -> [UInt8] {
        try files[record.file].bytes.read(at: record.span.bytes.lowerBound, count: record.span.bytes.count)
    }

    // MARK: looking

    private mutating func survey(
        _ file: ExportFiles.File, _ paging: inout ExportPaging, _ mapping: inout any ExportMapping
    ) throws(ExportScanError) {
        let bytes = try ExportFiles.open(file)
        files.append(File(path: file.path, bytes: bytes))
        let events = try ExportScan.scan(bytes)
        let page = ExportPaging.page(events, in: bytes)
        for event in events {
            switch event {
            case .page(let collections, let members): paging.note(collections, members, in: bytes)
            case .element(let element):
                let record = Record(file: files.count - 1, span: element.span, page: page)
                let collection = element.collection.isEmpty ? file.collection : element.collection
                try look(at: element, as: record, in: collection, &mapping)
            }
        }
    }

    private mutating func look(
        at element: ExportScan.Element, as record: Record, in collection: String, _ mapping: inout any ExportMapping
    ) throws(ExportScanError) {
        guard element.isObject else { return refuse(record, "record-invalid", "the record is no object") }
        let limit = limits.articleBytesMaximum
        guard element.span.bytes.count <= limit else {
            return refuse(
                record, "record-too-large", "the record is larger than \(limit) bytes, the limit for one article")
        }
        let content: [UInt8]
        do { content = try bytes(of: record) } catch { throw .file(error) }
        let value: ExportValue
        do { value = try ExportValueParser.parse(content) } catch {
            return refuse(record, "record-invalid", error.message)
        }
        switch mapping.kind(of: value, in: collection) {
        case .other: unused = unused.map { ($0.count + 1, $0.path, $0.line) } ?? (1, path(of: record), line(of: record))
        case .about: mapping.note(value, in: collection)
        case .article:
            mapping.note(article: value)
            let identities = mapping.articles(of: value, parent: nil, page: record.page).map(\.identity)
            guard let first = identities.first else {
                return refuse(record, "record-invalid", "the record has no \"id\"")
            }
            if articleRecords[first.articleID] == nil { articleRecords[first.articleID] = records.count }
            if let locale = first.sourceLocale { sourceLocales[first.articleID] = locale }
            for identity in identities {
                take(
                    Version(record: records.count, isTranslation: false, updated: identity.updated), of: identity.id)
            }
            records.append(record)
        case .translation(let parent):
            var record = record
            record.content = .translation(of: parent)
            for article in mapping.articles(of: value, parent: nil, page: record.page) {
                pendingTranslations.append((records.count, article.identity))
            }
            records.append(record)
        }
    }

    /// Of two versions the article's own record counts, then the one that was changed later, then the one read later.
    private mutating func take(_ version: Version, of id: String) {
        guard let other = newest[id] else { return newest[id] = version }
        if version.isTranslation != other.isTranslation {
            if other.isTranslation { newest[id] = version }
            return
        }
        let oldest = Timestamp(milliseconds: .min)
        if (version.updated ?? oldest) >= (other.updated ?? oldest) { newest[id] = version }
    }

    private mutating func refuse(_ record: Record, _ code: String, _ message: String) {
        var record = record
        record.content = .unreadable(code: code, message: message)
        records.append(record)
    }

    func path(of record: Record) -> String { files[record.file].path }
    func line(of record: Record) -> Int { record.span.lines.lowerBound }
}
