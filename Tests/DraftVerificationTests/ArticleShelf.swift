import KnowledgeModel
import Storage

struct LabelledArticle: Decodable {
    struct Passage: Decodable {
        let id: String
        let text: String
    }

    let id: String
    let title: String
    let url: String
    let heading: String
    let passages: [Passage]
}

/// A generation of a few articles, in which passages can be looked up and nothing else.
struct ArticleShelf: GenerationReader {
    private var passagesByID: [String: StoredPassage] = [:]
    private var idsByArticle: [String: [String]] = [:]

    init(_ articles: [LabelledArticle]) {
        for article in articles {
            let text = article.passages.map(\.text).joined(separator: "\n")
            let stored = StoredArticle(
                key: ArticleKey(source: "help", id: article.id), path: "\(article.id).md", title: article.title,
                url: article.url, locale: "en", audience: .public, product: nil, version: nil, owner: nil, labels: [],
                updatedAt: nil, reviewDue: nil, contentHash: "", textSHA256: "", passageCount: article.passages.count)
            var (byte, scalar) = (0, 0)
            for (ordinal, passage) in article.passages.enumerated() {
                let bytes = byte..<byte + passage.text.utf8.count
                let scalars = scalar..<scalar + passage.text.unicodeScalars.count
                passagesByID[passage.id] = StoredPassage(
                    id: passage.id, ordinal: ordinal, headingPath: [article.heading], anchor: nil, textRange: bytes,
                    scalarRange: scalars, source: SourceSpan(bytes: bytes, lines: 1...1), article: stored,
                    articleText: text)
                (byte, scalar) = (bytes.upperBound + 1, scalars.upperBound + 1)
            }
            idsByArticle[article.id] = article.passages.map(\.id)
        }
    }

    /// One article of one passage, `p1`.
    init(_ text: String, title: String = "Help", url: String = "https://help.example/a") {
        self.init([
            LabelledArticle(
                id: "a", title: title, url: url, heading: "Rules",
                passages: [LabelledArticle.Passage(id: "p1", text: text)])
        ])
    }

    func passage(id: String) -> StoredPassage? { passagesByID[id] }
    func passages(ofArticle id: String) -> [StoredPassage] {
        (idsByArticle[id] ?? []).compactMap { passagesByID[$0] }
    }
    func article(id: String) -> (article: StoredArticle, text: String)? {
        passages(ofArticle: id).first.map { ($0.article, $0.articleText) }
    }

    var generation: GenerationID { GenerationID(1) }
    var model: StoredModel? { nil }
    var passageCount: Int { passagesByID.count }
    var articleCount: Int { idsByArticle.count }

    func compile(_ query: LexicalQuery) throws -> any CompiledLexicalQuery { throw NotOnTheShelf() }
    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] { [] }
    func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] { [] }
    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] { [] }
    func passages(_ references: [PassageReference]) -> [StoredPassage] { [] }
    func articles() -> [StoredArticle] { [] }
    func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

    struct NotOnTheShelf: Error {}
}
