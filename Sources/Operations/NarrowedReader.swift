import KnowledgeModel
import Storage

/// A reader that does not know passages and articles which a filter keeps out. Searches through it are to be given the same
/// filter, since a ranking is filtered inside its scan.
struct NarrowedReader: GenerationReader {
    let reader: any GenerationReader
    let filter: PassageFilter

    var generation: GenerationID { reader.generation }
    var model: StoredModel? { reader.model }
    var passageCount: Int { reader.passageCount }
    var articleCount: Int { reader.articleCount }

    func compile(_ query: LexicalQuery) throws -> any CompiledLexicalQuery { try reader.compile(query) }

    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate] {
        try reader.nearestCandidates(to: vector, filter: filter, limit: limit)
    }

    func cosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
        try reader.cosines(of: references, to: vector)
    }

    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [[Double?]] {
        try reader.segmentCosines(of: references, to: vector)
    }

    func passages(_ references: [PassageReference]) throws -> [StoredPassage] { try reader.passages(references) }

    func passage(id: String) throws -> StoredPassage? {
        try reader.passage(id: id).flatMap { filter.lets($0.article) ? $0 : nil }
    }

    func article(id: String) throws -> (article: StoredArticle, text: String)? {
        try reader.article(id: id).flatMap { filter.lets($0.article) ? $0 : nil }
    }

    func articles() throws -> [StoredArticle] { try reader.articles().filter(filter.lets) }

    func passages(ofArticle id: String) throws -> [StoredPassage] {
        try article(id: id) == nil ? [] : reader.passages(ofArticle: id)
    }

    func vectors(ofArticle id: String) throws -> [EmbeddingVector?] {
        try article(id: id) == nil ? [] : reader.vectors(ofArticle: id)
    }

    func findings() throws -> [ArticleFinding] {
        try reader.findings().filter { try article(id: $0.article.id) != nil }
    }

    func record(ofArticle id: String) throws -> ArticleRecord? {
        try article(id: id) == nil ? nil : reader.record(ofArticle: id)
    }
}
