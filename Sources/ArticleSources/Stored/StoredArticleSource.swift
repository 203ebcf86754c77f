import KnowledgeModel
import SystemIO

/// `StoredArticles` as a source: all of them, or those of some ids.
struct StoredArticleSource: ArticleSource {
    let store: StoredArticles
    let ids: Set<String>?

    var name: String { store.configuration.name }

    /// An empty folder is no error: each deletion was asked for. A folder that is gone is.
    func makeReader() throws(SourceError) -> any ArticleReader {
        guard store.exists else { throw SourceError.missing(source: name, path: store.folder) }
        if let ids {
            let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            return StoredArticleReader(store: store, coverage: ids, ids: sorted)
        }
        do {
            return StoredArticleReader(store: store, coverage: nil, ids: try store.ids())
        } catch {
            throw SourceError.interrupted(source: name, cause: error)
        }
    }
}

private struct StoredArticleReader: ArticleReader {
    let store: StoredArticles
    let coverage: Set<String>?
    let ids: [String]
    private(set) var deleted: Set<String> = []
    private var position = 0
    private var pending: [SourceItem] = []

    init(store: StoredArticles, coverage: Set<String>?, ids: [String]) {
        self.store = store
        self.coverage = coverage
        self.ids = ids
    }

    var fractionRead: Double { ids.isEmpty ? 1 : Double(position) / Double(ids.count) }

    mutating func next() throws(SourceError) -> SourceItem? {
        while pending.isEmpty {
            guard position < ids.count else { return nil }
            defer { position += 1 }
            read(ids[position])
        }
        return pending.removeFirst()
    }

    private mutating func read(_ id: String) {
        let path = store.path(of: id)
        guard FileSystem.exists(path) else { return }
        do {
            let bytes = try FileSystem.readFile(path)
            if bytes.isEmpty {
                deleted.insert(id)
                return
            }
            try take(bytes, id: id)
        } catch {
            // What the index has of it stays.
            pending.append(
                .diagnostic(
                    Diagnostic(
                        .error, code: "file-unreadable", path: id, message: "\(path) cannot be used: \(error)",
                        consequence: "the article stays as it was; put it again")))
        }
    }

    private mutating func take(_ bytes: [UInt8], id: String) throws {
        try store.check(bytes, id: id)
        guard case .success(let record) = UniversalRecord.decode(bytes), let content = record.content,
            let format = record.articleFormat
        else { return }
        let lines = bytes.count { $0 == UInt8(ascii: "\n") } + (bytes.last == UInt8(ascii: "\n") ? 0 : 1)
        var (article, findings) = record.article(
            id: id, content: content, format: format, path: id,
            span: SourceSpan(bytes: 0..<bytes.count, lines: 1...max(1, lines)), of: store.configuration)
        // The id under which it was put is the only one: front matter cannot give it another.
        article.metadata.id = id
        pending += findings.map(SourceItem.diagnostic)
        pending.append(.article(article))
    }
}
