/// Up to 512 rows, ascending, to be handed to a kernel in one call.
///
/// Rows follow each other from `first`, or are listed where a filter leaves gaps.
struct RowBlock {
    /// Enough that the call costs nothing beside 512 × 384 bytes, few enough that products stay in the first cache.
    static let capacity = 512

    let first: Int
    let count: Int
    let list: UnsafePointer<Int32>?

    func row(_ index: Int) -> Int {
        guard let list else { return first + index }
        return Int(list[index])
    }

    /// Calls `body` with blocks that hold all rows that `allowed` allows, in ascending order.
    ///
    /// A block of which at least half is allowed comes whole: reading rows in sequence is twice as fast as here and
    /// there, so `body` must test the rows it keeps. Elsewhere the allowed rows are gathered over as many words as it
    /// takes to fill a block, so that the cost is that of the allowed rows and not of the file.
    ///
    /// - Parameters:
    ///   - rowCount: rows of the file.
    ///   - allowed: one bit for each row, or nil for all.
    /// - Complexity: O(`rowCount` / 64 + allowed rows)
    static func forEach(rowCount: Int, allowed: [UInt64]?, _ body: (RowBlock) -> Void) {
        guard let words = allowed else {
            for first in Swift.stride(from: 0, to: rowCount, by: capacity) {
                body(RowBlock(first: first, count: min(capacity, rowCount - first), list: nil))
            }
            return
        }
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: roomForProducts) { list in
            guard let rows = list.baseAddress else { return }
            var listed = 0
            var index = 0
            while index < words.count {
                if listed == 0, isDense(words, at: index) {
                    body(RowBlock(first: index * 64, count: min(capacity, rowCount - index * 64), list: nil))
                    index += capacity / 64
                    continue
                }
                var word = words[index]
                while word != 0 {
                    rows[listed] = Int32(truncatingIfNeeded: index * 64 + word.trailingZeroBitCount)
                    listed += 1
                    word &= word &- 1
                }
                index += 1
                // At each end of a block of words, so that a dense one that follows is seen.
                if listed >= capacity || (index % (capacity / 64) == 0 && listed >= capacity / 8) {
                    body(RowBlock(first: 0, count: listed, list: rows))
                    listed = 0
                }
            }
            if listed > 0 { body(RowBlock(first: 0, count: listed, list: rows)) }
        }
    }

    /// A block may exceed `capacity` by what its last word adds.
    static let roomForProducts = capacity + 64

    private static func isDense(_ words: [UInt64], at index: Int) -> Bool {
        let end = min(index + capacity / 64, words.count)
        var allowedCount = 0
        for word in words[index..<end] { allowedCount += word.nonzeroBitCount }
        return allowedCount >= (end - index) * 32
    }
}
