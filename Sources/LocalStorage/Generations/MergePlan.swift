/// Which parts to rewrite into one. Pure.
///
/// The logarithmic method (Bentley and Saxe 1980; Lucene's log merge policy): parts of like size are joined, so each
/// article is rewritten O(log n) times in its life, however edits arrive.
enum MergePlan {
    struct Part: Equatable {
        var index: Int
        /// Parts of different classes (audience and locale) are never joined.
        var classIndex: Int
        var livePassages: Int
        var deadPassages: Int
    }

    /// A class may have this many parts before small ones are joined.
    static let partsMaximum = 8
    /// A part with a larger share of dead passages is rewritten.
    static let deadShareMaximum = 0.25
    /// A part takes part in a merge if it is at most this many times as large as all smaller ones together.
    static let sizeRatio = 4

    /// Groups of part indexes, each to be written as one part, in order. A group of one is a part to be freed of its dead.
    static func groups(of parts: [Part]) -> [[Int]] {
        let classes = Dictionary(grouping: parts, by: \.classIndex)
        return classes.keys.sorted().flatMap { groups(ofClass: classes[$0] ?? []) }
    }

    private static func groups(ofClass parts: [Part]) -> [[Int]] {
        var groups: [[Int]] = []
        var rest = parts.sorted { ($0.livePassages, $0.index) < ($1.livePassages, $1.index) }
        if rest.count > partsMaximum {
            var group = 1
            var total = rest[0].livePassages
            while group < rest.count,
                rest[group].livePassages <= sizeRatio * max(total, 1) || rest.count - group >= partsMaximum
            {
                total += rest[group].livePassages
                group += 1
            }
            if group > 1 {
                groups.append(rest[..<group].map(\.index).sorted())
                rest.removeFirst(group)
            }
        }
        for part in rest where isTooDead(part) { groups.append([part.index]) }
        return groups.sorted { $0[0] < $1[0] }
    }

    private static func isTooDead(_ part: Part) -> Bool {
        Double(part.deadPassages) > deadShareMaximum * Double(part.livePassages + part.deadPassages)
    }
}
