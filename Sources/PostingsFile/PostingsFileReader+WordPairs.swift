/// Words that stand side by side in a question, and what it tells to find them so in a document.
package struct WordPairs: Sendable {
    /// Pairs by their two terms' indexes in one file.
    private var numbers: [UInt64: Int] = [:]
    private var weights: [Double] = []
    /// One bit for each first term, folded into 64: most tokens of a document are told apart by it.
    private var firsts: UInt64 = 0

    package init() {}

    package var isEmpty: Bool { weights.isEmpty }

    /// - Precondition: each pair once.
    package mutating func append(_ first: TermEntry, _ second: TermEntry, weight: Double) {
        let key = UInt64(first.index) << 32 | UInt64(second.index)
        precondition(numbers.updateValue(weights.count, forKey: key) == nil)
        weights.append(weight)
        firsts |= 1 << UInt64(first.index & 63)
    }

    /// Adds the weight of the pairs that stand side by side in a run of tokens, each counted once a stamp.
    fileprivate func add(to sum: inout Double, in run: UnsafeBufferPointer<UInt32>, seen: inout [Int], stamp: Int) {
        if run.count > 1 {
            for index in 0..<run.count - 1 where firsts >> UInt64(run[index] & 63) & 1 == 1 {
                guard let number = numbers[UInt64(run[index]) << 32 | UInt64(run[index + 1])], seen[number] != stamp
                else { continue }
                seen[number] = stamp
                sum += weights[number]
            }
        }
    }

    fileprivate var blank: [Int] { [Int](repeating: -1, count: weights.count) }
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
