package import KnowledgeModel

/// An unchanging view of one generation, holding only the parts that one caller may open. Everything that it answers,
/// down to the last digit of a score, is computed from those parts and nothing else.
///
/// Calls block (disk, CPU): make them on an executor that may block. Safe from any thread.
package protocol GenerationReader: Sendable {
    var generation: GenerationID { get }
    /// The model whose vectors the generation holds; nil if it holds none.
    var model: StoredModel? { get }
    /// Live passages and articles that the caller may read.
    var passageCount: Int { get }
    var articleCount: Int { get }

    /// Looks a question's words up, once for all that is then asked of them.
    func compile(_ query: LexicalQuery) throws -> any CompiledLexicalQuery
    /// The best `limit` passages by cosine, in ranking order.
    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate]

    /// Cosine of the given passages, nil for one without an embedding; equal to the score as a candidate.
    func cosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?]

    /// Cosines of the given passages' segments, the line of title and headings first, then the sentences; nil for one
    /// without a vector, and none for a passage without an embedding.
    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [[Double?]]

    /// Cosine of the given passages' first segment alone, the line of title and headings; nil where there is none.
    func contextCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?]

    func passages(_ references: [PassageReference]) throws -> [StoredPassage]
    /// Nil for an unknown passage and for one that the caller may not read.
    func passage(id: String) throws -> StoredPassage?
    /// Nil for an unknown article and for one that the caller may not read.
    func article(id: String) throws -> (article: StoredArticle, text: String)?
    /// Every live article that the caller may read, by id.
    func articles() throws -> [StoredArticle]
    /// The first `limit` of these after a place in their order, whether there is an article at it or not; nil: from the
    /// beginning.
    func articles(after place: ArticleKey?, limit: Int) throws -> [StoredArticle]
    /// The passages of one article in reading order; empty if unknown.
    func passages(ofArticle id: String) throws -> [StoredPassage]
    /// The vectors of the same passages, nil for one without; empty if unknown.
    func vectors(ofArticle id: String) throws -> [EmbeddingVector?]
    /// All that is kept of an article, for its owner: what was found when it was read, and each passage's tokens, the
    /// suppressed ones included. Nil if unknown, and where a reader does not keep it.
    func record(ofArticle id: String) throws -> ArticleRecord?
    /// What was found when the articles were read, by article id; none where a reader does not keep it.
    func findings() throws -> [ArticleFinding]
}

extension GenerationReader {
    /// O(articles).
    package func articles(after place: ArticleKey?, limit: Int) throws -> [StoredArticle] {
        let rest = try articles().drop { article in place.map { !$0.isListed(before: article.key) } ?? false }
        return Array(rest.prefix(limit))
    }

    package func contextCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
        try segmentCosines(of: references, to: vector).map { $0.first ?? nil }
    }

    package func record(ofArticle id: String) throws -> ArticleRecord? { nil }

    package func findings() throws -> [ArticleFinding] { [] }
}

/// What a generation says of the model that its vectors come from.
package struct StoredModel: Sendable, Hashable {
    package let name: String
    package let hash: String
    package let dimensions: Int

    package init(name: String, hash: String, dimensions: Int) {
        self.name = name
        self.hash = hash
        self.dimensions = dimensions
    }
}

/// Gives readers of the newest generation. Checks by itself whether a newer one was published.
package protocol GenerationSource: Sendable {
    /// - Throws: `StorageError.noIndex` if nothing has been published yet.
    func reader(for scope: AccessScope) throws -> any GenerationReader
    /// The same as if nothing were suppressed: for owners, who look at what they withdrew, and for nothing that answers.
    func unsuppressedReader(for scope: AccessScope) throws -> any GenerationReader
}

extension GenerationSource {
    package func unsuppressedReader(for scope: AccessScope) throws -> any GenerationReader { try reader(for: scope) }
}
