/// Containers between lines of colons: `:::note[Title]` … `:::`, nested by more colons. Microsoft's stand on lines with a
/// name at both ends, `:::row:::` … `:::row-end:::`, and lines of theirs are closed by no others.
struct ColonContainers: LineRule {
    /// Whether `:::zone`, `:::moniker`, `:::row:::` and `:::image …:::` are Microsoft's.
    var areMicrosofts = false
    /// `:` or, in pymdown's blocks, `/`.
    var mark = UInt8(ascii: ":")

    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        var open: [(line: Int, type: String?, colons: Int)] = []
        /// How far the content of Microsoft's column is indented, which means nothing.
        var column = 0
        for index in document.lines.indices {
            if column > 0 { document.lines[index] = Indentation.removed(column, from: document.lines[index]) }
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard let first = line.first(where: { !$0.isBlank }), first == mark,
                let marker = ColonMarker(line, mark: mark, areMicrosofts: areMicrosofts)
            else { continue }
            if marker.isEnd {
                // The innermost with at most as many colons; a lone one is a slip and is dropped all the same.
                if let match = open.lastIndex(where: { $0.colons <= marker.colons }) {
                    if let type = open[match].type { document.admonitions.append((open[match].line...index, type)) }
                    open.removeSubrange(match...)
                }
                document.lines[index] = []
                continue
            }
            if marker.isColumn { column = Self.indentation(behind: index, document) }
            if !marker.isSelfContained, open.count < 200 { open.append((index, marker.type, marker.colons)) }
            document.setTitle(marker.title, indentation: Indentation.columns(of: line), at: index)
        }
        document.sortAdmonitions()
    }

    private static func indentation(behind index: Int, _ document: MarkdownLines) -> Int {
        let next = document.lines.indices[(index + 1)...].prefix(8).first { !document.isBlank($0) }
        return next.map { Indentation.columns(of: document.lines[$0]) } ?? 0
    }
}

/// `:::note Title`, `:::note[Title]{attributes}`, `/// note | Title`, `:::`, and Microsoft's `:::row:::`.
private struct ColonMarker {
    let colons: Int
    /// Nil for containers that are no callout.
    let type: String?
    let title: [UInt8]
    let isEnd: Bool
    /// Opened and closed on the one line.
    let isSelfContained: Bool
    /// `:::column:::` or its end.
    let isColumn: Bool

    init?(_ line: [UInt8], mark: UInt8, areMicrosofts: Bool) {
        var text = line[...].trimmed
        colons = text.prefix { $0 == mark }.count
        guard colons >= 3 else { return nil }
        text = text.dropFirst(colons).trimmed
        isEnd = text.isEmpty
        // Microsoft's `:::image …:::` keeps its words, and is dealt with where it stands.
        if areMicrosofts, text.starts(withASCII: "image") { return nil }
        isSelfContained =
            areMicrosofts
            && (text.reversed().starts(with: ":::".utf8) || text.starts(withASCII: "zone")
                || text.starts(withASCII: "moniker"))
        let name = text.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
        isColumn = isSelfContained && name.starts(withASCII: "column")
        guard isEnd || isSelfContained || !name.isEmpty || text.first == UInt8(ascii: "{") else { return nil }
        type = isSelfContained ? nil : HTMLAdmonition.types[name.asString.lowercased()]
        let rest = text.dropFirst(name.count).trimmed
        if isSelfContained || isEnd {
            title = []
        } else if rest.first == UInt8(ascii: "[") {
            title = Array(rest.dropFirst().prefix { $0 != UInt8(ascii: "]") })
        } else if rest.first == UInt8(ascii: "|") {
            title = Array(rest.dropFirst().trimmed)
        } else {
            let isCallout = type != nil || name.elementsEqual("details".utf8)
            // What follows a name that is no callout's is prose, if a blank parts it from slashes.
            guard mark == UInt8(ascii: ":") || rest.isEmpty else { return nil }
            title = isCallout ? Array(rest.prefix { $0 != UInt8(ascii: "{") }.trimmed) : []
        }
    }
}
