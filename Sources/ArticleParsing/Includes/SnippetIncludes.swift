/// pymdown's snippets, each on its line: `--8<-- "file.md"`, or names of files between two lines of `--8<--`.
struct SnippetIncludes: IncludeRule {
    let openings: StaticString = "-"
    let needle: StaticString = "8<-"

    func mark(_ scan: inout DialectScan, in line: DialectScan.Line, of site: IncludeSite) -> IncludeMark? {
        let start = scan.position
        guard scan.text[line.start..<start].allSatisfy(\.isBlank) else { return nil }
        switch SnippetMark(Array(scan.text[start..<line.end])) {
        case .file(let written):
            return Self.mark(start..<line.end, written.asString, site)
        default: return nil
        }
    }

    /// The block's names of files, each as a snippet of its own.
    static func spelledOut(_ lines: [[UInt8]], isCode: [Bool]) -> [[UInt8]] {
        var result = lines
        var opening: Int?
        for index in lines.indices where !isCode[index] {
            guard case .block? = SnippetMark(lines[index]) else { continue }
            guard let start = opening else {
                opening = index
                continue
            }
            opening = nil
            let indentation = lines[start].prefix(while: \.isBlank)
            result[start] = []
            result[index] = []
            for line in (start + 1)..<index {
                let name = lines[line].trimmed
                let isName = !name.isEmpty && name.first != UInt8(ascii: ";")
                result[line] = isName ? indentation + Array("--8<-- \"".utf8) + name + Array("\"".utf8) : []
            }
        }
        return result
    }

    private static func mark(_ range: Range<Int>, _ written: String, _ site: IncludeSite) -> IncludeMark {
        var name = written
        var part: SnippetPart?
        if !written.contains("://"), let colon = written.firstIndex(of: ":") {
            name = String(written[..<colon])
            part = SnippetPart(written[written.index(after: colon)...])
        }
        return IncludeMark(
            range: range, name: name,
            candidates: [IncludePath(name, from: ""), IncludePath(name, from: site.folder)], part: part)
    }
}
