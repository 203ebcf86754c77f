import Access
import KnowledgeModel
import Operations
import Retrieval
import Storage

/// A passage or a whole article, as its reader may have it.
struct KnowledgeDocument {
    let id: String
    let title: String
    let text: String
    let url: String
    let article: StoredArticle
    /// Nil of a whole article.
    let citation: Citation?

    /// - Parameter id: of a passage or an article, or the URI of its resource.
    /// - Returns: nil for what does not exist and for what the caller may not read.
    static func find(_ id: String, in knowledge: KnowledgeService, caller: Caller) throws -> KnowledgeDocument? {
        let reader: any GenerationReader
        do {
            reader = try knowledge.generations.reader(for: caller.access)
        } catch let error as StorageError where error.code == .noIndex {
            return nil
        }
        let found =
            switch ResourceURI(id) {
            case let uri? where uri.kind == .article: try article(uri.id, reader)
            case let uri?: try passage(uri.id, reader)
            case nil: try passage(id, reader) ?? article(id, reader)
            }
        return found.flatMap { caller.filter.lets($0.article) ? $0 : nil }
    }

    private static func passage(_ id: String, _ reader: any GenerationReader) throws -> KnowledgeDocument? {
        try reader.passage(id: id).map { passage in
            let citation = Citation(passage)
            return KnowledgeDocument(
                id: passage.id, title: citation.title, text: citation.quote, url: citation.url,
                article: passage.article, citation: citation)
        }
    }

    private static func article(_ id: String, _ reader: any GenerationReader) throws -> KnowledgeDocument? {
        try reader.article(id: id).map { article, text in
            KnowledgeDocument(
                id: id, title: article.title, text: text, url: article.url ?? ResourceURI(.article, id: id).text,
                article: article, citation: nil)
        }
    }
}
