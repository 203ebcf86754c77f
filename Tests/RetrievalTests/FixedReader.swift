import Embedding
import KnowledgeModel
import Locking
import Storage
import TestSupport

/// A generation whose legs answer what the test says, whatever is asked.
struct FixedReader: GenerationReader {
    let model: StoredModel?
    let asked = Locked<[EmbeddingVector]>([])
    private let lexical: [String: Double]
    private let cosines: [String: Double]
    private let names: [String]
    /// Scores of passages that a leg did not find.
    var unfoundLexical: [String: Double] = [:]
    var unfoundCosines: [String: Double] = [:]
    /// Cosines of the line of title and headings.
    var contexts: [String: Double] = [:]
    var pairShares: [String: Double] = [:]
    var corrections: [WordCorrection] = []

    init(encoder: HashingEncoder, lexical: [String: Double], cosines: [String: Double]) {
        let identity = encoder.identity
        model = StoredModel(name: identity.name, hash: identity.hash, dimensions: identity.dimensions)
        self.lexical = lexical
        self.cosines = cosines
        names = Set(lexical.keys).union(cosines.keys).sorted()
    }

    var generation: GenerationID { GenerationID(1) }
    var passageCount: Int { names.count }
    var articleCount: Int { names.count }

    func compile(_ query: LexicalQuery) -> any CompiledLexicalQuery { Compiled(reader: self) }

    struct Compiled: CompiledLexicalQuery {
        let reader: FixedReader

        func candidates(filter: PassageFilter, limit: Int) -> [Candidate] {
            reader.candidates(reader.lexical, limit)
        }

        func scores(of references: [PassageReference]) -> [Double] {
            references.map { reader.lexical[reader.name($0)] ?? reader.unfoundLexical[reader.name($0)] ?? 0 }
        }

        func wordPairShares(of references: [PassageReference]) -> [Double] {
            references.map { reader.pairShares[reader.name($0)] ?? 0 }
        }

        func explanation(of reference: PassageReference) -> LexicalExplanation {
            LexicalExplanation(score: 0, length: 0, averageLength: 0, clauses: [])
        }

        func corrections() -> [WordCorrection] { reader.corrections }
    }

    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) -> [Candidate] {
        asked.withLock { $0.append(vector) }
        return candidates(cosines, limit)
    }

    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) -> [[Double?]] {
        references.map { contexts[name($0)].map { [$0] } ?? [] }
    }

    func cosines(of references: [PassageReference], to vector: EmbeddingVector) -> [Double?] {
        references.map { cosines[name($0)] ?? unfoundCosines[name($0)] }
    }

    func passages(_ references: [PassageReference]) -> [StoredPassage] { [] }
    func passage(id: String) -> StoredPassage? { nil }
    func article(id: String) -> (article: StoredArticle, text: String)? { nil }
    func articles() -> [StoredArticle] { [] }
    func passages(ofArticle id: String) -> [StoredPassage] { [] }
    func vectors(ofArticle id: String) -> [EmbeddingVector?] { [] }

    private func name(_ reference: PassageReference) -> String { names[Int(reference.row)] }

    private func candidates(_ scores: [String: Double], _ limit: Int) -> [Candidate] {
        let all = scores.map { name, score in
            let parts = name.split(separator: "/")
            return Candidate(
                reference: PassageReference(part: 0, row: Int32(names.firstIndex(of: name) ?? 0)),
                key: PassageKey(articleID: String(parts[0]), ordinal: Int(parts[1]) ?? 0), score: score)
        }
        return Array(all.sorted(by: Candidate.ranksBefore).prefix(limit))
    }
}
