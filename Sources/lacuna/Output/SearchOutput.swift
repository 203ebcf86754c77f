import KnowledgeModel
import Retrieval
import Storage
import TicketReading

/// Search results for a person: title, quote with the question's words pointed out, where to read on.
struct SearchOutput {
    let terminal: Terminal
    let showsWholeQuotes: Bool

    /// Lines of a quote; the passage has more, but a list of answers is there to choose from.
    private static let quoteLinesMaximum = 6
    private static let indentation = 4

    func text(of response: SearchResponse) -> String {
        if let reason = response.ticket.noQuestion { return "There is no question in this: \(Self.words(reason)).\n" }
        var page = response.answers.map { text(of: $0, of: response.answers.count) }.joined(separator: "\n")
        if response.ticket.omittedCount > 0 {
            page += "\n\(Amount.count(response.ticket.omittedCount, "more question")) not answered: too many at once.\n"
        }
        return page
    }

    private static func words(_ reason: NoQuestion) -> String {
        switch reason {
        case .thanks: "it says thanks"
        case .nudge: "it asks when an answer will come"
        case .automaticReply: "a program wrote it"
        case .resolved: "it says that the matter is settled"
        case .empty: "nothing is left once greeting, signature and quoted mail are set aside"
        }
    }

    private func text(of answer: Answer, of count: Int) -> String {
        var head: [String] = []
        if count > 1 { head += Printable.wrap("▸ " + Printable.text(answer.question.text), width: terminal.width) }
        guard !answer.hits.isEmpty else { return (head + ["Nothing was found."]).map { $0 + "\n" }.joined() }
        head += VerdictOutput(terminal: terminal).lines(of: answer).flatMap {
            Printable.wrap($0, width: terminal.width)
        }
        let words = QuestionWords(answer.question.searchText)
        let explanation = answer.explanation.map(ExplanationOutput.init)
        let hits = answer.hits.enumerated().map { index, hit in
            self.text(
                of: hit, rank: index + 1, words,
                notes: answer.marks.filter { $0.hit == index }.map(\.reason)
                    + (explanation?.lines(ofHit: index) ?? []))
        }
        var page = head.map { $0 + "\n" }.joined() + "\n" + hits.joined(separator: "\n")
        if let verdict = explanation?.verdict, !verdict.isEmpty { page += "\n" + verdict }
        return page
    }

    private func text(of cited: CitedHit, rank: Int, _ words: QuestionWords, notes: [String]) -> String {
        let citation = cited.citation
        let width = terminal.width - Self.indentation
        var lines: [String] = []
        let path = citation.headingPath.isEmpty ? "" : " › " + citation.headingPath.joined(separator: " › ")
        let title = Printable.wrap(Printable.text(citation.article.title + path), width: width)
        lines += title.map { terminal.styled($0, .strong) }
        lines += quote(citation.quote, words, width: width)
        if let link = citation.link { lines.append(terminal.link(Printable.line(link))) }
        lines.append(terminal.styled(place(of: citation), .faint))
        lines += notes.flatMap { Printable.wrap(Printable.text($0), width: width) }

        let number = "\(rank)."
        let margin = String(repeating: " ", count: Self.indentation)
        let first = String(repeating: " ", count: max(0, Self.indentation - 1 - number.count)) + number + " "
        return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 + "\n" }.joined()
    }

    /// `guide/refunds.md:12-18`, as editors and terminals know it.
    private func place(of citation: Citation) -> String {
        let lines = citation.source.lines
        let range = lines.lowerBound == lines.upperBound ? "" : "-\(lines.upperBound)"
        return Printable.line("\(citation.article.path):\(lines.lowerBound)\(range)")
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
