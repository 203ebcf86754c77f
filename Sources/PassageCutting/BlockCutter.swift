internal import KnowledgeModel
internal import TextAnalysis

/// Makes atoms of blocks: whole where they fit, else sentences, rows or lines.
struct BlockCutter {
    let text: ArticleText
    let settings: CuttingSettings
    let path: String
    /// Tokens that the body of a passage may have here.
    let budget: Int
    var diagnostics: [Diagnostic] = []
    /// The sentence that introduces the steps being read: "To cancel:".
    private var introduction: Range<Int>?

    init(text: ArticleText, settings: CuttingSettings, path: String, budget: Int) {
        self.text = text
        self.settings = settings
        self.path = path
        self.budget = budget
    }

    /// No atoms if the block is white. Blocks come in the order of the text.
    ///
    /// - Parameter tokenCount: of the block's text, nil if that is too long to be worth counting.
    mutating func atoms(of block: Block, at index: Int, tokenCount: Int?) -> [Atom] {
        let range = trimmed(block.textRange, of: block)
        guard !range.isEmpty else { return [] }
        let lead = stepLead(of: block, before: calloutLead(of: block, range))
        noteIntroduction(block, range)
        let whole = Atom(
            range: range, source: block.source, tokenCount: tokenCount ?? 0, block: index, lead: lead,
            introducesNext: introduces(block, range))
        if let tokenCount, tokenCount + lead.tokenCount <= budget, range.count <= settings.maximumQuoteBytes {
            return [whole]
        }
        if block.units.isEmpty {
            return SentenceSplitter.sentences(in: text.bytes, range: range).flatMap { sentence in
                pieces(of: sentence, source: block.source, like: whole, name: "sentence")
            }
        }
        return rows(of: block, range, like: whole)
    }

    /// Rows or lines. What stands between two units goes with the first.
    private mutating func rows(of block: Block, _ range: Range<Int>, like whole: Atom) -> [Atom] {
        let headerLead = headerLead(of: block, after: whole.lead)
        var atoms: [Atom] = []
        for (place, unit) in block.units.enumerated() {
            let start = place == 0 ? range.lowerBound : unit.textRange.lowerBound
            let end = place + 1 < block.units.count ? block.units[place + 1].textRange.lowerBound : range.upperBound
            guard start < end else { continue }
            let unitRange = trimmed(start..<end, of: block)
            if unitRange.isEmpty { continue }
            var row = whole
            let isHeader = place < block.headerUnitCount
            if !isHeader { row.lead = headerLead }
            row.introducesNext = isHeader
            atoms += pieces(of: unitRange, source: unit.source, like: row, name: block.unitName)
        }
        return atoms
    }

    /// The text as one atom if it fits, else cut inside and reported.
    private mutating func pieces(
        of range: Range<Int>, source: SourceSpan, like model: Atom, name: String
    ) -> [Atom] {
        var atom = model
        atom.source = source
        let limit = max(1, budget - model.lead.tokenCount)
        if range.count <= settings.maximumQuoteBytes {
            let count = text.tokenCount(range)
            if count <= limit {
                (atom.range, atom.tokenCount) = (range, count)
                return [atom]
            }
        }
        let pieces = CutInside(text: text, tokenLimit: limit, byteLimit: settings.maximumQuoteBytes).pieces(of: range)
        if pieces.count > 1 {
            diagnostics.append(
                .cutInside(name, pieces: pieces.count, limit: limit, path: path, line: source.lines.lowerBound))
        }
        return pieces.map { piece in
            (atom.range, atom.tokenCount) = (piece.range, piece.tokenCount)
            return atom
        }
    }

    private func trimmed(_ range: Range<Int>, of block: Block) -> Range<Int> {
        let trimmed = text.trimming(range)
        guard case .code = block.kind, !trimmed.isEmpty else { return trimmed }
        // a line of code keeps its indentation
        var start = trimmed.lowerBound
        while start > range.lowerBound, text.bytes[start - 1] == 0x20 || text.bytes[start - 1] == 0x09 { start -= 1 }
        return start..<trimmed.upperBound
    }

    private func introduces(_ block: Block, _ range: Range<Int>) -> Bool {
        if case .heading = block.kind { return true }
        return block.units.isEmpty && text.bytes[range.upperBound - 1] == UInt8(ascii: ":")
    }

    /// `Warning: ` for a block in such a callout, unless it says so itself.
    private func calloutLead(of block: Block, _ range: Range<Int>) -> Atom.Lead {
        guard let type = block.admonition, let initial = type.first else { return .none }
        let beginning = text.string(range.lowerBound..<min(range.upperBound, range.lowerBound + type.utf8.count))
        if beginning.lowercased() == type.lowercased() { return .none }
        return boundedLead(initial.uppercased() + type.dropFirst() + ": ")
    }

    /// What introduced the numbered list that the block is a step of, then the callout's type.
    private func stepLead(of block: Block, before callout: Atom.Lead) -> Atom.Lead {
        guard case .listItem(_, ordered: true) = block.kind, let introduction else { return callout }
        var lead = boundedLead(text.line(introduction) + "\n" + callout.text)
        if lead.text.isEmpty { return callout }
        lead.weightlessCount = max(0, lead.tokenCount - callout.tokenCount)
        return lead
    }

    /// An introduction holds for the steps after it, with the code and the notes among them, up to the next paragraph.
    private mutating func noteIntroduction(_ block: Block, _ range: Range<Int>) {
        switch block.kind {
        case .paragraph:
            introduction =
                introduces(block, range) ? SentenceSplitter.sentences(in: text.bytes, range: range).last : nil
        case .heading, .listItem(depth: 0, ordered: false): introduction = nil
        case .listItem, .code, .table: break
        }
    }

    private func headerLead(of block: Block, after callout: Atom.Lead) -> Atom.Lead {
        let header = block.units.prefix(block.headerUnitCount)
        guard let first = header.first, let last = header.last else { return callout }
        let range = text.trimming(first.textRange.lowerBound..<last.textRange.upperBound)
        guard !range.isEmpty, range.count <= settings.maximumQuoteBytes else { return callout }
        let lead = boundedLead(callout.text + text.string(range) + "\n")
        return lead.text.isEmpty ? callout : lead
    }

    /// Nothing, if the lead would take more than a third of the budget.
    private func boundedLead(_ text: String) -> Atom.Lead {
        let count = self.text.tokens.tokenCount(of: text)
        return count * 3 <= budget ? Atom.Lead(text: text, tokenCount: count) : .none
    }
}

extension Block {
    fileprivate var unitName: String {
        if case .table = kind { "row" } else { "line" }
    }
}

extension Diagnostic {
    fileprivate static func cutInside(
        _ name: String, pieces: Int, limit: Int, path: String, line: Int
    ) -> Diagnostic {
        Diagnostic(
            .note, code: "passage-cut-inside", path: path, line: line,
            message: "a \(name) is longer than a passage may be here (\(limit) tokens)",
            consequence: "it is cut at words into \(pieces) passages, each of which is indexed")
    }
}
