/// A word's identity for looking up and comparing: the FNV-1a hash (Fowler, Noll and Vo) of its bytes in lower case.
///
/// Only ASCII letters are folded; a typographic apostrophe counts as a plain one, a hyphen as nothing (`e-mail` is
/// `email`). Two words of one text share a key by accident about once in 10^19 pairs.
package struct WordKey: Sendable, Hashable {
    package private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    package init(_ word: String) {
        var word = word
        word.withUTF8 { append($0) }
    }

    /// O(n).
    package init(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBufferPointer { append($0) } }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "-") {
                place += 1
            } else if byte == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80, bytes[place + 2] == 0x99 {
                append(UInt8(ascii: "'"))
                place += 3
            } else {
                append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
                place += 1
            }
        }
    }

    /// The key is a hash already: to hash it once more, and slowly, would be most of the cost of reading a sentence.
    package func _rawHashValue(seed: Int) -> Int {
        Int(truncatingIfNeeded: (hash ^ UInt64(truncatingIfNeeded: seed)) &* 0x9E37_79B9_7F4A_7C15 >> 20)
    }

    private mutating func append(_ byte: UInt8) {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// One key for several in their order, as shingles need. O(n).
    static func joining(_ keys: some Sequence<WordKey>) -> UInt64 {
        var joined: UInt64 = 0x9E37_79B9_7F4A_7C15
        for key in keys {
            joined = (joined ^ key.hash) &* 0xBF58_476D_1CE4_E5B9
            joined ^= joined >> 29
        }
        return joined
    }
}
