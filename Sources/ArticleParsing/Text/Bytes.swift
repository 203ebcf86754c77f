/// Bytes as the parsers of this module class them.
extension UInt8 {
    var isASCIIWhitespace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    var isLineBreak: Bool { self == 0x0A || self == 0x0D }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

    /// Whether it is one of these ASCII characters.
    func isOne(of characters: StaticString) -> Bool {
        let start = characters.utf8Start
        for index in 0..<characters.utf8CodeUnitCount where start[index] == self { return true }
        return false
    }

    var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

extension Collection where Element == UInt8 {
    func starts(withASCII text: StaticString) -> Bool {
        text.withUTF8Buffer { self.starts(with: $0) }
    }

    var asString: String { String(decoding: self, as: UTF8.self) }
}

extension BidirectionalCollection where Element == UInt8 {
    /// Without blanks and line breaks at both ends.
    var trimmed: SubSequence {
        var slice = self[...]
        while let first = slice.first, first.isASCIIWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isASCIIWhitespace { slice = slice.dropLast() }
        return slice
    }
}

extension Array where Element == UInt8 {
    /// The first place at or after `start` where `pattern` stands.
    func firstIndex(of pattern: StaticString, from start: Int, to end: Int? = nil) -> Int? {
        pattern.withUTF8Buffer { needle in
            let last = (end ?? count) - needle.count
            guard let head = needle.first, start <= last else { return nil }
            return withUnsafeBufferPointer { bytes in
                var index = start
                while index <= last {
                    if bytes[index] == head {
                        var offset = 1
                        while offset < needle.count, bytes[index + offset] == needle[offset] { offset += 1 }
                        if offset == needle.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }
}
