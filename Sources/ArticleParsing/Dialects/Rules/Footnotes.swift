/// `[^1]` and `[^1]:`; the footnote's own words stay where they are written.
struct Footnotes: MarkRule {
    let openings: StaticString = "["

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard scan.isHere("[^"), let close = scan.next(.bracket, to: line.end), start + 2 < close,
            !scan.text[start..<close].contains(0x20)
        else { return false }
        let isDefinition = close + 1 < line.end && scan.text[close + 1] == UInt8(ascii: ":")
        scan.mask(start..<(close + (isDefinition ? 2 : 1)))
        return true
    }
}
