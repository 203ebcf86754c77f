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

    private struct Example: Sendable {
        let text: String
        let vector: EmbeddingVector
        /// Nil: an exception of all rules.
        let rule: Int?
        let isException: Bool
    }

    private let examples: [Example]
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
        examples = zip(texts, vectors).map {
            Example(text: $0.text, vector: $1, rule: $0.rule, isException: $0.isException)
        }
        rules = policy.rules
        similarity = policy.similarity
        majority = policy.majority
    }

    /// - Precondition: `vector` has the examples' dimensions.
    /// - Complexity: O(examples × dimensions).
    func vote(_ vector: EmbeddingVector) -> Vote {
        var weights = [Float](repeating: 0, count: rules.count)
        var nearest = [ReviewTrigger.NearestExample?](repeating: nil, count: rules.count)
        var exceptionWeight: Float = 0
        var nearestException = [Float](repeating: -1, count: rules.count)
        var nearestCommon: Float = -1
        for example in examples {
            let cosine = Self.cosine(example.vector, vector)
            let weight = exp(Self.concentration * cosine)
            switch (example.rule, example.isException) {
            case (let rule?, false):
                weights[rule] += weight
                if cosine > nearest[rule]?.cosine ?? -.infinity {
                    nearest[rule] = .init(example: example.text, cosine: cosine)
                }
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
        vote.elected = (rule, best)
        return vote
    }

    private static func cosine(_ left: EmbeddingVector, _ right: EmbeddingVector) -> Float {
        precondition(left.dimensions == right.dimensions, "vectors of different encoders cannot be compared")
        return left.values.withUnsafeBufferPointer { left in
            right.values.withUnsafeBufferPointer { right in
                var sums = SIMD8<Float>()
                var index = 0
                while index + 8 <= left.count {
                    for lane in 0..<8 { sums[lane] += left[index + lane] * right[index + lane] }
                    index += 8
                }
                var sum = sums.sum()
                while index < left.count {
                    sum += left[index] * right[index]
                    index += 1
                }
                return sum
            }
        }
    }
}
