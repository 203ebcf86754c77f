/// Keys of pymdown: `++ctrl+alt+del++` shows the keys' names.
struct Keys: MarkRule {
    let openings: StaticString = "+"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard scan.isHere("++"),
            let end = scan.text.firstIndex(of: "++", from: start + 2, to: min(line.end, start + 80)),
            end > start + 2,
            scan.text[start + 2..<end].allSatisfy({ $0.isASCIIAlphanumeric || $0.isOne(of: "-+_\"") }),
            scan.text[start + 2] != UInt8(ascii: "+"), start == line.start || scan.text[start - 1] != UInt8(ascii: "+"),
            start == line.start || !scan.text[start - 1].isASCIIAlphanumeric
        else { return false }
        scan.mask(start..<end + 2, keeping: [start + 2..<end])
        return true
    }
}

/// Edits of CriticMarkup: `{++in++}`, `{--out--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>remark<<}`.
struct CriticMarks: MarkRule {
    let openings: StaticString = "{"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let closing: DialectScan.Closing
        switch scan.text[scan.position...].dropFirst().prefix(2).asString {
        case "++": closing = .inserted
        case "--": closing = .deleted
        case "~~": closing = .substituted
        case "==": closing = .highlighted
        case ">>": closing = .remark
        default: return false
        }
        guard let range = scan.range(through: closing), range.count >= 6 else { return false }
        let inner = range.lowerBound + 3..<range.upperBound - 3
        switch closing {
        case .inserted, .highlighted: scan.mask(range, keeping: [inner])
        case .substituted:
            let arrow = scan.text.firstIndex(of: "~>", from: inner.lowerBound, to: inner.upperBound)
            scan.mask(range, keeping: arrow.map { [$0 + 2..<inner.upperBound] } ?? [])
        default: scan.mask(range)
        }
        // Marks within what stays are still to be read.
        if closing == .inserted || closing == .highlighted { scan.position = inner.lowerBound }
        return true
    }
}

/// Icons of Material: `:material-account-circle:`, `:octicons-heart-16:`.
struct IconNames: MarkRule {
    let openings: StaticString = ":"

    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool {
        let start = scan.position
        guard
            scan.isHere(":material-") || scan.isHere(":fontawesome-") || scan.isHere(":octicons-")
                || scan.isHere(":simple-")
        else { return false }
        let name = scan.text[(start + 1)..<line.end].prefix { $0.isASCIIAlphanumeric || $0.isOne(of: "-_") }
        guard name.endIndex < line.end, scan.text[name.endIndex] == UInt8(ascii: ":") else { return false }
        scan.mask(start..<name.endIndex + 1)
        return true
    }
}
