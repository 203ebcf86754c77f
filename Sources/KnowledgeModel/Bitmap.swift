/// A fixed number of bits: which passages are live, which a filter allows.
///
/// Bit `i` is bit `i % 64` of word `i / 64`; bits past `count` are always zero.
package struct Bitmap: Sendable, Hashable {
    package let count: Int
    package private(set) var words: [UInt64]

    package init(count: Int, repeating bit: Bool) {
        precondition(count >= 0)
        self.count = count
        words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
        clearTail()
    }

    /// Nil if `words` has not `(count + 63) / 64` elements or a bit past `count` is set.
    package init?(count: Int, words: [UInt64]) {
        guard count >= 0, words.count == (count + 63) / 64 else { return nil }
        self.count = count
        self.words = words
        let before = self.words
        clearTail()
        guard before == self.words else { return nil }
    }

    package subscript(index: Int) -> Bool {
        get {
            precondition(index >= 0 && index < count)
            return words[index >> 6] >> UInt64(index & 63) & 1 == 1
        }
        set {
            precondition(index >= 0 && index < count)
            let mask: UInt64 = 1 << UInt64(index & 63)
            if newValue { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
        }
    }

    /// Sets or clears a whole range. O(range / 64).
    package mutating func set(_ range: Range<Int>, to bit: Bool) {
        for index in range { self[index] = bit }
    }

    /// How many bits are set. O(count / 64).
    package var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// Bits set in both. Both must have the same count.
    package func intersection(_ other: Bitmap) -> Bitmap {
        precondition(count == other.count)
        var result = self
        for index in words.indices { result.words[index] &= other.words[index] }
        return result
    }

    private mutating func clearTail() {
        let used = count & 63
        if used != 0, let last = words.indices.last { words[last] &= (1 << UInt64(used)) - 1 }
    }
}
