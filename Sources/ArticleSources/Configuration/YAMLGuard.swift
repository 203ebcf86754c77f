/// Looks `lacuna.yaml` over before Yams sees it, which takes a stack frame for each level of nesting and walks through
/// all of a value that is used as a key, however often it is repeated in itself ("billion laughs").
///
/// Values that are repeated in values cost nothing as long as none of them is a key.
enum YAMLGuard {
    struct Problem {
        /// From 1; nil if it concerns the whole file.
        var line: Int?
        var text: String
    }

    /// What keeps the text from being read; nil if nothing does. O(n).
    static func problem(in text: [UInt8]) -> Problem? {
        guard text.count <= SourceLimits.configurationBytesMaximum else {
            return Problem(line: nil, text: "it has over \(SourceLimits.configurationBytesMaximum) bytes")
        }
        let deepest = SourceLimits.configurationDepthMaximum
        var brackets = 0
        for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let indentation = line.prefix { $0 == 0x20 }.count
            let isComment = line.dropFirst(indentation).first == UInt8(ascii: "#")
            if isComment { continue }
            var markers = 0
            for place in line.indices {
                switch line[place] {
                case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
                case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
                case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                    if isSpace(place + 1, line), isSpace(place - 1, line) { markers += 1 }
                default: break
                }
                if brackets > deepest || markers > deepest || indentation > 2 * deepest {
                    return Problem(line: index + 1, text: "values are nested over \(deepest) deep")
                }
            }
            if hasValueAsKey(line) {
                return Problem(line: index + 1, text: "a list, a mapping or an alias cannot be a key")
            }
        }
        return nil
    }

    private static func isSpace(_ place: Int, _ line: ArraySlice<UInt8>) -> Bool {
        !line.indices.contains(place) || line[place] == 0x20 || line[place] == 0x09 || line[place] == 0x0D
    }

    /// `? …`, `*name:`, `[…]:` or `{…}:`, outside quotes.
    private static func hasValueAsKey(_ line: ArraySlice<UInt8>) -> Bool {
        var quote: UInt8?
        var last: UInt8 = 0x20
        var isAlias = false
        for place in line.indices {
            let byte = line[place]
            if let open = quote {
                if byte == open { quote = nil }
                last = byte
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if !isLetter(last) { quote = byte }
            case UInt8(ascii: "*"):
                isAlias = !isLetter(last)
            case UInt8(ascii: ":"):
                if isSpace(place + 1, line), isAlias || last == UInt8(ascii: "]") || last == UInt8(ascii: "}") {
                    return true
                }
            case UInt8(ascii: "?"):
                if isSpace(place + 1, line), !isLetter(last) { return true }
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"):
                isAlias = false
            default: break
            }
            if byte != 0x20 { last = byte }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
}
