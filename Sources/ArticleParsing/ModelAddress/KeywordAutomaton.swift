/// Finds any of many keywords in one pass over a text's bytes (Aho and Corasick, 1975).
///
/// Keywords come in groups; a step says which groups have a keyword that ends here.
// `@unchecked`: the tables are written once, in `init`.
final class KeywordAutomaton: @unchecked Sendable {
    /// One bit for each group.
    typealias Groups = UInt8

    /// Bytes that no keyword has are all of class 0.
    private let classes: UnsafeMutablePointer<UInt8>
    /// The state behind each state and class; a state has room for a power of two of classes.
    private let next: UnsafeMutablePointer<UInt16>
    private let groups: UnsafeMutablePointer<Groups>
    private let shift: Int

    /// - Precondition: no keyword is empty, and all together have less than 65,535 bytes.
    init(_ keywords: [(bytes: [UInt8], groups: Groups)]) {
        let used = Set(keywords.flatMap(\.bytes)).sorted()
        let classCount = used.count + 1
        let shift = Int.bitWidth - classCount.leadingZeroBitCount
        let stateMaximum = 1 + keywords.reduce(0) { $0 + $1.bytes.count }
        precondition(stateMaximum <= Int(UInt16.max) && classCount <= 256)
        var classes = [UInt8](repeating: 0, count: 256)
        for (index, byte) in used.enumerated() { classes[Int(byte)] = UInt8(index + 1) }
        var next = [UInt16](repeating: 0, count: stateMaximum << shift)
        var groups = [Groups](repeating: 0, count: stateMaximum)

        // The trie; 0 is the root, so that a step to it is a step to nowhere.
        var stateCount = 1
        for keyword in keywords {
            var state = 0
            for byte in keyword.bytes {
                let edge = state << shift + Int(classes[Int(byte)])
                if next[edge] == 0 {
                    next[edge] = UInt16(stateCount)
                    stateCount += 1
                }
                state = Int(next[edge])
            }
            groups[state] |= keyword.groups
        }
        // Where a keyword does not go on, the longest end of it that begins another does.
        var failure = [Int](repeating: 0, count: stateCount)
        var queue = (0..<classCount).map { Int(next[$0]) }.filter { $0 != 0 }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            groups[state] |= groups[failure[state]]
            for edge in 0..<classCount {
                let other = next[failure[state] << shift + edge]
                let child = Int(next[state << shift + edge])
                if child == 0 {
                    next[state << shift + edge] = other
                } else {
                    failure[child] = Int(other)
                    queue.append(child)
                }
            }
        }
        self.classes = .allocate(capacity: classes.count)
        self.classes.initialize(from: classes, count: classes.count)
        self.next = .allocate(capacity: next.count)
        self.next.initialize(from: next, count: next.count)
        self.groups = .allocate(capacity: groups.count)
        self.groups.initialize(from: groups, count: groups.count)
        self.shift = shift
    }

    deinit {
        classes.deallocate()
        next.deallocate()
        groups.deallocate()
    }

    /// Takes one more byte. A text begins in state 0.
    @inline(__always)
    func step(_ state: inout Int, _ byte: UInt8) -> Groups {
        state = Int(next[state << shift + Int(classes[Int(byte)])])
        return groups[state]
    }
}
