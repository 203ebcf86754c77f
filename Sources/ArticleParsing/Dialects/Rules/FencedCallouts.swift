/// Callouts that look like code: mdBook's ```` ```admonish note "Title" ````, MyST's ```` ```{note} Title ````. The fences
/// are taken away, so that what is between them is Markdown.
struct FencedCallouts: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        // What was searched for in vain once is not searched for again.
        var lengthsWithoutEnd: [UInt8: Int] = [:]
        for index in document.lines.indices {
            let first = document.lines[index].first { !$0.isBlank }
            if !fences.isOpen, first == UInt8(ascii: "`") || first == UInt8(ascii: "~"),
                let marker = FenceMarker(document.lines[index]),
                marker.length < lengthsWithoutEnd[marker.mark] ?? .max, !unwrap(marker, at: index, &document)
            {
                lengthsWithoutEnd[marker.mark] = marker.length
            }
            _ = fences.isCode(document.lines[index])
        }
        document.sortAdmonitions()
    }

    private func unwrap(_ marker: FenceMarker, at index: Int, _ document: inout MarkdownLines) -> Bool {
        let isEnd = { (line: [UInt8]) in
            let text = line[...].trimmed
            return text.count >= marker.length && text.allSatisfy { $0 == marker.mark }
        }
        guard let end = document.lines.indices[(index + 1)...].first(where: { isEnd(document.lines[$0]) }) else {
            return false
        }
        document.setTitle(marker.title, indentation: marker.indentation, at: index)
        document.lines[end] = []
        document.admonitions.append((index...end, marker.type))
        return true
    }
}

private struct FenceMarker {
    let indentation: Int
    let mark: UInt8
    let length: Int
    let type: String
    let title: [UInt8]

    init?(_ line: [UInt8]) {
        let text = line[...].trimmed
        guard let mark = text.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        self.mark = mark
        indentation = text.startIndex
        length = text.prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        let info = text.dropFirst(length).trimmed
        if info.starts(withASCII: "admonish") {
            let rest = info.dropFirst(8)
            guard rest.first.map(\.isASCIIWhitespace) ?? true else { return nil }
            let word = rest.trimmed.prefix { $0.isASCIILetter }.asString.lowercased()
            type = HTMLAdmonition.types[word] ?? "note"
            title = Array(rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst().prefix { $0 != UInt8(ascii: "\"") })
        } else if info.first == UInt8(ascii: "{"), let close = info.firstIndex(of: UInt8(ascii: "}")),
            let type = HTMLAdmonition.types[info[..<close].dropFirst().asString.lowercased()]
        {
            self.type = type
            title = Array(info[(close + 1)...].trimmed)
        } else {
            return nil
        }
    }
}
