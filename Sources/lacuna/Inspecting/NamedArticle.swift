import ArticleSources
import KnowledgeModel
import SystemIO

/// The article that a command line names, and the source by whose settings it is read.
struct NamedArticle {
    let file: String
    /// Of a record; nil: none was named.
    let id: String?
    let source: SourceConfiguration
    let selection: FolderSelection
    /// `source "help" of lacuna.yaml`
    let settings: String

    /// - Parameters:
    ///   - argument: a file, or `FILE:ID`.
    ///   - configured: the sources of the configuration file, whose name is `config`.
    ///   - flags: lays the command's flags over a source.
    init(
        _ argument: String, id: String?, configured: [SourceConfiguration], config: String,
        flags: (inout SourceConfiguration) throws -> Void
    ) throws {
        let (file, id) = try Self.divided(argument, id: id)
        (self.file, self.id) = (file, id)
        let holders = configured.compactMap { source in
            source.relativePath(ofFile: file).map { (source: source, path: $0) }
        }
        // Of sources in one another, the innermost.
        var source: SourceConfiguration
        if let holder = holders.min(by: { $0.path.utf8.count < $1.path.utf8.count }) {
            source = holder.source
            selection = holder.path.isEmpty ? .all : .one(holder.path)
            settings = "source \"\(source.name)\" of \(config)"
        } else {
            let isArticle = ArticleFileName(file) != nil
            let name = file.split(separator: "/").last.map(String.init) ?? file
            source = SourceConfiguration.sources(atPaths: [isArticle ? FileSystem.parentFolder(file) : file])[0]
            selection = isArticle ? .alone(name) : .all
            settings = configured.isEmpty ? "flags, no \(config)" : "flags, in no source of \(config)"
        }
        try flags(&source)
        self.source = source
    }

    /// A name of a file may hold `:`, and an id may too: the longest name that is there counts.
    private static func divided(_ argument: String, id: String?) throws -> (file: String, id: String?) {
        var file = argument
        var found = id
        if !FileSystem.exists(file), id == nil {
            let colons = argument.indices.filter { argument[$0] == ":" }
            if let colon = colons.last(where: { FileSystem.exists(String(argument[..<$0])) }) {
                file = String(argument[..<colon])
                found = String(argument[argument.index(after: colon)...])
            }
        }
        guard FileSystem.exists(file) else { throw CommandError("there is no file \(file); check the path") }
        guard !FileSystem.isFolder(file) else {
            throw CommandError("\(file) is a folder; name one of its articles, or index all with `lacuna index`")
        }
        return (file, found)
    }
}

extension NamedArticle {
    enum Found {
        /// With what reads the files that it includes, and what its source had to say of it.
        case article(SourceArticle, includes: (any IncludeReader)?, [Diagnostic])
        /// No id was given, and there are many.
        case records([ListedRecord], [Diagnostic])
    }

    /// Reads the article. Of a file of records: O(file).
    func find() throws -> Found {
        if selection == .all, id == nil { return try records() }
        if selection != .all, id != nil {
            throw CommandError("\(file) is one article; '--id' names one of many in a file of records")
        }
        var reader = try source.makeSource(selection).makeReader()
        var findings: [Diagnostic] = []
        while let item = try reader.next() {
            switch item {
            case .diagnostic(let finding): findings.append(finding)
            case .article(let article) where id == nil || article.id == id:
                let lines = article.recordSpan?.lines
                return .article(
                    article, includes: reader.includes, findings.filter { Self.concerns($0, lines) })
            case .article: continue
            }
        }
        // What kept a single file from being read is why there is none.
        if let finding = findings.first, id == nil { throw CommandError("\(finding.message); \(finding.consequence)") }
        throw CommandError(
            "\(file) has no record of the id \"\(id ?? "")\" that can be read; `lacuna inspect \(file)` lists them")
    }

    private static func concerns(_ finding: Diagnostic, _ lines: ClosedRange<Int>?) -> Bool {
        guard let lines else { return true }
        return finding.line.map(lines.contains) ?? false
    }

    private func records() throws -> Found {
        var reader = try source.makeSource(selection).makeReader()
        var records: [ListedRecord] = []
        var findings: [Diagnostic] = []
        while let item = try reader.next() {
            switch item {
            case .diagnostic(let finding): findings.append(finding)
            case .article(let article):
                records.append(
                    ListedRecord(
                        id: article.id, title: article.metadata.title, byteCount: article.body.count,
                        line: article.recordSpan?.lines.lowerBound ?? 1))
            }
        }
        return .records(records, findings)
    }
}
