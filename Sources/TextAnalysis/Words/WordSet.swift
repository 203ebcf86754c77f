/// A fixed set of words, asked far more often than made: one look into a small table for nearly every word of a text.
///
/// Open addressing with linear probing (Knuth, vol. 3, 6.4) over keys that are hashes already.
package struct WordSet: Sendable {
    /// Hashes, or 0; a power of two, and a quarter full at most.
    private let slots: [UInt64]

    /// The keys of words separated by white space.
    package init(words: String) {
        self.init(words.split(whereSeparator: \.isWhitespace).map { WordKey(String($0)) })
    }

    package init(_ keys: some Collection<WordKey>) {
        var slots = [UInt64](repeating: 0, count: Self.slotCount(for: keys.count))
        for key in keys {
            precondition(key.hash != 0, "0 stands for an empty slot")
            var slot = Self.slot(of: key, count: slots.count)
            while slots[slot] != 0, slots[slot] != key.hash { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = key.hash
        }
        self.slots = slots
    }

    /// O(1).
    package func contains(_ key: WordKey) -> Bool {
        var slot = Self.slot(of: key, count: slots.count)
        while slots[slot] != 0 {
            if slots[slot] == key.hash { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    private static func slotCount(for keys: Int) -> Int {
        var count = 16
        while count < 4 * keys { count *= 2 }
        return count
    }

    @inline(__always)
    private static func slot(of key: WordKey, count: Int) -> Int {
        Int(truncatingIfNeeded: (key.hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }
}
