/// Liquid and Jinja: `{% tag %}` and `{{ output }}`. What stands between tags stays, all branches of a condition too;
/// comments go with their content, and what is `raw` is not looked at.
///
/// `{% note %} … {% endnote %}` and its like are callouts.
struct LiquidTags: MarkRule {
    /// Whether `{{ … }}` is a mark only where it reads like a name or a call on one line.
    var needsNames = false

    let openings: StaticString = "{"

    /// Tags that show nothing, whatever their arguments are called.
    private static let controls: Set<String> = [
        "assign", "if", "elsif", "elif", "else", "unless", "case", "when", "for", "capture", "ifversion", "set",
        "macro", "block", "link", "cycle", "increment", "decrement", "data",
    ]
    private static let callouts: Set<String> = ["hint", "callout", "admonition", "alert", "block"]

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        if scan.isHere("{{") { return output(&scan, line) }
        guard scan.isHere("{%") else { return false }
        let inner = scan.text[(scan.position + 2)...].prefix(24).drop { $0.isBlank || $0 == UInt8(ascii: "-") }
        let name = inner.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
        switch name.asString {
        case "comment":
            return scan.maskComment(through: .endComment, "%}") || scan.mask(through: .tag)
        case "raw":
            guard scan.mask(through: .tag) else { return false }
            if let end = scan.next(.endRaw, to: scan.text.count) {
                scan.position =
                    scan.text[scan.position..<max(end, scan.position)].lastIndex(of: UInt8(ascii: "{")) ?? end
            }
            return true
        default:
            return tag(name.asString, from: name.endIndex, &scan, line, &document)
        }
    }

    private func output(_ scan: inout DialectScan, _ line: DialectScan.Line) -> Bool {
        guard let range = scan.range(through: .output) else { return false }
        if needsNames {
            let inner = scan.text[range.lowerBound + 2..<range.upperBound - 2].trimmed
            let rest = inner.drop { $0.isASCIIAlphanumeric || $0.isOne(of: "_.") }.drop(while: \.isBlank)
            guard range.upperBound <= line.end, inner.first.map(\.isASCIILetter) ?? false,
                rest.first.map({ $0.isOne(of: "([|~+-*/") }) ?? true
            else { return false }
        }
        scan.mask(range)
        return true
    }

    private func tag(
        _ name: String, from start: Int, _ scan: inout DialectScan, _ line: DialectScan.Line,
        _ document: inout MarkdownLines
    ) -> Bool {
        guard let range = scan.range(through: .tag) else { return false }
        if name.hasPrefix("end") {
            scan.close(String(name.dropFirst(3)), line: line.index, noting: &document)
            scan.mask(range)
            return true
        }
        guard !Self.controls.contains(name), start < range.upperBound - 2 else {
            scan.mask(range)
            return true
        }
        let arguments = TagArguments(scan.text, in: start..<range.upperBound - 2)
        if let type = type(name, arguments, scan.text) { scan.open(name, line: line.index, type: type) }
        let kept = VisibleArguments.values(arguments, and: name == "include" ? ["content", "text"] : [])
        scan.noteTitle(kept, of: range, in: line, noting: &document)
        scan.mask(range, keeping: kept)
        return true
    }

    private func type(_ name: String, _ arguments: TagArguments, _ text: [UInt8]) -> String? {
        guard Self.callouts.contains(name) else { return HTMLAdmonition.types[name] }
        guard let argument = arguments["style"] ?? arguments["type"] ?? arguments.arguments.first else { return nil }
        return HTMLAdmonition.types[text[argument.value].asString.lowercased()]
    }
}
