/// Groups of digits in a row, with little between them: `+44 (0)20 7946-0958`.
struct NumberRun {
    /// Of digits; the units of each.
    private(set) var groups: [Range<Int>] = []
    /// The digits of all groups.
    private(set) var digits: [UInt8] = []
    /// Where the digits of each group begin in `digits`, and their end.
    private(set) var starts: [Int] = [0]

    /// All runs of a text, in order. O(n).
    static func runs(in text: FoldedText) -> [NumberRun] {
        var runs: [NumberRun] = []
        var run = NumberRun()
        var index = 0
        while index < text.units.count {
            guard text.isDigit(index) else {
                index += 1
                continue
            }
            if let last = run.groups.last, !isJoint(last.upperBound..<index, text) {
                runs.append(run)
                run = NumberRun()
            }
            let start = index
            while text.isDigit(index) {
                run.digits.append(UInt8(truncatingIfNeeded: text.units[index] - 0x30))
                index += 1
            }
            run.groups.append(start..<index)
            run.starts.append(run.digits.count)
        }
        if !run.groups.isEmpty { runs.append(run) }
        return runs
    }

    /// At most three of space, hyphen, point, stroke, bracket, low line.
    private static func isJoint(_ gap: Range<Int>, _ text: FoldedText) -> Bool {
        gap.count <= 3
            && gap.allSatisfy { index in
                switch text.units[index] {
                case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F: true
                default: false
                }
            }
    }

    /// Groups in a row of a run.
    struct Window {
        let run: NumberRun
        let groups: Range<Int>

        var digits: ArraySlice<UInt8> { run.digits[run.starts[groups.lowerBound]..<run.starts[groups.upperBound]] }
        var count: Int { run.starts[groups.upperBound] - run.starts[groups.lowerBound] }
        var units: Range<Int> {
            run.groups[groups.lowerBound].lowerBound..<run.groups[groups.upperBound - 1].upperBound
        }
        /// Digits in each group.
        var shape: [Int] { groups.map { run.groups[$0].count } }
        var isOneGroup: Bool { groups.count == 1 }

        /// What stands between two groups, if it is the same everywhere and one unit; nil else, and for one group.
        func separator(in text: FoldedText) -> UInt32? {
            var found: UInt32?
            for group in groups.dropFirst() {
                let gap = run.groups[group - 1].upperBound..<run.groups[group].lowerBound
                guard gap.count == 1, found == nil || found == text.units[gap.lowerBound] else { return nil }
                found = text.units[gap.lowerBound]
            }
            return found
        }

        /// Whether no letter, digit or tight joint goes on beyond the ends.
        func standsAlone(in text: FoldedText) -> Bool {
            let before = units.lowerBound - 1
            let after = units.upperBound
            if text.isWord(before) || text.isWord(after) || text.is(before, "_") || text.is(after, "_") { return false }
            let joints: [Unicode.Scalar] = ["-", ".", "/", ",", ":"]
            if joints.contains(where: { text.is(before, $0) }), text.isWord(before - 1) { return false }
            return !(joints.contains { text.is(after, $0) } && text.isWord(after + 1))
        }
    }

    /// No number that people write has more.
    private static let groupsMaximum = 7

    /// Visits all rows of up to seven groups with so many digits together. O(groups).
    func forEachWindow(digits allowed: ClosedRange<Int>, _ body: (Window) -> Void) {
        if digits.count < allowed.lowerBound { return }
        for first in groups.indices {
            for last in first..<min(groups.count, first + Self.groupsMaximum) {
                let count = starts[last + 1] - starts[first]
                if count > allowed.upperBound { break }
                if count >= allowed.lowerBound { body(Window(run: self, groups: first..<last + 1)) }
            }
        }
    }
}
