/// Hugo's `{{< name arguments >}}` and `{{% name %}}`. What stands between opening and end stays, and titles do;
/// `{{</* name */>}}` shows a shortcode and is text.
struct HugoShortcodes: MarkRule {
    let openings: StaticString = "{"

    /// Callouts whose type is an argument.
    private static let callouts: Set<String> = ["alert", "callout", "admonition", "hint", "notice", "blocknote"]
    /// What shows its first argument.
    private static let labelled: Set<String> = ["tab", "details", "expand", "expandable", "accordion", "collapse"]

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let isMarkdown = scan.isHere("{{%")
        guard isMarkdown || scan.isHere("{{<") else { return false }
        guard let range = scan.range(through: isMarkdown ? .markdownShortcode : .shortcode), range.count >= 6 else {
            return false
        }
        var inner = range.lowerBound + 3..<range.upperBound - 3
        if scan.text[inner].starts(withASCII: "/*") {
            show(inner, &scan)
            scan.position = range.upperBound
            return true
        }
        inner = trimmed(inner, scan.text)
        let isEnd = scan.text[inner].first == UInt8(ascii: "/")
        let isAlone = scan.text[inner].last == UInt8(ascii: "/")
        let name = scan.text[inner].drop { $0 == UInt8(ascii: "/") || $0.isBlank }
            .prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "/") }
        let word = name.asString.lowercased()
        if isEnd {
            scan.close(word, line: line.index, noting: &document)
            scan.mask(range)
            return true
        }
        if word == "comment", scan.maskComment(through: .endShortcodeComment, "}}") { return true }
        let arguments = TagArguments(scan.text, in: name.endIndex..<max(name.endIndex, inner.upperBound))
        if !isAlone, let type = type(word, arguments, scan.text) { scan.open(word, line: line.index, type: type) }
        let kept = kept(word, arguments)
        scan.noteTitle(kept, of: range, in: line, noting: &document)
        scan.mask(range, keeping: kept)
        return true
    }

    private func kept(_ name: String, _ arguments: TagArguments) -> [Range<Int>] {
        let named = VisibleArguments.values(arguments, and: Self.labelled.contains(name) ? ["name"] : [])
        guard named.isEmpty, Self.labelled.contains(name),
            let first = arguments.arguments.first, first.name.isEmpty, first.isQuoted
        else { return named }
        return [first.value]
    }

    private func type(_ name: String, _ arguments: TagArguments, _ text: [UInt8]) -> String? {
        guard Self.callouts.contains(name) else { return HTMLAdmonition.types[name] }
        let word =
            arguments["type"] ?? arguments["color"] ?? arguments["style"] ?? arguments["context"]
            ?? arguments.arguments.first { $0.name.isEmpty }
        return word.flatMap { HTMLAdmonition.types[text[$0.value].asString.lowercased()] } ?? "note"
    }

    /// Takes only the marks of a comment out of `/* name */`.
    private func show(_ inner: Range<Int>, _ scan: inout DialectScan) {
        guard let end = scan.text.firstIndex(of: "*/", from: inner.lowerBound + 2, to: inner.upperBound) else { return }
        scan.mask(inner.lowerBound..<inner.lowerBound + 2)
        scan.mask(end..<end + 2)
    }

    private func trimmed(_ range: Range<Int>, _ text: [UInt8]) -> Range<Int> {
        let slice = text[range].trimmed
        return slice.startIndex..<slice.endIndex
    }
}

/// `{{/* remark */}}` of Hugo's templates, which some write in articles.
struct HugoComments: MarkRule {
    let openings: StaticString = "{"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        scan.isHere("{{/*") && scan.mask(through: .output)
    }
}
