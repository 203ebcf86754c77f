/// Finds and overwrites what is not UTF-8, keeping every other byte in its place.
enum UTF8Repair {
    static func isValid(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    /// Whether a text with flaws is UTF-8 rather than an older encoding: more of its high bytes make characters than
    /// not.
    static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var good = 0
        var bad = 0
        scan(bytes) { length, isValid in
            if isValid { good += length } else { bad += length }
        }
        return good > bad
    }

    /// Overwrites each byte that belongs to no character with `?` and returns how many there were.
    static func overwriteInvalid(_ bytes: inout [UInt8]) -> Int {
        guard !isValid(bytes) else { return 0 }
        var places: [Int] = []
        var position = 0
        var plain = 0
        scan(bytes, plain: { plain += 1 }) { length, isValid in
            position += plain
            plain = 0
            if !isValid { places += position..<(position + length) }
            position += length
        }
        for place in places { bytes[place] = UInt8(ascii: "?") }
        return places.count
    }

    /// Calls `visit` for every run of high bytes that is one character, or one byte that is none.
    private static func scan(
        _ bytes: [UInt8], plain: () -> Void = {}, _ visit: (_ length: Int, _ isValid: Bool) -> Void
    ) {
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                plain()
                index += 1
                continue
            }
            let length = characterLength(bytes, at: index)
            visit(max(length, 1), length > 0)
            index += max(length, 1)
        }
    }

    /// The length of the character at `index` by table 3-7 of the Unicode standard, or 0 if there is none.
    private static func characterLength(_ bytes: [UInt8], at index: Int) -> Int {
        let lead = bytes[index]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
