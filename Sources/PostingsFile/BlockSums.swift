internal import KnowledgeModel

/// The sums of 2,048 consecutive documents while terms are added to them.
struct BlockSums {
    typealias Group = SIMD8<Double>

    /// 16 KB of sums: half of a first-level cache of 32 KB, the other half being left to the postings.
    static let capacity = 2048
    static let groupCount = capacity / Group.scalarCount

    private(set) var start = 0
    private(set) var end = 0
    private let groups: UnsafeMutablePointer<Group>
    /// `capacity` sums.
    let sums: UnsafeMutablePointer<Double>

    /// - Parameter groups: `groupCount` of them, which must outlive the sums.
    init(_ groups: UnsafeMutablePointer<Group>) {
        self.groups = groups
        groups.initialize(repeating: .zero, count: Self.groupCount)
        sums = UnsafeMutableRawPointer(groups).assumingMemoryBound(to: Double.self)
    }

    /// Moves to a block. All sums are zero.
    mutating func begin(at start: Int, documentCount: Int) {
        self.start = start
        end = min(start + Self.capacity, documentCount)
    }

    /// Keeps the best documents and sets the sums back to zero.
    func collect(into best: inout TopK) {
        // A local copy, since asking `best` is a call into another module. Sums of zero are never kept.
        var threshold = max(best.threshold, 0)
        for group in 0..<(end - start + Group.scalarCount - 1) / Group.scalarCount {
            let scores = groups[group]
            groups[group] = .zero
            guard any(scores .> Group(repeating: threshold)) else { continue }
            for lane in 0..<Group.scalarCount where scores[lane] > threshold {
                let row = start + group * Group.scalarCount + lane
                threshold = max(best.insert(row: Int32(truncatingIfNeeded: row), score: scores[lane]), 0)
            }
        }
    }
}
