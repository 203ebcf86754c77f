/// Reads the flat part of TOML: `key = value` lines up to the first table. Enough for Hugo's own keys.
enum TOMLReader {
    /// - Throws: At a line before the first table that is no `key = value`.
    static func read(_ text: [UInt8]) throws(FrontMatterProblem) -> FrontMatterValue {
        var entries: [FrontMatterEntry] = []
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        var index = 0
        while index < lines.count {
            let number = index + 1
            var line = Array(withoutComment(lines[index]).trimmed)
            index += 1
            if line.isEmpty { continue }
            if line.first == UInt8(ascii: "[") { break }
            guard let equals = line.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
                throw FrontMatterProblem(line: number, reason: "not 'key = value'")
            }
            // A list may go on over the following lines.
            while isOpenList(line[(equals + 1)...].trimmed), index < lines.count {
                line += [0x20] + withoutComment(lines[index]).trimmed
                index += 1
            }
            let key = unquoted(line[..<equals].trimmed)
            entries.append(FrontMatterEntry(key: key, value: value(line[(equals + 1)...].trimmed), line: number))
        }
        return .mapping(entries)
    }

    private static func isOpenList(_ text: ArraySlice<UInt8>) -> Bool {
        text.first == UInt8(ascii: "[") && text.last != UInt8(ascii: "]")
    }

    private static func value(_ text: ArraySlice<UInt8>) -> FrontMatterValue {
        if text.isEmpty { return .null }
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]"), text.count >= 2 {
            return .list(items(text.dropFirst().dropLast()).map { .scalar(unquoted($0)) })
        }
        return .scalar(unquoted(text))
    }

    /// Cuts at commas outside quotes.
    private static func items(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var items: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        var quote: UInt8?
        for index in text.indices {
            let byte = text[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ",") {
                items.append(text[start..<index].trimmed)
                start = index + 1
            }
        }
        items.append(text[start...].trimmed)
        return items.filter { !$0.isEmpty }
    }

    private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var quote: UInt8?
        for index in line.indices {
            let byte = line[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: "#") {
                return line[..<index]
            }
        }
        return line
    }

    private static func unquoted(_ text: ArraySlice<UInt8>) -> String {
        guard let first = text.first, first == UInt8(ascii: "\"") || first == UInt8(ascii: "'"), text.count >= 2,
            text.last == first
        else { return text.asString }
        let inner = text.dropFirst().dropLast()
        guard first == UInt8(ascii: "\"") else { return inner.asString }
        var result: [UInt8] = []
        var escaped = false
        for byte in inner {
            if escaped {
                result.append(byte == UInt8(ascii: "n") ? 0x0A : byte == UInt8(ascii: "t") ? 0x09 : byte)
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = true
            } else {
                result.append(byte)
            }
        }
        return result.asString
    }
}
