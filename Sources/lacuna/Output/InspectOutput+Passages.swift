import Indexing
import KnowledgeModel
import Retrieval
import Storage

extension InspectOutput {
    private static let indentation = 5
    private static let quoteLinesMaximum = 2

    func passages(of inspected: InspectedArticle) -> String {
        let inspection = inspected.inspection
        guard !inspection.passages.isEmpty else { return "" }
        let about = Printable.wrap(
            "Each is found by its words, by title and headings, and by what is after \"+\".", width: terminal.width
        ).map { terminal.styled($0, .faint) + "\n" }.joined()
        return heading("Passages (\(Amount.number(inspection.passages.count)))") + about
            + inspection.passages.map { "\n" + text(of: $0, in: inspected) }.joined()
    }

    private func text(of draft: PassageDraft, in inspected: InspectedArticle) -> String {
        let citation = Citation(inspected.inspection.stored(draft))
        let width = terminal.width - Self.indentation
        let path = draft.headingPath.isEmpty ? citation.article.title : draft.headingPath.joined(separator: " › ")
        var lines = Printable.wrap(Printable.text(path), width: width).map { terminal.styled($0, .strong) }
        let place =
            inspected.recordSpan == nil
            ? "\(draft.source.lines.lines), bytes \(draft.source.bytes.lowerBound)-\(draft.source.bytes.upperBound)"
            : "characters \(draft.scalarRange.lowerBound)-\(draft.scalarRange.upperBound)"
        let tokens = (inspected.encoder == nil ? "about " : "") + Amount.count(draft.tokenCount, "token")
        lines.append(terminal.styled("\(tokens), \(place)", .faint))
        lines += quote(citation.quote, width: width)
        let beyond = BeyondQuote(draft, quote: citation.quote)
        if let lead = beyond.lead { lines.append("+ " + Printable.shortened(lead, width: width - 2)) }
        if let context = beyond.context { lines.append("+ " + Printable.shortened(context, width: width - 2)) }
        if let link = citation.link { lines.append(terminal.link(Printable.line(link))) }
        let number = String(draft.ordinal + 1)
        let margin = String(repeating: " ", count: Self.indentation)
        let first = String(repeating: " ", count: max(0, Self.indentation - 1 - number.count)) + number + " "
        return lines.enumerated().map { ($0 == 0 ? first : margin) + $1 + "\n" }.joined()
    }

    /// Its beginning and its end.
    private func quote(_ quote: String, width: Int) -> [String] {
        let all = Printable.wrap(Printable.text(quote), width: width - 2)
        guard all.count > Self.quoteLinesMaximum, let first = all.first, let last = all.last else { return all }
        return [first + " …", "… " + last]
    }
}

/// What a passage is indexed with beyond its quote.
struct BeyondQuote {
    /// Stands before the quote: a table's header, a callout's type. Nil for nothing.
    let lead: String?
    /// The line of headings and title that the encoder sees first. Nil for nothing.
    let context: String?

    init(_ draft: PassageDraft, quote: String) {
        let lead = String(decoding: draft.indexedBody.utf8.dropLast(quote.utf8.count), as: UTF8.self)
        self.lead = lead.allSatisfy(\.isWhitespace) ? nil : lead
        context = draft.embeddingText.segments.first.flatMap { $0.isEmpty ? nil : $0 }
    }
}
