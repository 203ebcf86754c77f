/// Callouts and tabs of the site generators, taken out of the lines and remembered: `:::note Title`, `!!! note
/// "Title"`, `=== "Tab"`, `> [!NOTE]`.
///
/// A marker's line becomes empty, or a level-6 heading that carries the title, so that it stands apart from the body
/// whatever comes next; an indented body is moved to the left.
enum Callouts {
    static func unwrap(_ document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        var open: [(line: Int, type: String?, colons: Int)] = []
        for index in document.lines.indices {
            if !fences.isOpen, let marker = FenceMarker(document.lines[index]) { fenced(marker, at: index, &document) }
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard let first = line.first(where: { !$0.isBlank }), first.isOne(of: ":!?=>-*+") || first.isASCIIDigit
            else { continue }
            if let marker = IndentedMarker(line) {
                indented(marker, at: index, &document)
            } else if let marker = ColonMarker(line) {
                colons(marker, at: index, &open, &document)
            } else {
                alert(at: index, &document)
            }
        }
        // Inner ones win, so they come last.
        document.admonitions.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    }

    // MARK: Indented bodies

    private static func indented(_ marker: IndentedMarker, at index: Int, _ document: inout MarkdownLines) {
        var last = index
        for line in document.lines.indices[(index + 1)...] {
            if document.isBlank(line) { continue }
            guard indentation(of: document.lines[line]) >= marker.indentation + 4 else { break }
            last = line
        }
        // Without a body it is text that merely looks so.
        guard last > index || marker.type != nil else { return }
        for line in document.lines.indices[(index + 1)...].prefix(last - index) where !document.isBlank(line) {
            document.lines[line] = dedented(document.lines[line])
        }
        setTitle(marker.title, indentation: marker.indentation, at: index, &document)
        if let type = marker.type { document.admonitions.append((index...last, type)) }
    }

    private static func indentation(of line: [UInt8]) -> Int {
        var columns = 0
        for byte in line {
            if byte == 0x20 { columns += 1 } else if byte == 0x09 { columns += 4 - columns % 4 } else { break }
        }
        return columns
    }

    private static func dedented(_ line: [UInt8]) -> [UInt8] {
        var columns = 0
        var index = 0
        while columns < 4, index < line.count, line[index].isBlank {
            columns += line[index] == 0x09 ? 4 - columns % 4 : 1
            index += 1
        }
        return Array(line[index...])
    }

    // MARK: Fences

    /// Takes the fences away, so that what is between them is Markdown.
    private static func fenced(_ marker: FenceMarker, at index: Int, _ document: inout MarkdownLines) {
        let isEnd = { (line: [UInt8]) in
            let text = line[...].trimmed
            return text.count >= marker.length && text.allSatisfy { $0 == marker.mark }
        }
        guard let end = document.lines.indices[(index + 1)...].first(where: { isEnd(document.lines[$0]) }) else {
            return
        }
        setTitle(marker.title, indentation: marker.indentation, at: index, &document)
        document.lines[end] = []
        document.admonitions.append((index...end, marker.type))
    }

    // MARK: Colons

    private static func colons(
        _ marker: ColonMarker, at index: Int, _ open: inout [(line: Int, type: String?, colons: Int)],
        _ document: inout MarkdownLines
    ) {
        let indentation = indentation(of: document.lines[index])
        if marker.isEnd {
            // The innermost with at most as many colons; a lone one is a slip and is dropped all the same.
            if let match = open.lastIndex(where: { $0.colons <= marker.colons }) {
                if let type = open[match].type { document.admonitions.append((open[match].line...index, type)) }
                open.removeSubrange(match...)
            }
            document.lines[index] = []
            return
        }
        if !marker.isSelfContained { open.append((index, marker.type, marker.colons)) }
        setTitle(marker.title, indentation: indentation, at: index, &document)
    }

    private static func setTitle(
        _ title: [UInt8], indentation: Int, at index: Int, _ document: inout MarkdownLines
    ) {
        guard !title.isEmpty else {
            document.lines[index] = []
            return
        }
        document.lines[index] = [UInt8](repeating: 0x20, count: indentation) + Array("###### ".utf8) + title
        document.titleLines.insert(index)
    }

    // MARK: Quotes

    /// `> [!NOTE]`, at any depth; what follows on the line is text.
    private static func alert(at index: Int, _ document: inout MarkdownLines) {
        let line = document.lines[index]
        guard let start = line.firstIndex(of: "[!", from: 0), ContainerPrefix.length(of: line) == start,
            line[..<start].contains(UInt8(ascii: ">"))
        else { return }
        let name = line[(start + 2)...].prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
        guard !name.isEmpty, name.endIndex < line.count, line[name.endIndex] == UInt8(ascii: "]"),
            let type = HTMLAdmonition.types[name.asString.lowercased()]
        else { return }
        var rest = line[(name.endIndex + 1)...]
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        document.lines[index] = Array(line[..<start] + rest)
        document.quoteAdmonitions[index] = type
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
        let isTab = text.starts(withASCII: "=== ")
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

/// Callouts that look like code: mdBook's ```` ```admonish note "Title" ````, MyST's ```` ```{note} Title ````.
struct FenceMarker {
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

/// `:::note Title`, `:::note[Title]{attributes}`, `:::`, and Microsoft's `:::row:::`.
struct ColonMarker {
    let colons: Int
    /// Nil for containers that are no callout.
    let type: String?
    let title: [UInt8]
    let isEnd: Bool
    /// Opened and closed on the one line.
    let isSelfContained: Bool

    init?(_ line: [UInt8]) {
        var text = line[...].trimmed
        colons = text.prefix { $0 == UInt8(ascii: ":") }.count
        guard colons >= 3 else { return nil }
        text = text.dropFirst(colons).trimmed
        isEnd = text.isEmpty
        // Microsoft's `:::image …:::` keeps its words, and is dealt with where it stands.
        if text.starts(withASCII: "image") { return nil }
        isSelfContained =
            text.reversed().starts(with: ":::".utf8) || text.starts(withASCII: "zone")
            || text.starts(withASCII: "moniker")
        let name = text.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        guard isEnd || isSelfContained || !name.isEmpty || text.first == UInt8(ascii: "{") else { return nil }
        type = isSelfContained ? nil : HTMLAdmonition.types[name.asString.lowercased()]
        let rest = text.dropFirst(name.count).trimmed
        if isSelfContained || isEnd {
            title = []
        } else if rest.first == UInt8(ascii: "[") {
            title = Array(rest.dropFirst().prefix { $0 != UInt8(ascii: "]") })
        } else {
            let isCallout = type != nil || name.elementsEqual("details".utf8)
            title = isCallout ? Array(rest.prefix { $0 != UInt8(ascii: "{") }.trimmed) : []
        }
    }
}
