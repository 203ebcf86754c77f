internal import KnowledgeModel
internal import TextAnalysis

/// The line above a passage's body in what the encoder sees: heading path and title, the innermost first,
/// `Delays < By card < Refunds`.
///
/// The order matters, the sign between hardly. Measured as in `CuttingSettings`, at a target of 100 tokens: nDCG@10 of
/// the right section 0.591 and 0.605 in this order, 0.579 and 0.583 with the title first; without the title, or with
/// the innermost heading alone, 0.02 to 0.04 less than that. With `-` or `>` for the sign the same within 0.003.
struct EmbeddingContext {
    /// Empty if neither title nor heading says anything.
    let line: String
    /// Tokens of `line`, special tokens not included.
    let tokenCount: Int

    static let separator = " < "

    /// Keeps what fits in `limit` tokens: the innermost heading, then the title, then the other headings from the
    /// inside out. If the first of them does not fit, it is cut at a word.
    init(title: String, headingPath: [String], limit: Int, tokens: any TokenCounting) {
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var path = headingPath
        let hasTitle = !title.isEmpty && path.first != title
        // outermost headings go first, then the title
        var candidates: [[String]] = []
        let head = hasTitle ? [title] : []
        repeat {
            candidates.append(head + path)
            if path.count > 1 { path.removeFirst() } else { break }
        } while true
        if hasTitle, !path.isEmpty { candidates.append(path) }
        for parts in candidates where limit > 0 {
            let line = parts.reversed().joined(separator: Self.separator)
            // more bytes than any heading path has: not worth counting
            guard line.utf8.count <= limit * 64 else { continue }
            let count = tokens.tokenCount(of: line)
            if count <= limit {
                self.line = line
                tokenCount = count
                return
            }
        }
        let innermost = path.last ?? title
        line = limit > 0 ? Self.cut(innermost, limit: limit, tokens: tokens) : ""
        tokenCount = tokens.tokenCount(of: line)
    }

    private static func cut(_ name: String, limit: Int, tokens: any TokenCounting) -> String {
        let text = ArticleText(name, tokens: tokens)
        let range = 0..<min(text.bytes.count, limit * 64)
        let start = LastWordBreak.lastBreak(in: text.bytes, range: 0..<text.bytes.count, before: range.upperBound)
        let pieces = CutInside(text: text, tokenLimit: limit, byteLimit: limit * 64).pieces(
            of: text.trimming(0..<start))
        guard let first = pieces.first, first.tokenCount <= limit else { return "" }
        return text.string(first.range)
    }
}
