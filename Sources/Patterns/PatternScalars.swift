/// How patterns see single scalars.
package enum PatternScalars {
    /// The value of the small letter, if that is one scalar; else of the scalar itself.
    package static func lowered(_ scalar: Unicode.Scalar) -> UInt32 {
        if scalar.isASCII { return scalar.value >= 0x41 && scalar.value <= 0x5A ? scalar.value + 0x20 : scalar.value }
        let mapping = scalar.properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first?.value ?? scalar.value : scalar.value
    }

    /// A letter, a digit or a low line.
    static func isWord(_ value: UInt32) -> Bool {
        value == 0x5F || (Unicode.Scalar(value).map(isWordPart) ?? false)
    }

    /// A letter, a digit, or a mark on a letter.
    package static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.value >= 0x30
                && (scalar.value <= 0x39 || (scalar.value | 0x20 >= 0x61 && scalar.value | 0x20 <= 0x7A))
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.generalCategory == .nonspacingMark
    }
}
