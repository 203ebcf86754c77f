/// White space in UTF-8 bytes, as Unicode's `White_Space` property has it.
package enum WhiteSpace {
    /// Bytes of the white-space scalar that begins at `offset`; 0 if there is none. O(1).
    package static func length(at offset: Int, in bytes: [UInt8], end: Int) -> Int {
        let first = bytes[offset]
        if first < 0x80 { return isASCII(first) ? 1 : 0 }
        switch first {
        case 0xC2:
            // U+0085 next line, U+00A0 no-break space
            return offset + 1 < end && (bytes[offset + 1] == 0x85 || bytes[offset + 1] == 0xA0) ? 2 : 0
        case 0xE1, 0xE2, 0xE3:
            guard offset + 2 < end else { return 0 }
            return isThreeByte(first, bytes[offset + 1], bytes[offset + 2]) ? 3 : 0
        default:
            return 0
        }
    }

    /// Bytes of the white-space scalar that ends before `offset`; 0 if there is none. O(1).
    package static func length(before offset: Int, in bytes: [UInt8], start: Int) -> Int {
        guard offset > start else { return 0 }
        let last = bytes[offset - 1]
        if last < 0x80 { return isASCII(last) ? 1 : 0 }
        if offset - 2 >= start, bytes[offset - 2] == 0xC2, last == 0x85 || last == 0xA0 { return 2 }
        if offset - 3 >= start, isThreeByte(bytes[offset - 3], bytes[offset - 2], last) { return 3 }
        return 0
    }

    /// `range` without the white space at its ends; empty if it holds nothing else. O(white space removed).
    package static func trimming(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end {
            let length = length(at: start, in: bytes, end: end)
            if length == 0 { break }
            start += length
        }
        while end > start {
            let length = length(before: end, in: bytes, start: start)
            if length == 0 { break }
            end -= length
        }
        return start..<end
    }

    @inline(__always)
    static func isASCII(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    private static func isThreeByte(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (first, second) {
        case (0xE1, 0x9A): third == 0x80  // U+1680 Ogham space mark
        // U+2000-200A, the line and paragraph separators, the narrow no-break space
        case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
        case (0xE2, 0x81): third == 0x9F  // U+205F medium mathematical space
        case (0xE3, 0x80): third == 0x80  // U+3000 ideographic space
        default: false
        }
    }
}
