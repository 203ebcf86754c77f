/// The tokens of a WordPiece model and their ids: a hash table over the bytes of `vocab.txt`.
///
/// A token `##x` may only continue a word. It is found under the hash of `x` with a seed of its own, so that matching
/// inside a word needs neither copying nor a prefix.
struct Vocabulary: Sendable {
    /// Tokens, duplicates included: one more than the highest id.
    let count: Int
    /// Bytes of the longest token without `##`: no longer match is tried.
    let longestTokenBytes: Int

    private let bytes: [UInt8]
    /// By id: where the token's text without `##` lies in `bytes`.
    private let entries: [Entry]
    /// Open addressing, a power of two, at most a quarter full; -1 is empty.
    private let slots: [Int32]

    fileprivate struct Entry: Sendable {
        let offset: Int32
        let length: Int32
        let continues: Bool
    }

    /// Reads one token a line, line number = id, from 0. Of equal lines the last one counts, as in the reference.
    ///
    /// - Complexity: O(bytes).
    init(lines bytes: [UInt8]) {
        var entries: [Entry] = []
        var start = 0
        while start < bytes.count {
            let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let end = newline > start && bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
            let continues = end - start > 2 && bytes[start..<start + 2].elementsEqual("##".utf8)
            let textStart = continues ? start + 2 : start
            entries.append(Entry(offset: Int32(textStart), length: Int32(end - textStart), continues: continues))
            start = newline + 1
        }
        count = entries.count
        longestTokenBytes = Int(entries.map(\.length).max() ?? 0)
        var capacity = 16
        while capacity < 4 * entries.count { capacity *= 2 }
        var slots = [Int32](repeating: -1, count: capacity)
        for (id, entry) in entries.enumerated() {
            let text = bytes[Int(entry.offset)..<Int(entry.offset + entry.length)]
            var slot = Hash(text, continues: entry.continues).slot(capacity)
            while slots[slot] >= 0 {
                let other = entries[Int(slots[slot])]
                if other.continues == entry.continues,
                    bytes[Int(other.offset)..<Int(other.offset + other.length)].elementsEqual(text)
                {
                    break
                }
                slot = (slot + 1) & (capacity - 1)
            }
            slots[slot] = Int32(id)
        }
        self.bytes = bytes
        self.entries = entries
        self.slots = slots
    }

    /// The id of a whole token, such as `[CLS]`.
    func id(of token: String) -> Int32? {
        let utf8 = Array(token.utf8)
        return withLookup { lookup in
            utf8.withUnsafeBufferPointer { lookup.id($0, hash: Hash($0, continues: false), continues: false) }
        }
    }

    /// Runs `body` with the table as plain pointers, which end with the call. No bounds checks in the inner loop.
    func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            entries.withUnsafeBufferPointer { entries in
                slots.withUnsafeBufferPointer { slots in
                    body(Lookup(bytes: bytes, entries: entries, slots: slots, longest: longestTokenBytes))
                }
            }
        }
    }

    /// FNV-1a in 64 bits (Fowler, Noll, Vo), extended byte by byte; one seed for starts of words, one for the rest.
    struct Hash {
        private var value: UInt64

        init(continues: Bool) { value = continues ? 0x9E37_79B9_7F4A_7C15 : 0xCBF2_9CE4_8422_2325 }

        init(_ bytes: some Sequence<UInt8>, continues: Bool) {
            self.init(continues: continues)
            for byte in bytes { append(byte) }
        }

        @inline(__always) mutating func append(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

        /// FNV's low bits are its weak ones: mix higher ones in.
        @inline(__always) func slot(_ capacity: Int) -> Int {
            Int(truncatingIfNeeded: value ^ (value >> 29)) & (capacity - 1)
        }
    }

    struct Lookup {
        fileprivate let bytes: UnsafeBufferPointer<UInt8>
        fileprivate let entries: UnsafeBufferPointer<Entry>
        fileprivate let slots: UnsafeBufferPointer<Int32>
        let longest: Int

        /// The id of the token with these bytes, whose hash is `hash`. O(1) expected.
        @inline(__always)
        func id(_ text: UnsafeBufferPointer<UInt8>, hash: Hash, continues: Bool) -> Int32? {
            var slot = hash.slot(slots.count)
            while slots[slot] >= 0 {
                let entry = entries[Int(slots[slot])]
                if Int(entry.length) == text.count, entry.continues == continues, isText(text, at: Int(entry.offset)) {
                    return slots[slot]
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }

        @inline(__always)
        private func isText(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
            for i in 0..<text.count where bytes[offset + i] != text[i] { return false }
            return true
        }
    }
}
