internal import Foundation
internal import KnowledgeModel

/// The examples of all rules as vectors, and how they decide by meaning.
///
/// Each example votes with exp(15 × cosine), so that near ones count and far ones hardly do: a Parzen window (E. Parzen,
/// "On Estimation of a Probability Density Function and Mode", 1962) with the kernel of von Mises and Fisher. Examples of
/// rules vote for a matter, exceptions vote for none.
struct RuleMeanings: Sendable {
    /// What a question's vector says.
    struct Vote {
        /// The rule with most votes, if the votes for matters have the majority and its nearest example is near enough;
        /// nil if nothing follows from the meaning.
        var elected: (rule: Int, nearest: ReviewTrigger.NearestExample)?
        /// Whether the exceptions have more than half of the votes.
        var isOrdinary = false
    }

    /// The width of the window; fitted with the two thresholds.
    private static let concentration: Float = 15

    private struct Role: Sendable {
        /// Nil: an exception of all rules.
        let rule: Int?
        let isException: Bool
    }

    /// Of the examples, as what follows. Apart from the roles, which a vote looks at all of.
    private let texts: [String]
    private let roles: [Role]
    /// One after the other in memory.
    private let vectors: [Float]
    private let rules: [ReviewRule]
    private let similarity: Double
    private let majority: Double

    /// - Returns: nil if `embed` gives nothing, which means that there is no encoder.
    init?(_ policy: ReviewPolicy, embed: ([String]) throws -> [EmbeddingVector]?) throws {
        var texts: [(text: String, rule: Int?, isException: Bool)] = []
        texts += policy.commonExceptions.examples.map { ($0, nil, true) }
        for (index, rule) in policy.rules.enumerated() {
            texts += rule.match.examples.map { ($0, index, false) }
            texts += rule.exceptions.examples.map { ($0, index, true) }
        }
        guard let vectors = try embed(texts.map(\.text)) else { return nil }
        guard vectors.count == texts.count, Set(vectors.map(\.dimensions)).count <= 1 else {
            throw PolicyError.encoding(expected: texts.count, found: vectors.count)
        }
        self.texts = texts.map(\.text)
        roles = texts.map { Role(rule: $0.rule, isException: $0.isException) }
        self.vectors = vectors.flatMap(\.values)
        rules = policy.rules
        similarity = policy.similarity
        majority = policy.majority
    }

    /// - Precondition: `vector` has the examples' dimensions.
    /// - Complexity: O(examples × dimensions).
    func vote(_ vector: EmbeddingVector) -> Vote {
        var weights = [Float](repeating: 0, count: rules.count)
        var nearest = [(example: Int, cosine: Float)?](repeating: nil, count: rules.count)
        var exceptionWeight: Float = 0
        var nearestException = [Float](repeating: -1, count: rules.count)
        var nearestCommon: Float = -1
        for (index, cosine) in cosines(to: vector).enumerated() {
            let weight = exp(Self.concentration * cosine)
            switch (roles[index].rule, roles[index].isException) {
            case (let rule?, false):
                weights[rule] += weight
                if cosine > nearest[rule]?.cosine ?? -.infinity { nearest[rule] = (index, cosine) }
            case (let rule?, true):
                exceptionWeight += weight
                nearestException[rule] = max(nearestException[rule], cosine)
            case (nil, _):
                exceptionWeight += weight
                nearestCommon = max(nearestCommon, cosine)
            }
        }
        let matterWeight = weights.reduce(0, +)
        let total = Double(matterWeight + exceptionWeight)
        var vote = Vote(isOrdinary: exceptionWeight > matterWeight)
        guard total > 0, Double(matterWeight) >= majority * total,
            let rule = weights.indices.max(by: { (weights[$0], $1) < (weights[$1], $0) }), let best = nearest[rule],
            Double(best.cosine) >= rules[rule].similarity ?? similarity, best.cosine > nearestException[rule],
            !rules[rule].usesCommonExceptions || best.cosine > nearestCommon
        else { return vote }
        vote.elected = (rule, .init(example: texts[best.example], cosine: best.cosine))
        return vote
    }

    /// Of all examples: eight sums side by side, then their sum. O(examples × dimensions), as fast as memory gives them.
    private func cosines(to vector: EmbeddingVector) -> [Float] {
        let dimensions = vector.dimensions
        precondition(vectors.count == roles.count * dimensions, "vectors of different encoders cannot be compared")
        let lanes = dimensions / 8 * 8
        return vector.values.withUnsafeBytes { question in
            vectors.withUnsafeBytes { vectors in
                roles.indices.map { example in
                    let start = example * dimensions
                    func product(at index: Int) -> Float {
                        question.load(fromByteOffset: index * 4, as: Float.self)
                            * vectors.load(fromByteOffset: (start + index) * 4, as: Float.self)
                    }
                    var sums = SIMD8<Float>()
                    for index in stride(from: 0, to: lanes, by: 8) {
                        sums +=
                            question.loadUnaligned(fromByteOffset: index * 4, as: SIMD8<Float>.self)
                            * vectors.loadUnaligned(fromByteOffset: (start + index) * 4, as: SIMD8<Float>.self)
                    }
                    return (lanes..<dimensions).reduce(sums.sum()) { $0 + product(at: $1) }
                }
            }
        }
    }
}
