import KnowledgeModel
import Storage
import TestSupport

/// Articles held in memory, each passage with the vector of its words; finds by vector alone.
struct FixedArticles: GenerationReader {
    struct Article {
        var stored: StoredArticle
        var passages: [StoredPassage]
    }

    let generation = GenerationID(4)
    let model: StoredModel? = nil
    var list: [Article] = []
    var hasVectors = true
    private let encoder = HashingEncoder(dimensions: 32, tokenLimit: 512)

    var passageCount: Int { list.reduce(0) { $0 + $1.passages.count } }
    var articleCount: Int { list.count }

    mutating func add(
        _ id: String, _ bodies: [String], title: String? = nil, owner: String? = nil, due: String? = nil,
        audience: Audience = .public, locale: String = "en"
    ) {
        let text = bodies.joined(separator: "\n")
        let stored = StoredArticle(
            key: ArticleKey(source: "test", id: id), path: id, title: title ?? "Deliveries", url: nil, locale: locale,
            audience: audience, product: nil, version: nil, owner: owner, labels: [], updatedAt: "2026-01-02",
            reviewDue: due, contentHash: "", textSHA256: "", passageCount: bodies.count)
        var start = 0
        let passages = bodies.enumerated().map { ordinal, body in
            defer { start += body.utf8.count + 1 }
            let range = start..<start + body.utf8.count
            return StoredPassage(
                id: "\(id)#\(ordinal)", ordinal: ordinal, headingPath: ["How long"], anchor: nil, textRange: range,
                scalarRange: range, source: SourceSpan(bytes: range, lines: 1...1), article: stored, articleText: text)
        }
        list.append(Article(stored: stored, passages: passages))
        list.sort { $0.stored.key.id < $1.stored.key.id }
    }

    private var rows: [StoredPassage] { list.flatMap(\.passages) }

    private func vector(of passage: StoredPassage) throws -> EmbeddingVector {
        try encoder.encode([passage.quote] as [String])[0]
    }

    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate] {
        let candidates = try rows.enumerated().map { row, passage in
            let values = zip(try self.vector(of: passage).values, vector.values)
            return Candidate(
                reference: PassageReference(part: 0, row: Int32(row)),
                key: PassageKey(articleID: passage.article.key.id, ordinal: passage.ordinal),
                score: Double(values.reduce(0) { $0 + $1.0 * $1.1 }))
        }
        return Array(candidates.sorted(by: Candidate.ranksBefore).prefix(limit))
    }

    func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { rows[Int($0.row)] } }
    func articles() -> [StoredArticle] { list.map(\.stored) }
    func passages(ofArticle id: String) -> [StoredPassage] {
        list.first { $0.stored.key.id == id }?.passages ?? []
    }
    func vectors(ofArticle id: String) throws -> [EmbeddingVector?] {
        try passages(ofArticle: id).map { hasVectors ? try vector(of: $0) : nil }
    }

    func passage(id: String) -> StoredPassage? { rows.first { $0.id == id } }
    func article(id: String) -> (article: StoredArticle, text: String)? { nil }
    func compile(_ query: LexicalQuery) throws -> any CompiledLexicalQuery { fatalError("words are not asked for") }
    func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
        references.map { _ in nil }
    }
    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
        references.map { _ in [] }
    }
}
