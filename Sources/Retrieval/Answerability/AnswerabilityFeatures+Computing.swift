internal import Foundation
import KnowledgeModel
import Storage

extension AnswerabilityFeatures {
    /// The rank that `cosineLead` measures against.
    private static let backgroundRank = 50
    /// Candidates that `wordPairs` looks at, however many there are.
    private static let pairsDepth = 100

    /// - Parameters:
    ///   - retrieved: with at least one candidate, searched by words and meaning.
    ///   - explanation: of the first candidate's words.
    ///   - coverage: of the question's words by the first candidate.
    ///   - weights: of the fused score, whatever the hits are ranked by.
    init(
        _ retrieved: Retrieved, question: EncodedQuestion, explanation: LexicalExplanation, coverage: WordCoverage,
        weights: FusionWeights, passageCount: Int
    ) {
        let first = retrieved.candidates[0]
        let cosines = retrieved.candidates.compactMap(\.vector.score).sorted(by: >)
        let background = cosines.isEmpty ? 0 : cosines[min(Self.backgroundRank, cosines.count) - 1]
        let known = explanation.clauses.filter { $0.kind == .word }
        let knownWords = Set(known.map { $0.text.lowercased() })
        let unknown = question.words.count { !knownWords.contains($0.text.lowercased()) }
        // A word that no passage holds is as telling as one that a single passage holds, and a little more.
        let rarest = log(1 + 2 * Double(passageCount))
        let mass = known.reduce(0) { $0 + $1.inverseDocumentFrequency } + Double(unknown) * rarest
        var values: [AnswerabilityFeature: Double] = [:]
        let cosine = first.vector.score ?? background
        values[.fusedScore] = weights.score(
            lexical: first.lexical.score ?? 0, cosine: cosine, context: first.contextCosine,
            wordPairs: first.wordPairShare ?? 0)
        values[.cosine] = cosine
        values[.cosineLead] = (cosines.first ?? 0) - background
        values[.wordShare] = mass > 0 ? (first.lexical.score ?? 0) / mass : 0
        values[.wordPairs] = retrieved.candidates.prefix(Self.pairsDepth).compactMap(\.wordPairShare).max() ?? 0
        values[.weakestWord] = coverage.values.min() ?? 0
        values[.missingNames] = Double(
            zip(question.words, coverage.isLiteral).count { word, isLiteral in word.isName && !isLiteral })
        values[.contentWords] = log(1 + Double(question.words.count))
        self.init(values: AnswerabilityFeature.allCases.map { values[$0] ?? 0 })
    }
}
