/// Words that stand side by side in a question, and what it tells to find them so in a document.
package struct WordPairs: Sendable {
    private var pairs: [(key: UInt64, weight: Double)] = []
    /// Numbers of pairs by the hash of their two terms, or -1; a power of two, and a quarter full at most: nearly all
    /// pairs of a document are told to be none of these by one look. Linear probing (Knuth, vol. 3, 6.4).
    private var slots: [Int32] = []

    package init() {}

    package var isEmpty: Bool { pairs.isEmpty }

    /// - Precondition: each pair once.
    package mutating func append(_ first: TermEntry, _ second: TermEntry, weight: Double) {
        let key = Self.key(UInt32(first.index), UInt32(second.index))
        precondition(number(of: key) < 0)
        pairs.append((key, weight))
        if slots.count < 4 * pairs.count {
            slots = Array(repeating: -1, count: max(64, 2 * slots.count))
            for number in pairs.indices { place(number) }
        } else {
            place(pairs.count - 1)
        }
    }

    @inline(__always)
    private static func key(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    /// Fibonacci hashing (Knuth, vol. 3, 6.4).
    @inline(__always)
    private static func slot(of key: UInt64, mask: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private mutating func place(_ number: Int) {
        var slot = Self.slot(of: pairs[number].key, mask: slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(number)
    }

    /// Of a pair; negative if it is none of these.
    @inline(__always)
    private func number(of key: UInt64) -> Int {
        if slots.isEmpty { return -1 }
        var slot = Self.slot(of: key, mask: slots.count - 1)
        while slots[slot] >= 0, pairs[Int(slots[slot])].key != key { slot = (slot + 1) & (slots.count - 1) }
        return Int(slots[slot])
    }

    /// Adds the weight of the pairs that stand side by side in a run of tokens, each counted once a stamp.
    fileprivate func add(to sum: inout Double, in run: UnsafeBufferPointer<UInt32>, seen: inout [Int], stamp: Int) {
        guard run.count > 1 else { return }
        for index in 0..<run.count - 1 {
            let number = number(of: Self.key(run[index], run[index + 1]))
            guard number >= 0, seen[number] != stamp else { continue }
            seen[number] = stamp
            sum += pairs[number].weight
        }
    }

    fileprivate var blank: [Int] { [Int](repeating: -1, count: pairs.count) }
}

extension PostingsFileReader {
    /// For each document the weight of the pairs that stand side by side in one of its fields, in that order.
    ///
    /// - Precondition: `rows` are documents of this file, the pairs of its terms.
    /// - Complexity: O(tokens of the documents)
    package func weights(of pairs: WordPairs, in rows: [Int32]) -> [Double] {
        precondition(rows.allSatisfy { $0 >= 0 && $0 < documentCount })
        guard !pairs.isEmpty else { return [Double](repeating: 0, count: rows.count) }
        return withSections { sections in
            var seen = pairs.blank
            return rows.enumerated().map { stamp, row in
                var sum = 0.0
                sections.forEachField(ofDocument: Int(row)) { _, run in
                    pairs.add(to: &sum, in: run, seen: &seen, stamp: stamp)
                }
                return sum
            }
        }
    }
}
