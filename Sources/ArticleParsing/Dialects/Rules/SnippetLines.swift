/// Lines of pymdown's snippets that name files which were not included, and marks of sections in the text itself.
struct SnippetLines: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        var isInside = false
        for index in document.lines.indices {
            let line = document.lines[index]
            if fences.isCode(line) { continue }
            guard let mark = SnippetMark(line) else {
                if isInside { document.lines[index] = [] }
                continue
            }
            switch mark {
            case .escaped(let text): document.lines[index] = text
            case .block:
                isInside = isInside ? false : Self.isClosed(document, after: index)
                document.lines[index] = []
            case .file, .section: document.lines[index] = []
            }
        }
    }

    /// Whether a block of file names ends soon: else the line stands alone.
    private static func isClosed(_ document: MarkdownLines, after index: Int) -> Bool {
        document.lines[(index + 1)...].prefix(100).contains {
            if case .block? = SnippetMark($0) { true } else { false }
        }
    }
}

/// A line of pymdown's snippets: `--8<-- "file"`, a bare `--8<--` around lines of file names, `;--8<--` which is text.
enum SnippetMark {
    case file([UInt8])
    case block
    case section
    case escaped([UInt8])

    init?(_ line: [UInt8]) {
        let text = line[...].trimmed
        guard text.count >= 4, text.contains(UInt8(ascii: "8")) else { return nil }
        let isEscaped = text.first == UInt8(ascii: ";")
        var rest = isEscaped ? text.dropFirst() : text
        guard rest.first == UInt8(ascii: "-") else { return nil }
        rest = rest.drop { $0 == UInt8(ascii: "-") }
        guard rest.starts(withASCII: "8<-") else { return nil }
        rest = rest.dropFirst(2).drop { $0 == UInt8(ascii: "-") }.trimmed
        if isEscaped {
            self = .escaped(Array(line[..<text.startIndex] + text.dropFirst()))
        } else if rest.isEmpty {
            self = .block
        } else if rest.first == UInt8(ascii: "[") {
            self = .section
        } else if rest.count > 2, let quote = rest.first, quote.isOne(of: "\"'"), rest.last == quote {
            self = .file(Array(rest.dropFirst().dropLast()))
        } else {
            return nil
        }
    }
}
