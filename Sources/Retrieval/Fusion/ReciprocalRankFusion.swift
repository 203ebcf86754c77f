/// Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): the sum over rankings of 1 / (k + rank).
///
/// It knows ranks only, so it can tell neither a good leg from a bad one nor a near miss from a far one; it needs no
/// fitting, which is why it is the fallback.
package enum ReciprocalRankFusion {
    /// The constant of the paper.
    static let k = 60.0

    /// Of what is first in two rankings; there is no more.
    package static let best = score(ranks: [1, 1])

    /// The fused score of something that holds these ranks, from 1; nil where a ranking does not have it.
    static func score(ranks: [Int?]) -> Double {
        ranks.reduce(0) { sum, rank in sum + (rank.map { 1 / (k + Double($0)) } ?? 0) }
    }
}
