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

/// How far a term's postings have been added.
struct TermCursor {
    private(set) var rest: Range<Int>
    let idf: Double

    init(rest: Range<Int>, idf: Double) {
        self.rest = rest
        self.idf = idf
    }

    /// Adds the postings of all documents of a block.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer) {
        let count = block.end - block.start
        var posting = rest.lowerBound
        while posting < rest.upperBound {
            let document = Int(scorer.sections.documents[posting])
            let index = document - block.start
            // Ends the block and guards against damage in one: a document of another block, on either side.
            guard UInt(bitPattern: index) < UInt(bitPattern: count) else { break }
            block.sums[index] += scorer.score(posting: posting, document: document, idf: idf)
            posting += 1
        }
        rest = posting..<rest.upperBound
    }

    /// Adds the postings of those documents of a block whose bit in `mask` is set.
    mutating func add(to block: BlockSums, _ scorer: PostingScorer, mask: UnsafeBufferPointer<UInt64>) {
        // Blocks begin on a word.
        let words = block.start >> 6..<(block.end + 63) >> 6
        guard mask[words].contains(where: { $0 != 0 }) else {
            rest = scorer.firstPosting(in: rest, notBelow: block.end)..<rest.upperBound
            return
        }
        let count = block.end - block.start
        var posting = rest.lowerBound
        while posting < rest.upperBound {
            let document = Int(scorer.sections.documents[posting])
            let index = document - block.start
            guard UInt(bitPattern: index) < UInt(bitPattern: count) else { break }
            if mask[document >> 6] >> UInt64(document & 63) & 1 == 1 {
                block.sums[index] += scorer.score(posting: posting, document: document, idf: idf)
            }
            posting += 1
        }
        rest = posting..<rest.upperBound
    }
}
