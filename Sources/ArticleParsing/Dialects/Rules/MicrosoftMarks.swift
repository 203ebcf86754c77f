/// Microsoft's `[!INCLUDE [x](y)]`, `[!VIDEO url]`, `[!code-csharp[](file)]` and their like show nothing that is written
/// here, but for `[!UICONTROL words]`.
struct MicrosoftBrackets: MarkRule {
    let openings: StaticString = "["

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard scan.isHere("[!"), start + 2 < line.end, scan.text[start + 2].isASCIILetter else { return false }
        var depth = 0
        for index in start..<min(line.end, start + DialectScan.tagBytesMaximum) {
            if scan.text[index] == UInt8(ascii: "[") { depth += 1 }
            if scan.text[index] == UInt8(ascii: "]") { depth -= 1 }
            guard depth == 0 else { continue }
            let isWords = scan.isHere("[!UICONTROL ") || scan.isHere("[!DNL ")
            let words = scan.text[start..<index].firstIndex(of: 0x20).map { $0 + 1..<index }
            scan.mask(start..<(index + 1), keeping: isWords ? [words].compactMap { $0 } : [])
            return true
        }
        return false
    }
}

/// Microsoft's `:::image source="x" alt-text="y":::`: the text stays.
struct MicrosoftImages: MarkRule {
    let openings: StaticString = ":"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard scan.text[start..<line.end].starts(withASCII: ":::image") else { return false }
        scan.position = start + 8
        defer { scan.position = max(scan.position, start + 8) }
        guard let end = scan.next(.colons, to: line.end) else { return true }
        let alternative = TagArguments(scan.text, in: start + 8..<end)["alt-text"]
        scan.mask(start..<(end + 3), keeping: alternative.map { [$0.value] } ?? [])
        return true
    }
}

/// Microsoft's `<xref:Name.Of.Thing?display=x>`: the name stays.
struct MicrosoftReferences: MarkRule {
    let openings: StaticString = "<"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard scan.isHere("<xref:"), let end = scan.next(.angle, to: line.end) else { return false }
        let query = scan.text[start..<end].firstIndex(of: UInt8(ascii: "?")) ?? end
        scan.mask(start..<end + 1, keeping: [start + 6..<max(query, start + 6)])
        return true
    }
}
