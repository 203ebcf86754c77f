/// The lines of a Markdown article while dialects are taken out of it, and what was learnt in doing so.
///
/// Each line knows its number in the file, and that is all the position that Markdown blocks have: lines of an included
/// file have the number of the line that includes it. Past that nothing adds or removes a line. Within a line, text may
/// be taken out freely.
struct MarkdownLines: Sendable {
    /// Without line ends.
    var lines: [[UInt8]]
    /// For each of `lines` its number in the file; never falling.
    private(set) var numbers: [Int]

    /// Callouts: from the index of the marker's line to that of the last line in it.
    var admonitions: [(lines: ClosedRange<Int>, type: String)] = []
    /// Callouts written as quotes, by the index of the line where the quote begins.
    var quoteAdmonitions: [Int: String] = [:]
    /// Lines that were made headings only to set them apart: titles of callouts and tabs.
    private(set) var titleLines: Set<Int> = []
    /// Lines of which nothing will be left but the title that a tag carries.
    var markTitles: Set<Int> = []
    /// Explicit ids, by the index of the line that carries them.
    var headingIDs: [Int: String] = [:]
    /// kramdown's classes on a line of their own, by that line's index.
    var blockClasses: [Int: String] = [:]

    /// Rows of tables too long for cmark to read as a paragraph, as they are written.
    var tableRows: [Int: [UInt8]] = [:]

    /// Lines that are no whole file.
    init(_ lines: [[UInt8]]) {
        self.lines = lines
        numbers = Array(1..<lines.count + 1)
    }

    init(_ text: SourceText, from start: Int) {
        let firstLine = start >= text.bytes.count && start > 0 ? text.lines.lineCount + 1 : text.lines.line(at: start)
        lines = []
        numbers = []
        guard start < text.bytes.count else { return }
        lines.reserveCapacity(text.lines.lineCount)
        numbers = Array(firstLine...text.lines.lineCount)
        for number in firstLine...text.lines.lineCount {
            var range = text.lines.bytes(ofLine: number)
            while range.upperBound > range.lowerBound, text.bytes[range.upperBound - 1].isLineBreak {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            lines.append(Array(text.bytes[max(range.lowerBound, min(start, range.upperBound))..<range.upperBound]))
        }
    }

    /// Puts other lines in the place of these, each with its number in the file.
    mutating func replace(with lines: [[UInt8]], numbers: [Int]) {
        precondition(lines.count == numbers.count)
        self.lines = lines
        self.numbers = numbers
    }

    /// Makes a line a title that stands apart, whatever comes next; empty if there is none.
    mutating func setTitle(_ title: some Collection<UInt8>, indentation: Int = 0, at index: Int) {
        let words = Array(Array(title).trimmed)
        guard !words.isEmpty else {
            lines[index] = []
            return
        }
        lines[index] = [UInt8](repeating: 0x20, count: indentation) + Array("###### ".utf8) + words
        titleLines.insert(index)
    }

    /// Inner callouts win, so they come last.
    mutating func sortAdmonitions() {
        admonitions.sort { first, second in
            (first.lines.lowerBound, -first.lines.upperBound) < (second.lines.lowerBound, -second.lines.upperBound)
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
