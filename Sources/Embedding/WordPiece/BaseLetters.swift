import Foundation

/// Canonical decomposition (NFD) without the nonspacing marks: `é` becomes `e`, `が` becomes `か`.
///
/// Foundation decomposes about half a million characters a second, ten times slower than all else here. But nearly
/// all characters decompose to one character and nonspacing marks, and then each can be looked up by itself: marks go
/// away, so their order does not matter. Only texts with others (Hangul, Indic vowel signs) go through Foundation.
enum BaseLetters {
    /// - Complexity: O(n).
    static func withoutAccents(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        let table = Self.table
        var output: [Unicode.Scalar] = []
        output.reserveCapacity(scalars.count)
        for scalar in scalars {
            switch scalar.value {
            case 0..<0xC0: output.append(scalar)
            // Box drawing to dingbats; ideographs; full-width forms; emoji: nothing here decomposes or is a mark.
            case 0x2500...0x27BF, 0x4E00...0x9FFF, 0xFF00...0xFFEF, 0x1F000...0x1FAFF: output.append(scalar)
            // Variation selectors, which follow emoji, are nonspacing marks.
            case 0xFE00...0xFE0F: break
            default:
                switch tableIndex(scalar.value).map({ table[$0] }) {
                case .mark: break
                case .base(let base): output.append(base)
                case .notAlone, nil: return decomposed(scalars)
                }
            }
        }
        return output
    }

    /// The definition: the whole text decomposed, then stripped of its marks.
    private static func decomposed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        String(String.UnicodeScalarView(scalars)).decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
    }

    private enum Entry {
        /// A nonspacing mark: removed.
        case mark
        /// Decomposes to this and nonspacing marks, or is this.
        case base(Unicode.Scalar)
        /// Decomposes to more, or must be put in order with its neighbours.
        case notAlone
    }

    /// Latin, Greek, Cyrillic, Hebrew, Arabic; Thai; Latin and Greek extended, punctuation, symbols; kana.
    private static let blocks: [Range<UInt32>] = [0xC0..<0x700, 0xE00..<0xE80, 0x1E00..<0x2100, 0x3000..<0x3100]

    private static func tableIndex(_ value: UInt32) -> Int? {
        switch value {
        case 0xC0..<0x700: Int(value - 0xC0)
        case 0xE00..<0xE80: Int(value - 0xE00) + 0x640
        case 0x1E00..<0x2100: Int(value - 0x1E00) + 0x6C0
        case 0x3000..<0x3100: Int(value - 0x3000) + 0x9C0
        default: nil
        }
    }

    /// Entries of `blocks`, one block behind the other. Made on first use, in about 2 ms.
    private static let table: [Entry] = blocks.joined().map { value in
        let scalar = Unicode.Scalar(value)!
        if scalar.properties.generalCategory == .nonspacingMark { return .mark }
        let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
        guard let base = parts.first, base.properties.canonicalCombiningClass == .notReordered,
            parts.dropFirst().allSatisfy({ $0.properties.generalCategory == .nonspacingMark })
        else { return .notAlone }
        return .base(base)
    }
}
