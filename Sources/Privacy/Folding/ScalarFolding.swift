/// How single scalars are written plainly.
enum ScalarFolding {
    private static let ascii: [FoldedText.UnitClass] = (0..<128).map { value in
        switch UInt8(value) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): [.letter, .capital]
        case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
        case 0x0A...0x0D: .newline
        default: []
        }
    }

    /// Nil for what cannot be seen.
    static func fold(_ scalar: Unicode.Scalar) -> (value: UInt32, unitClass: FoldedText.UnitClass)? {
        let value = scalar.value
        if value < 0x80 { return (value == 0x09 ? 0x20 : value, ascii[Int(value)]) }
        switch value {
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20E3, 0xFE00...0xFE0F, 0xFEFF:
            return nil
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (0x20, .space)
        case 0x85, 0x2028, 0x2029: return (0x0A, .newline)
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return (0x2D, [])
        case 0x2018, 0x2019, 0x02BC: return (0x27, [])
        case 0x2024, 0xFE52: return (0x2E, [])
        case 0xFE6B: return (0x40, [])
        case 0xFF01...0xFF5E: return (value - 0xFEE0, ascii[Int(value - 0xFEE0)])
        default: break
        }
        let properties = scalar.properties
        if properties.numericType == .decimal, let number = properties.numericValue {
            return (0x30 + UInt32(number), .digit)
        }
        let isLetter = properties.isAlphabetic || properties.generalCategory == .nonspacingMark
        if !isLetter { return (value, []) }
        return (value, properties.isUppercase ? [.letter, .capital] : .letter)
    }
}
