import KnowledgeModel
import Retrieval
import Storage

/// Search results for a person: title, quote with the question's words pointed out, where to read on.
struct SearchOutput {
    let terminal: Terminal
    let showsWholeQuotes: Bool

    /// Lines of a quote; the passage has more, but a list of answers is there to choose from.
    private static let quoteLinesMaximum = 6
    private static let indentation = 4

    func text(of response: SearchResponse) -> String {
        response.answers.map(text).joined(separator: "\n")
    }

    private func text(of answer: Answer) -> String {
        guard !answer.hits.isEmpty else { return "Nothing was found.\n" }
        let words = QuestionWords(answer.question)
        return answer.hits.enumerated().map { text(of: $1, rank: $0 + 1, words) }.joined(separator: "\n")
    }

    private func text(of cited: CitedHit, rank: Int, _ words: QuestionWords) -> String {
        let citation = cited.citation
        let width = terminal.width - Self.indentation
        var lines: [String] = []
        let path = citation.headingPath.isEmpty ? "" : " › " + citation.headingPath.joined(separator: " › ")
        let title = Printable.wrap(Printable.text(citation.article.title + path), width: width)
        lines += title.map { terminal.styled($0, .strong) }
        lines += quote(citation.quote, words, width: width)
        if let link = citation.link { lines.append(terminal.link(Printable.text(link))) }
        lines.append(terminal.styled(place(of: citation), .faint))

        let number = "\(rank)."
        let margin = String(repeating: " ", count: Self.indentation)
        let first = String(repeating: " ", count: max(0, Self.indentation - 1 - number.count)) + number + " "
        return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 + "\n" }.joined()
    }

    /// `guide/refunds.md:12-18`, as editors and terminals know it.
    private func place(of citation: Citation) -> String {
        let lines = citation.source.lines
        let range = lines.lowerBound == lines.upperBound ? "" : "-\(lines.upperBound)"
        return Printable.text("\(citation.article.path):\(lines.lowerBound)\(range)")
    }

    private func quote(_ quote: String, _ words: QuestionWords, width: Int) -> [String] {
        let all = Printable.wrap(Printable.text(quote), width: width)
        let window = showsWholeQuotes ? all.indices : Self.window(of: all, words)
        var lines = window.map { marked(all[$0], words) }
        if window.lowerBound > 0, let first = lines.first { lines[0] = "… " + first }
        if window.upperBound < all.count { lines[lines.count - 1] += " …" }
        return lines
    }

    /// The lines that hold the most words of the question; the first such.
    private static func window(of lines: [String], _ words: QuestionWords) -> Range<Int> {
        guard lines.count > quoteLinesMaximum else { return lines.indices }
        let starts = 0...(lines.count - quoteLinesMaximum)
        let best = starts.map { start in
            (start: start, count: words.count(in: lines[start..<start + quoteLinesMaximum].joined(separator: " ")))
        }.max { ($0.count, $1.start) < ($1.count, $0.start) }
        let start = best?.start ?? 0
        return start..<start + quoteLinesMaximum
    }

    private func marked(_ line: String, _ words: QuestionWords) -> String {
        guard terminal.hasStyle else { return line }
        var text = ""
        var position = line.startIndex
        for range in words.ranges(in: line) {
            text += line[position..<range.lowerBound] + terminal.styled(String(line[range]), .match)
            position = range.upperBound
        }
        return text + line[position...]
    }
}
