/// Python-Markdown's `!!! note "Title"` and `??? tip`, and the tabs of Material, `=== "Tab"`: their bodies are indented.
///
/// The marker's line becomes empty, or a title that stands apart from the body; the body is moved to the left.
struct IndentedCallouts: LineRule {
    /// Each level moves all lines within it.
    private static let depthMaximum = 64

    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        /// The last lines of the bodies around.
        var bodies: [Int] = []
        for index in document.lines.indices {
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard let first = line.first(where: { !$0.isBlank }), first.isOne(of: "!?="),
                let marker = IndentedMarker(line)
            else { continue }
            while let last = bodies.last, last < index { bodies.removeLast() }
            if bodies.count < Self.depthMaximum { bodies.append(unwrap(marker, at: index, &document)) }
        }
        document.sortAdmonitions()
    }

    /// - Returns: The body's last line.
    private func unwrap(_ marker: IndentedMarker, at index: Int, _ document: inout MarkdownLines) -> Int {
        var last = index
        for line in document.lines.indices[(index + 1)...] {
            if document.isBlank(line) { continue }
            guard Indentation.columns(of: document.lines[line]) >= marker.indentation + 4 else { break }
            last = line
        }
        // Without a body it is text that merely looks so.
        guard last > index || marker.type != nil else { return index }
        for line in document.lines.indices[(index + 1)...].prefix(last - index) where !document.isBlank(line) {
            document.lines[line] = Indentation.removed(4, from: document.lines[line])
        }
        document.setTitle(marker.title, indentation: marker.indentation, at: index)
        if let type = marker.type { document.admonitions.append((index...last, type)) }
        return last
    }
}

/// `!!! note "Title"`, `??? tip`, `=== "Tab"`.
struct IndentedMarker {
    let indentation: Int
    /// Nil for tabs.
    let type: String?
    let title: [UInt8]

    init?(_ line: [UInt8]) {
        let text = line[...].trimmed
        indentation = text.startIndex
        guard line[..<text.startIndex].allSatisfy({ $0 == 0x20 }) else { return nil }
        let isTab = text.starts(withASCII: "=== ") || text.starts(withASCII: "===! ") || text.starts(withASCII: "===+ ")
        guard
            isTab || text.starts(withASCII: "!!! ") || text.starts(withASCII: "??? ") || text.starts(withASCII: "???+ ")
        else { return nil }
        let rest = text.drop { $0.isOne(of: "!?=+") }.trimmed
        let words = rest.prefix { $0 != UInt8(ascii: "\"") }.trimmed
        guard words.allSatisfy({ $0.isASCIIAlphanumeric || $0.isOne(of: "-_ +") }) else { return nil }
        let quoted = rest.drop { $0 != UInt8(ascii: "\"") }
        title = Array(quoted.dropFirst().prefix { $0 != UInt8(ascii: "\"") })
        if isTab {
            guard words.allSatisfy({ $0.isOne(of: "!+ ") }), !title.isEmpty else { return nil }
            type = nil
        } else {
            guard let word = words.split(separator: 0x20).first?.asString.lowercased() else { return nil }
            type = HTMLAdmonition.types[word] ?? word
        }
    }
}

/// Blanks at the front of a line, in columns: a tab goes to the next multiple of four.
enum Indentation {
    static func columns(of line: [UInt8]) -> Int {
        var columns = 0
        for byte in line {
            if byte == 0x20 { columns += 1 } else if byte == 0x09 { columns += 4 - columns % 4 } else { break }
        }
        return columns
    }

    /// The line with at most so many columns of blanks taken away.
    static func removed(_ maximum: Int, from line: [UInt8]) -> [UInt8] {
        var columns = 0
        var index = 0
        while columns < maximum, index < line.count, line[index].isBlank {
            columns += line[index] == 0x09 ? 4 - columns % 4 : 1
            index += 1
        }
        return Array(line[index...])
    }
}
