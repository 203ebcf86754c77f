/// Finds where front matter stands: YAML between `---` lines, TOML between `+++` lines, JSON in braces.
struct FrontMatterFence {
    enum Language {
        case yaml, toml, json
    }

    var language: Language
    /// The text between the fences, or the braces themselves.
    var content: Range<Int>
    /// Where the article begins.
    var bodyStart: Int
    /// The line, from 1, on which `content` begins.
    var firstLine: Int

    enum Search {
        case none
        /// It opens like front matter and never closes.
        case notClosed
        case found(FrontMatterFence)
    }

    static func find(in text: SourceText) -> Search {
        let bytes = text.bytes
        guard let first = bytes.first else { return .none }
        switch first {
        case UInt8(ascii: "-"): return fenced(in: text, by: "---", or: "...", language: .yaml)
        case UInt8(ascii: "+"): return fenced(in: text, by: "+++", or: "+++", language: .toml)
        case UInt8(ascii: "{"): return braces(in: text)
        default: return .none
        }
    }

    private static func fenced(
        in text: SourceText, by fence: StaticString, or other: StaticString, language: Language
    ) -> Search {
        let lines = text.lines
        let isFence = { (line: Int, mark: StaticString) in
            let content = text.bytes[lines.bytes(ofLine: line)]
            return content.starts(withASCII: mark)
                && content.dropFirst(mark.utf8CodeUnitCount).allSatisfy(\.isASCIIWhitespace)
        }
        guard isFence(1, fence), lines.lineCount > 1 else { return .none }
        for line in 2...lines.lineCount where isFence(line, fence) || isFence(line, other) {
            return .found(
                FrontMatterFence(
                    language: language,
                    content: lines.bytes(ofLine: 2).lowerBound..<lines.bytes(ofLine: line).lowerBound,
                    bodyStart: lines.bytes(ofLine: line).upperBound, firstLine: 2))
        }
        return opensWithKey(text.bytes[lines.bytes(ofLine: 2).lowerBound...]) ? .notClosed : .none
    }

    /// `title: x` or `"title" = x` on the first line that is not empty and no comment: nobody begins prose so.
    static func opensWithKey(_ text: ArraySlice<UInt8>) -> Bool {
        guard
            let line = text.split(maxSplits: 64, whereSeparator: \.isLineBreak).lazy.map(\.trimmed)
                .first(where: { !$0.isEmpty && $0.first != UInt8(ascii: "#") })
        else { return false }
        let key = line.prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "_-.\"'") }
        guard !key.isEmpty else { return false }
        let rest = line.dropFirst(key.count)
        guard let mark = rest.first(where: { $0 != 0x20 }) else { return false }
        let after = rest.drop { $0 == 0x20 }.dropFirst().first
        return mark == UInt8(ascii: "=")
            || mark == UInt8(ascii: ":") && rest.first == mark && (after.map(\.isASCIIWhitespace) ?? true)
    }

    /// A `{` alone on the first line and its partner alone on its own: anything else is Liquid, MDX or text.
    private static func braces(in text: SourceText) -> Search {
        let bytes = text.bytes
        guard bytes[text.lines.bytes(ofLine: 1)].trimmed.elementsEqual("{".utf8) else { return .none }
        var depth = 0
        var inString = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\\") where inString: index += 1
            case UInt8(ascii: "\""): inString.toggle()
            case UInt8(ascii: "{") where !inString: depth += 1
            case UInt8(ascii: "}") where !inString: depth -= 1
            default: break
            }
            index += 1
            if depth == 0 {
                let lineEnd = text.lines.bytes(ofLine: text.lines.line(at: index - 1)).upperBound
                guard bytes[index..<lineEnd].allSatisfy(\.isASCIIWhitespace) else { return .none }
                return .found(
                    FrontMatterFence(language: .json, content: 0..<index, bodyStart: lineEnd, firstLine: 1))
            }
        }
        return .none
    }
}
