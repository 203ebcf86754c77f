/// MDX's components: their tags go, what stands between them stays, and of their arguments what a reader sees.
struct JSXTags: MarkRule {
    let openings: StaticString = "<"

    /// Callouts whose type is an argument.
    private static let callouts: Set<String> = ["admonition", "callout", "alert"]

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        if scan.isHere("<>") || scan.isHere("</>") {
            scan.mask(start..<start + (scan.text[start + 1] == UInt8(ascii: ">") ? 2 : 3))
            return true
        }
        let isEnd = scan.isHere("</")
        let nameStart = start + (isEnd ? 2 : 1)
        guard nameStart < line.end, scan.text[nameStart].isASCIILetter else { return false }
        let name = scan.text[nameStart..<line.end].prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "._-") }
        let isComponent = name.first.map { $0 < 0x60 } ?? false || name.contains(UInt8(ascii: "."))
        guard let end = scan.end(TagEnd.ofTag) else { return false }
        let arguments = TagArguments(scan.text, in: name.endIndex..<end - 1)
        guard isComponent else { return element(start..<end, arguments, &scan) }
        let word = name.asString.lowercased()
        if isEnd {
            scan.close(word, line: line.index, noting: &document)
            scan.mask(start..<end)
            return true
        }
        if scan.text[end - 2] != UInt8(ascii: "/"), let type = type(word, arguments, scan.text) {
            scan.open(word, line: line.index, type: type)
        }
        let kept = kept(word, arguments)
        scan.noteTitle(kept, of: start..<end, in: line, noting: &document)
        scan.mask(start..<end, keeping: kept)
        return true
    }

    private func kept(_ name: String, _ arguments: TagArguments) -> [Range<Int>] {
        let values = VisibleArguments.values(arguments)
        guard values.isEmpty, ["tabitem", "tab", "option"].contains(name), let value = arguments["value"],
            value.isQuoted
        else { return values }
        return [value.value]
    }

    private func type(_ name: String, _ arguments: TagArguments, _ text: [UInt8]) -> String? {
        guard Self.callouts.contains(name) else { return HTMLAdmonition.types[name] }
        guard let type = arguments["type"] ?? arguments["variant"] else { return "note" }
        return HTMLAdmonition.types[text[type.value].asString.lowercased()] ?? "note"
    }

    /// An element of HTML as JSX writes it: code in arguments goes, `className` is `class`.
    private func element(_ range: Range<Int>, _ arguments: TagArguments, _ scan: inout DialectScan) -> Bool {
        for argument in arguments.arguments {
            if argument.isCode
                || argument.name == "" && !argument.isQuoted && scan.text[argument.whole].contains(UInt8(ascii: "{"))
            {
                scan.mask(argument.whole)
            } else if argument.name == "classname", scan.text[argument.whole].starts(withASCII: "className") {
                scan.mask(argument.whole.lowerBound + 5..<argument.whole.lowerBound + 9)
            }
        }
        scan.position = range.upperBound
        return true
    }
}

/// MDX's `{expression}` and `{/* remark */}`; a string alone between braces is text.
struct JSXExpressions: MarkRule {
    let openings: StaticString = "{"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        if scan.isHere("{/*") {
            // `{/* #id */}` behind a heading is its id.
            if let end = scan.next(.comment, to: line.end), end >= start + 3 {
                let words = scan.text[(start + 3)..<end].trimmed
                if words.first == UInt8(ascii: "#"), !words.contains(0x20) {
                    ExplicitID.note(in: words, at: line.index, &document)
                }
            }
            return scan.maskComment(through: .comment)
        }
        guard let end = scan.end(TagEnd.ofBraces) else { return false }
        let argument = TagArguments(scan.text, in: start..<end).arguments.first
        let isText = argument.map { $0.isQuoted && $0.whole == start..<end } ?? false
        scan.mask(start..<end, keeping: isText ? [argument?.value].compactMap { $0 } : [])
        return true
    }
}

/// `{/* remark */}` alone, in Markdown of unknown make.
struct JSXRemarks: MarkRule {
    let openings: StaticString = "{"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        scan.isHere("{/*") && JSXExpressions().take(&scan, in: line, noting: &document)
    }
}
