internal import Foundation

/// A measure of one topic's ranking, as trec_eval defines it.
///
/// With `g(i)` the grade of the document at rank `i` (from 1), 0 if it is unjudged or its grade is below 0:
///
/// - `nDCG@k`: `Σ_{i≤k} g(i) / log2(i + 1)`, over the same sum for the judged grades in falling order. The gain is the
///   grade itself, not `2^g - 1` (trec_eval `m_ndcg_cut.c`; K. Järvelin and J. Kekäläinen, "Cumulated Gain-Based
///   Evaluation of IR Techniques", ACM TOIS 20(4), 2002, with the discount of later practice).
/// - `R@k`: relevant documents up to rank `k`, over all relevant documents.
/// - `RR`, `RR@k`: 1 over the rank of the first relevant document; 0 if there is none, or none up to `k`.
/// - `P@k`: relevant documents up to rank `k`, over `k`, however few were found.
/// - `Judged@k`: judged documents up to rank `k`, over the documents up to `k` (as ir_measures has it).
///
/// All are 0 where their denominator is.
package enum Measure: Sendable, Hashable, CustomStringConvertible {
    case nDCG(Int)
    case recall(Int)
    /// Nil: at any rank.
    case reciprocalRank(Int?)
    case precision(Int)
    case judged(Int)

    /// What the product reports unless asked otherwise.
    package static let standard: [Measure] = [
        .nDCG(10), .recall(10), .recall(100), .reciprocalRank(10), .precision(1), .precision(5), .judged(10),
    ]

    /// Reads `nDCG@10`; upper and lower case are one.
    package init(parsing name: String) throws(EvaluationError) {
        let parts = name.lowercased().split(separator: "@", omittingEmptySubsequences: false)
        let cutoff = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first, cutoff) {
        case ("ndcg", let cutoff?) where cutoff > 0: self = .nDCG(cutoff)
        case ("r", let cutoff?) where cutoff > 0: self = .recall(cutoff)
        case ("rr", let cutoff?) where cutoff > 0: self = .reciprocalRank(cutoff)
        case ("rr", nil) where parts.count == 1: self = .reciprocalRank(nil)
        case ("p", let cutoff?) where cutoff > 0: self = .precision(cutoff)
        case ("judged", let cutoff?) where cutoff > 0: self = .judged(cutoff)
        default: throw .unknownMeasure(name)
        }
    }

    package var description: String {
        switch self {
        case .nDCG(let cutoff): "nDCG@\(cutoff)"
        case .recall(let cutoff): "R@\(cutoff)"
        case .reciprocalRank(let cutoff): cutoff.map { "RR@\($0)" } ?? "RR"
        case .precision(let cutoff): "P@\(cutoff)"
        case .judged(let cutoff): "Judged@\(cutoff)"
        }
    }
}

extension Measure {
    /// The value for one topic, 0 to 1. O(ranking + grades log grades).
    ///
    /// - Parameters:
    ///   - ranking: document ids, best first, each once.
    ///   - grades: of the judged documents.
    package func value(ranking: [String], grades: [String: Int]) -> Double {
        switch self {
        case .nDCG(let cutoff):
            let ideal = Self.gain(of: grades.values.sorted(by: >).prefix(cutoff))
            return ideal > 0 ? Self.gain(of: ranking.prefix(cutoff).map { grades[$0] ?? 0 }) / ideal : 0
        case .recall(let cutoff):
            let relevantCount = grades.values.count { $0 > 0 }
            return Self.ratio(Self.relevantCount(ranking.prefix(cutoff), grades), relevantCount)
        case .reciprocalRank(let cutoff):
            let found = ranking.prefix(cutoff ?? .max).firstIndex { grades[$0] ?? 0 > 0 }
            return found.map { 1 / Double($0 + 1) } ?? 0
        case .precision(let cutoff):
            return Self.ratio(Self.relevantCount(ranking.prefix(cutoff), grades), cutoff)
        case .judged(let cutoff):
            let top = ranking.prefix(cutoff)
            return Self.ratio(top.count { grades[$0] != nil }, top.count)
        }
    }

    private static func relevantCount(_ documents: ArraySlice<String>, _ grades: [String: Int]) -> Int {
        documents.count { grades[$0] ?? 0 > 0 }
    }

    private static func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

    private static func gain(of grades: some Sequence<Int>) -> Double {
        var sum = 0.0
        for (place, grade) in grades.enumerated() where grade > 0 {
            sum += Double(grade) / log2(Double(place + 2))
        }
        return sum
    }
}
