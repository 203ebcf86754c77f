/// The lines of a Markdown article while dialects are taken out of it, and what was learnt in doing so.
///
/// Nothing here adds or removes a line, so a line number of cmark's is one of the file's; that is all the position that
/// Markdown blocks have. Within a line, text may be taken out freely.
struct MarkdownLines: Sendable {
    /// Without line ends.
    var lines: [[UInt8]]
    /// The number in the file of the first of `lines`.
    let firstNumber: Int

    /// Callouts: from the index of the marker's line to that of the last line in it.
    var admonitions: [(lines: ClosedRange<Int>, type: String)] = []
    /// Callouts written as quotes, by the index of the line where the quote begins.
    var quoteAdmonitions: [Int: String] = [:]
    /// Lines that were made headings only to set them apart: titles of callouts and tabs.
    var titleLines: Set<Int> = []
    /// Explicit ids, by the index of the line that carries them.
    var headingIDs: [Int: String] = [:]
    /// kramdown's classes on a line of their own, by that line's index.
    var blockClasses: [Int: String] = [:]

    /// Rows of tables too long for cmark to read as a paragraph, as they are written.
    var tableRows: [Int: [UInt8]] = [:]

    init(_ text: SourceText, from start: Int) {
        let firstLine = start >= text.bytes.count && start > 0 ? text.lines.lineCount + 1 : text.lines.line(at: start)
        firstNumber = firstLine
        lines = []
        guard start < text.bytes.count else { return }
        lines.reserveCapacity(text.lines.lineCount)
        for number in firstLine...text.lines.lineCount {
            var range = text.lines.bytes(ofLine: number)
            while range.upperBound > range.lowerBound, text.bytes[range.upperBound - 1].isLineBreak {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            lines.append(Array(text.bytes[max(range.lowerBound, min(start, range.upperBound))..<range.upperBound]))
        }
    }

    /// One text again, with LF.
    var joined: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            result += line
            result.append(0x0A)
        }
        return result
    }

    func isBlank(_ index: Int) -> Bool {
        lines.indices.contains(index) && lines[index].allSatisfy(\.isASCIIWhitespace)
    }

    /// The type of the innermost callout around a line.
    func admonition(at index: Int) -> String? {
        admonitions.last { $0.lines.contains(index) }?.type
    }
}
