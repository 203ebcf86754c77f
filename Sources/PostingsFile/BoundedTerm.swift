/// A term of a question on its way through the windows of a file: what its postings may add to scores at most.
struct BoundedTerm {
    let weight: UInt32
    /// Blocks that lie ahead.
    var blocks: Range<Int>
    /// Documents of made-up postings that lie ahead, as places in `made`.
    var rest: Range<Int>
    let made: MadeBounds?

    /// Documents of made-up postings, and what they add to what the base alone would.
    struct MadeBounds {
        let documents: [UInt32]
        let sums: [UInt32]
        let maximum: UInt32
    }

    init(_ term: WeighedTerm, weight: UInt32, _ units: WeightUnits, _ scoring: ExactScoring, _ bounds: ScoreBounds) {
        self.weight = weight
        switch term.postings {
        case .stored(let entry):
            blocks = entry.blocks
            rest = 0..<0
            made = nil
        case .merged(let merged):
            blocks = merged.base?.blocks ?? 0..<0
            let made = Self.made(merged, term.weight, weight, units, scoring, bounds)
            rest = made.documents.indices
            self.made = made
        }
    }

    private static func made(
        _ merged: MergedPostings, _ exactWeight: Double, _ weight: UInt32, _ units: WeightUnits,
        _ scoring: ExactScoring, _ bounds: ScoreBounds
    ) -> MadeBounds {
        let sections = scoring.sections
        // Damaged files may name a document that is not there.
        let documents = merged.documents.prefix { Int($0) < sections.documentCount }
        var sums = zip(documents, merged.frequencies).map { document, frequency in
            let length = sections.length(ofDocument: Int(document))
            let norm = scoring.parameters.norm(length, averageLength: scoring.averageLength)
            return units.ceiling(
                ofScore: scoring.contribution(weight: exactWeight, frequency: frequency, norm: norm))
        }
        if let base = merged.base {
            scoring.forEachPosting(of: base, in: WindowRuns(of: documents.map { Int32(bitPattern: $0) })) {
                let code = Int(sections.codes[$1]) & (bounds.rowCount - 1)
                let lengthClass = Int(sections.lengthClasses[Int(documents[$0])])
                let inBase = weight &* UInt32(bounds.table[code * LengthClasses.count + lengthClass])
                sums[$0] = sums[$0] > inBase ? sums[$0] - inBase : 0
            }
        }
        return MadeBounds(documents: Array(documents), sums: sums, maximum: sums.max() ?? 0)
    }

    /// The next window with a posting; nil if none has.
    @inline(__always)
    func nextWindow(_ sections: PostingsSections) -> Int? {
        let stored = blocks.isEmpty ? nil : Int(sections.blockWindows[blocks.lowerBound])
        guard let made, !rest.isEmpty else { return stored }
        return min(stored ?? .max, Int(made.documents[rest.lowerBound]) >> PostingsFileFormat.windowBits)
    }

    /// Leaves behind what lies before a window. A damaged list may go back.
    @inline(__always)
    mutating func skip(to window: Int, _ sections: PostingsSections) {
        if !blocks.isEmpty, Int(sections.blockWindows[blocks.lowerBound]) < window {
            blocks = sections.firstBlock(in: blocks, notBelow: window)..<blocks.upperBound
        }
        guard let made, !rest.isEmpty else { return }
        made.documents.withUnsafeBufferPointer {
            guard let base = $0.baseAddress else { return }
            let first = UInt32(window << PostingsFileFormat.windowBits)
            rest = base.firstPosition(in: rest, notBelow: first)..<rest.upperBound
        }
    }

    /// Adds what made-up postings add in a window, and leaves them behind.
    mutating func addMade(inWindow window: Int, documents: Int, to sums: UnsafeMutablePointer<UInt32>) {
        guard let made else { return }
        let first = window << PostingsFileFormat.windowBits
        var place = rest.lowerBound
        while place < rest.upperBound {
            let offset = Int(made.documents[place]) - first
            guard offset < documents else { break }
            if offset >= 0 { sums[offset] &+= made.sums[place] }
            place += 1
        }
        rest = place..<rest.upperBound
    }
}
