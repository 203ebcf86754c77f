/// What stands in a tag behind its name, in the notations of Liquid, Hugo and JSX: `"words"`, `key="words"`, `key={code}`.
struct TagArguments {
    struct Argument {
        /// In lower case; empty for a value without one.
        var name: String
        /// From the name's first byte to behind the value and its quotes.
        var whole: Range<Int>
        /// Without quotes or braces.
        var value: Range<Int>
        var isQuoted: Bool
        var isCode: Bool
    }

    let arguments: [Argument]

    /// - Complexity: O(bytes of `range`).
    init(_ text: [UInt8], in range: Range<Int>) {
        var result: [Argument] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            if text[index].isASCIIWhitespace || text[index].isOne(of: ",/=|>") {
                index += 1
                continue
            }
            var name = ""
            if !text[index].isOne(of: "\"'`{") {
                while index < range.upperBound, !text[index].isASCIIWhitespace, !text[index].isOne(of: "=,\"'`{") {
                    index += 1
                }
                let word = start..<index
                guard index < range.upperBound, text[index] == UInt8(ascii: "=") else {
                    result.append(Argument(name: "", whole: word, value: word, isQuoted: false, isCode: false))
                    continue
                }
                name = text[word].asString.lowercased()
                index += 1
            }
            let (value, end, isQuoted, isCode) = Self.value(text, from: index, to: range.upperBound)
            index = max(end, index + (end == start ? 1 : 0))
            result.append(
                Argument(name: name, whole: start..<index, value: value, isQuoted: isQuoted, isCode: isCode))
        }
        arguments = result
    }

    subscript(name: String) -> Argument? { arguments.first { $0.name == name } }

    private static func value(
        _ text: [UInt8], from start: Int, to end: Int
    ) -> (value: Range<Int>, end: Int, isQuoted: Bool, isCode: Bool) {
        guard start < end else { return (start..<start, start, false, false) }
        if text[start].isOne(of: "\"'`") {
            let close = TagEnd.ofString(text, from: start, to: end)
            return (start + 1..<max(start + 1, close - 1), close, true, false)
        }
        if text[start] == UInt8(ascii: "{") {
            let close = TagEnd.ofBraces(text, from: start, to: end) ?? end
            let inner = start + 1..<max(start + 1, close - 1)
            let words = text[inner].trimmed
            if let quote = words.first, words.count > 1, quote.isOne(of: "\"'`"),
                TagEnd.ofString(text, from: words.startIndex, to: words.endIndex) == words.endIndex
            {
                return (words.startIndex + 1..<words.endIndex - 1, close, true, false)
            }
            return (inner, close, false, true)
        }
        let close = text[start..<end].firstIndex { $0.isASCIIWhitespace || $0 == UInt8(ascii: ",") } ?? end
        return (start..<close, close, false, false)
    }
}

/// Where strings, braces and tags of script-like notations end.
enum TagEnd {
    /// Behind the quote that ends the string which opens at `start`; `end` if none does.
    static func ofString(_ text: [UInt8], from start: Int, to end: Int) -> Int {
        var index = start + 1
        while index < end {
            if text[index] == UInt8(ascii: "\\") {
                index += 2
            } else if text[index] == text[start] {
                return index + 1
            } else {
                index += 1
            }
        }
        return end
    }

    /// Behind the brace that closes the one at `start`, strings and comments respected; nil if none does.
    static func ofBraces(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
        var depth = 0
        var index = start
        while index < end {
            switch text[index] {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "`"):
                index = ofString(text, from: index, to: end)
                continue
            case UInt8(ascii: "'") where !text[index - 1].isASCIIAlphanumeric:
                index = ofString(text, from: index, to: end)
                continue
            case UInt8(ascii: "/") where index + 1 < end && text[index + 1] == UInt8(ascii: "*"):
                index = text.firstIndex(of: "*/", from: index + 2, to: end).map { $0 + 2 } ?? end
                continue
            default: break
            }
            index += 1
        }
        return nil
    }

    /// Behind the `>` that ends the tag at `start`, strings and braces respected; nil if none does.
    static func ofTag(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
        var index = start + 1
        while index < end {
            switch text[index] {
            case UInt8(ascii: ">"): return index + 1
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = ofString(text, from: index, to: end)
            case UInt8(ascii: "{"):
                guard let close = ofBraces(text, from: index, to: end) else { return nil }
                index = close
            default: index += 1
            }
        }
        return nil
    }
}

/// Arguments whose words a reader sees on the page.
enum VisibleArguments {
    static let names: Set<String> = ["title", "label", "summary", "header", "heading", "caption"]

    /// The values of these, in the text's order; of a picture the alternative text, if there is nothing else.
    static func values(_ arguments: TagArguments, and others: Set<String> = []) -> [Range<Int>] {
        let seen = arguments.arguments.filter {
            $0.isQuoted && !$0.value.isEmpty && (names.contains($0.name) || others.contains($0.name))
        }
        if seen.isEmpty, let alternative = arguments["alt"] ?? arguments["aria-label"], alternative.isQuoted {
            return [alternative.value]
        }
        return seen.map(\.value)
    }
}
