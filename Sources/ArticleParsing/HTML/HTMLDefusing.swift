/// Takes out of HTML what would make libxml2 slow, and what it would take for text.
enum HTMLDefusing {
    /// libxml2 compares each attribute of a tag with all before it. No tag that a person or a program wrote has so
    /// many.
    private static let attributeCountMaximum = 500

    /// Blanks the attributes of a tag beyond the limit.
    static func blankExcessAttributes(in text: inout [UInt8]) {
        var index = 0
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "<"), text[index + 1].isASCIILetter {
                index = checkTag(in: &text, from: index + 1)
            } else {
                index += 1
            }
        }
    }

    /// Blanks `<![if …]>` and `<![endif]>`, which other programs skip; those that open or close a comment stay.
    static func blankConditions(in text: inout [UInt8]) {
        var index = 0
        while let start = text.firstIndex(of: "<![", from: index) {
            index = start + 3
            let head = text[index..<min(text.count, index + 6)].map(\.asciiLowercased)
            guard head.starts(withASCII: "if") || head.starts(withASCII: "endif]"),
                let end = text[index...].prefix(conditionBytesMaximum).firstIndex(of: UInt8(ascii: ">")),
                text[end - 1] == UInt8(ascii: "]")
            else { continue }
            for place in start...end where !text[place].isLineBreak { text[place] = 0x20 }
            index = end
        }
    }

    private static let conditionBytesMaximum = 200

    /// Returns where the tag ends.
    private static func checkTag(in text: inout [UInt8], from start: Int) -> Int {
        var index = start
        var quote: UInt8?
        var attributeCount = 0
        while index < text.count {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                return index + 1
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // Only a value may be quoted; elsewhere it is a slip, and a quote without a partner hides no text.
                if text[index - 1] == UInt8(ascii: "=") { quote = byte }
            } else if text[index - 1].isASCIIWhitespace, !byte.isASCIIWhitespace {
                attributeCount += 1
            }
            if attributeCount > attributeCountMaximum, !byte.isLineBreak { text[index] = 0x20 }
            index += 1
        }
        return index
    }
}
