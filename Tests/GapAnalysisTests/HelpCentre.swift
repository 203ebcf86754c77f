import Embedding
import Foundation
import KnowledgeModel
import Retrieval
import Storage
import TestSupport

/// Help articles of one passage each, found by the words they share with a question.
struct HelpCentre: GenerationSource {
    struct Article {
        var id: String
        var text: String
        var audience = Audience.public
        var locale = "en"
        var owner: String?
        var reviewDue: String?

        init(_ id: String, _ text: String) {
            self.id = id
            self.text = text
        }
    }

    var all: [Article]
    var generation = 1

    func reader(for scope: AccessScope) throws -> any GenerationReader {
        Reader(
            readable: all.filter { scope.opens(audience: $0.audience, locale: $0.locale) },
            generation: GenerationID(generation))
    }

    /// Answers with a probability that the cosine decides: even at 0.5.
    var answerer: Answerer {
        let cosine = AnswerabilityFeature.allCases.map { $0 == .cosine ? 24.0 : 0 }
        let settings = SearchSettings(
            fusion: .weighted(FusionWeights(lexical: 0, context: 0, wordPairs: 0)),
            answerability: AnswerabilityModel(
                weights: cosine, bias: -12, thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3)))
        return Answerer(
            generations: self, encoder: HashingEncoder(), settings: { settings }, today: { "2026-06-01" })
    }

    struct Reader: GenerationReader {
        let readable: [Article]
        let generation: GenerationID
        var model: StoredModel? {
            let identity = HashingEncoder().identity
            return StoredModel(name: identity.name, hash: identity.hash, dimensions: identity.dimensions)
        }
        var passageCount: Int { readable.count }
        var articleCount: Int { readable.count }

        struct Compiled: CompiledLexicalQuery {
            func candidates(filter: PassageFilter, limit: Int) -> [Candidate] { [] }
            func scores(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
            func wordPairShares(of references: [PassageReference]) -> [Double] { references.map { _ in 0 } }
            func explanation(of reference: PassageReference) -> LexicalExplanation {
                LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
            }
            func corrections() -> [WordCorrection] { [] }
        }

        func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled() }
        func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

        func nearestCandidates(
            to vector: EmbeddingVector, filter: PassageFilter, limit: Int
        ) throws -> [Candidate] {
            let all = try readable.indices.map { index in
                Candidate(
                    reference: PassageReference(part: 0, row: Int32(index)),
                    key: PassageKey(articleID: readable[index].id, ordinal: 0), score: try cosine(index, vector))
            }
            return Array(all.sorted(by: Candidate.ranksBefore).prefix(limit))
        }

        func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
            references.map { _ in [] }
        }
        func cosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
            try references.map { try cosine(Int($0.row), vector) }
        }
        func passages(_ references: [PassageReference]) -> [StoredPassage] { references.map { passage(Int($0.row)) } }
        func passage(id: String) -> StoredPassage? { readable.indices.map(passage).first { $0.id == id } }
        func article(id: String) -> (article: StoredArticle, text: String)? {
            readable.first { $0.id == id }.map { (stored($0), $0.text) }
        }
        func articles() -> [StoredArticle] { readable.map(stored) }
        func passages(ofArticle id: String) -> [StoredPassage] { [] }

        private func cosine(_ index: Int, _ vector: EmbeddingVector) throws -> Double {
            let own = try HashingEncoder().encodeTruncating([readable[index].text])[0]
            return Double(zip(own.values, vector.values).reduce(0) { $0 + $1.0 * $1.1 })
        }

        private func stored(_ article: Article) -> StoredArticle {
            StoredArticle(
                key: ArticleKey(source: "help", id: article.id), path: article.id, title: "Title of \(article.id)",
                url: nil, locale: article.locale, audience: article.audience, product: nil, version: nil,
                owner: article.owner, labels: [], updatedAt: nil, reviewDue: article.reviewDue, contentHash: "0",
                textSHA256: Digest.sha256Hex(article.text), passageCount: 1)
        }

        private func passage(_ index: Int) -> StoredPassage {
            let article = readable[index]
            return StoredPassage(
                id: "passage of \(article.id)", ordinal: 0, headingPath: [], anchor: nil,
                textRange: 0..<article.text.utf8.count, scalarRange: 0..<article.text.unicodeScalars.count,
                source: SourceSpan(bytes: 0..<1, lines: 1...1), article: stored(article), articleText: article.text)
        }
    }
}
