internal import TextAnalysis

/// A copy of a text for reading: byte for byte as long, so that ranges in it are ranges in the text, and still UTF-8.
///
/// Tags of HTML and `&nbsp;` become spaces or line ends, other common entities their character and fillers, scalars of
/// zero width fillers, and all line ends `\n`.
enum ReadingBytes {
    /// A control character that no word, stop or white space holds.
    static let filler: UInt8 = 0x7F
    /// Bytes looked at for the end of a tag.
    private static let tagWindow = 400

    /// O(n).
    static func make(from bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        var index = 0
        while index < bytes.count {
            let length: Int
            switch bytes[index] {
            case UInt8(ascii: "<"): length = replaceTag(at: index, in: bytes, of: &result)
            case UInt8(ascii: "&"): length = replaceEntity(at: index, in: bytes, of: &result)
            case UInt8(ascii: "\r"): length = replaceReturn(at: index, in: bytes, of: &result)
            case filler:  // of the text itself
                result[index] = UInt8(ascii: " ")
                length = 1
            case 0xC2, 0xE2, 0xEF: length = replaceOddScalar(at: index, in: bytes, of: &result)
            default: length = 0
            }
            index += max(length, 1)
        }
        return result
    }

    private static func fill(_ range: Range<Int>, with byte: UInt8, in result: inout [UInt8]) {
        for index in range { result[index] = byte }
    }

    private static func replaceReturn(at index: Int, in bytes: [UInt8], of result: inout [UInt8]) -> Int {
        let isPair = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        result[index] = isPair ? UInt8(ascii: " ") : UInt8(ascii: "\n")
        return 1
    }

    /// Scalars of zero width become fillers; next line and the separators become `\n`; spaces stay.
    private static func replaceOddScalar(at index: Int, in bytes: [UInt8], of result: inout [UInt8]) -> Int {
        let first = bytes[index]
        let second = index + 1 < bytes.count ? bytes[index + 1] : 0
        let third = index + 2 < bytes.count ? bytes[index + 2] : 0
        switch (first, second, third) {
        case (0xC2, 0xAD, _):  // soft hyphen
            fill(index..<index + 2, with: filler, in: &result)
            return 2
        case (0xC2, 0x85, _):
            fill(index..<index + 2, with: UInt8(ascii: "\n"), in: &result)
            return 2
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9):
            fill(index..<index + 3, with: UInt8(ascii: " "), in: &result)
            result[index] = UInt8(ascii: "\n")
            return 3
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF),
            (0xEF, 0xB8, 0x80...0x8F):
            fill(index..<index + 3, with: filler, in: &result)
            return 3
        case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0x98):  // curly apostrophes
            fill(index..<index + 3, with: filler, in: &result)
            result[index] = UInt8(ascii: "'")
            return 3
        default:
            return 0
        }
    }

    private static let entities: [(name: [UInt8], character: UInt8)] = [
        ("&nbsp;", " "), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#34;", "\""), ("&#160;", " "),
        ("&amp;", "&"), ("&gt;", ">"), ("&lt;", "<"), ("&rsquo;", "'"), ("&#8217;", "'"),
    ].map { (Array($0.0.utf8), $0.1.utf8.first ?? filler) }

    private static func replaceEntity(at index: Int, in bytes: [UInt8], of result: inout [UInt8]) -> Int {
        for (name, character) in entities where bytes[index...].starts(with: name) {
            let isSpace = character == UInt8(ascii: " ")
            fill(index..<index + name.count, with: isSpace ? character : filler, in: &result)
            result[index] = character
            return name.count
        }
        return 0
    }

    private static let lineTags: Set<String> = [
        "br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "hr", "blockquote",
    ]
    private static let otherTags: Set<String> = [
        "span", "a", "b", "i", "u", "em", "strong", "font", "td", "th", "tbody", "thead", "html", "head", "body", "img",
        "center", "meta", "title", "o:p", "small", "pre", "code",
    ]

    /// `<name …>` or `</name>` of a known name.
    private static func replaceTag(at start: Int, in bytes: [UInt8], of result: inout [UInt8]) -> Int {
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
        let nameStart = index
        while index < bytes.count, index - nameStart < 11, isNameByte(bytes[index]) { index += 1 }
        guard index > nameStart, index < bytes.count else { return 0 }
        let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        let breaksLine = lineTags.contains(name)
        guard breaksLine || otherTags.contains(name) else { return 0 }
        let limit = min(bytes.count, start + tagWindow)
        while index < limit, bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "<") { index += 1 }
        guard index < limit, bytes[index] == UInt8(ascii: ">") else { return 0 }
        fill(start..<index + 1, with: UInt8(ascii: " "), in: &result)
        if breaksLine { result[start] = UInt8(ascii: "\n") }
        return index + 1 - start
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"): true
        default: false
        }
    }

    /// `range` without white space and zero-width scalars at its ends. O(what is removed).
    static func trimming(_ range: Range<Int>, in reading: [UInt8], of bytes: [UInt8]) -> Range<Int> {
        var trimmed = WhiteSpace.trimming(range, in: reading)
        while let next = withoutFillers(trimmed, in: reading, of: bytes) {
            trimmed = WhiteSpace.trimming(next, in: reading)
        }
        return trimmed
    }

    /// Nil if there is no zero-width scalar at either end. An entity's fillers belong to it and stay.
    private static func withoutFillers(_ range: Range<Int>, in reading: [UInt8], of bytes: [UInt8]) -> Range<Int>? {
        func isZeroWidth(_ index: Int) -> Bool { reading[index] == filler && bytes[index] >= 0x80 }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isZeroWidth(start) { start += 1 }
        // the fillers of a curly apostrophe are its last two bytes
        while end > start, isZeroWidth(end - 1) { end -= 1 }
        while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end == range ? nil : start..<end
    }
}
