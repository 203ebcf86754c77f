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
    private let configuration: SourceConfiguration
    /// The language that an article was written in, where one of its records says it.
    private var sourceLocales: [String: String] = [:]
    /// The languages that the export has of an article.
    private var locales: [String: Set<String>] = [:]
    /// An article's record by the product's id.
    private var articleRecords: [String: Int] = [:]
    private var newest: [String: Version] = [:]

    init(
        _ found: [ExportFiles.File], of configuration: SourceConfiguration, mapping: inout any ExportMapping
    ) throws(SourceError) {
        self.configuration = configuration
        var paging = ExportPaging()
        var versions: [(record: Int, identity: ExportIdentity)] = []
        for file in found {
            do {
                try survey(file, &paging, &versions, &mapping)
            } catch {
                throw SourceError.unreadable(source: configuration.name, file: file.path, error)
            }
        }
        if paging.lacksLast { throw SourceError.pageMissing(source: configuration.name) }
        for (_, identity) in versions {
            if let source = identity.sourceLocale { sourceLocales[identity.articleID] = source }
            if let locale = identity.locale { locales[identity.articleID, default: []].insert(locale) }
        }
        for (record, identity) in versions { take(record, identity) }
    }

    /// With the language that the article was written in: said by one of its records, else the source's own, else its only
    /// one.
    func resolved(_ identity: ExportIdentity) -> ExportIdentity {
        guard identity.sourceLocale == nil else { return identity }
        var identity = identity
        let only = locales[identity.articleID].flatMap { $0.count == 1 ? $0.first : nil }
        identity.sourceLocale =
            sourceLocales[identity.articleID] ?? configuration.locale.flatMap { ExportValue.text($0).localeTag } ?? only
        return identity
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
        _ file: ExportFiles.File, _ paging: inout ExportPaging,
        _ versions: inout [(record: Int, identity: ExportIdentity)], _ mapping: inout any ExportMapping
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
                try look(at: element, as: record, in: collection, &versions, &mapping)
            }
        }
    }

    private mutating func look(
        at element: ExportScan.Element, as record: Record, in collection: String,
        _ versions: inout [(record: Int, identity: ExportIdentity)], _ mapping: inout any ExportMapping
    ) throws(ExportScanError) {
        guard element.isObject else { return refuse(record, "record-invalid", "the record is no object") }
        let limit = configuration.limits.articleBytesMaximum
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
            versions += identities.map { (records.count, $0) }
            records.append(record)
        case .translation(let parent):
            var record = record
            record.content = .translation(of: parent)
            versions += mapping.articles(of: value, parent: nil, page: record.page).map { (records.count, $0.identity) }
            records.append(record)
        }
    }

    /// Of two versions the article's own record counts, then the one that was changed later, then the one read later.
    private mutating func take(_ record: Int, _ identity: ExportIdentity) {
        let id = resolved(identity).id
        var version = Version(record: record, isTranslation: false, updated: identity.updated)
        if case .translation = records[record].content { version.isTranslation = true }
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
