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

/// The part of a file that a snippet asks for.
enum SnippetPart: Hashable {
    case section(String)
    /// From 1; nil: from the first, to the last.
    case lines(Int?, Int?)

    init(_ text: Substring) {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = ends.prefix(2).map { Int($0) }
        let areNumbers = zip(ends, numbers).allSatisfy { $0.isEmpty || $1 != nil }
        self = areNumbers ? .lines(numbers.first ?? nil, numbers.count > 1 ? numbers[1] : nil) : .section(String(text))
    }

    func select(_ lines: [[UInt8]]) -> [[UInt8]] {
        switch self {
        case .lines(let first, let last):
            let start = min(max(1, first ?? 1) - 1, lines.count)
            return Array(lines[start..<max(start, min(last ?? lines.count, lines.count))])
        case .section(let name):
            let mark = { (word: String) in Array("[\(word):\(name)]".utf8) }
            let holds = { (line: [UInt8], mark: [UInt8]) in
                line.trimmed.reversed().starts(with: mark.reversed()) || line.asString.contains(mark.asString)
            }
            guard let start = lines.firstIndex(where: { holds($0, mark("start")) || holds($0, mark("start ")) }) else {
                return []
            }
            let end = lines[(start + 1)...].firstIndex { holds($0, mark("end")) } ?? lines.count
            return Array(lines[(start + 1)..<end])
        }
    }
}
