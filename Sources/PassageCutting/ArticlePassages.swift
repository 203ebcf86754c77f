internal import KnowledgeModel
internal import TextAnalysis

/// Collects the passages of one article, group by group.
struct ArticlePassages {
    private(set) var drafts: [PassageDraft] = []
    private(set) var diagnostics: [Diagnostic] = []

    private let text: ArticleText
    private let blocks: [Block]
    private let tokenCounts: [Int?]
    private let title: String
    private let path: String
    private let settings: CuttingSettings
    private let scalarOffsets: ScalarOffsets

    init(
        text: ArticleText, blocks: [Block], tokenCounts: [Int?], title: String, path: String, settings: CuttingSettings
    ) {
        self.text = text
        self.blocks = blocks
        self.tokenCounts = tokenCounts
        self.title = title
        self.path = path
        self.settings = settings
        scalarOffsets = ScalarOffsets(utf8: text.bytes)
    }

    /// Tokens of context and body together.
    private var textLimit: Int { text.tokens.tokenLimit - text.tokens.specialTokenCount }

    mutating func append(_ group: SectionGroup) {
        let context = EmbeddingContext(
            title: title, headingPath: group.headingPath, limit: min(settings.contextTokens, textLimit / 2),
            tokens: text.tokens)
        let budget = textLimit - context.tokenCount
        var cutter = BlockCutter(text: text, settings: settings, path: path, budget: budget)
        var atoms: [Atom] = []
        for index in group.blocks {
            atoms += cutter.atoms(of: blocks[index], at: index, tokenCount: tokenCounts[index])
        }
        diagnostics += cutter.diagnostics
        let segmentation = PassageSegmentation(
            target: min(settings.targetTokens, budget), budget: budget, byteLimit: settings.maximumQuoteBytes)
        for segment in segmentation.segments(of: atoms) {
            appendPassage(atoms[segment], context: context.line, group: group)
        }
    }

    /// Appends one passage. Sums of tokens may fall short of the text's own count where a word was cut; then the
    /// passage is divided again, and in the last resort loses lead and context rather than text.
    private mutating func appendPassage(_ atoms: ArraySlice<Atom>, context: String, group: SectionGroup) {
        guard let first = atoms.first, let last = atoms.last else { return }
        let range = first.range.lowerBound..<last.range.upperBound
        let body = first.lead.text + text.string(range)
        let bytes = Array(body.utf8)
        let sentences = SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count)
        let embeddingText = SegmentedText([context] + sentences.map { String(decoding: bytes[$0], as: UTF8.self) })
        let tokenCount = text.tokens.tokenCount(of: embeddingText.text) + text.tokens.specialTokenCount
        if tokenCount > text.tokens.tokenLimit {
            let smaller = divided(atoms)
            if smaller.count > 1 {
                for part in smaller { appendPassage(part, context: context, group: group) }
                return
            }
            if !first.lead.text.isEmpty || !context.isEmpty {
                var bare = first
                bare.lead = .none
                appendPassage([bare], context: first.lead.text.isEmpty ? "" : context, group: group)
                return
            }
        }
        drafts.append(
            PassageDraft(
                ordinal: drafts.count, headingPath: group.headingPath, anchor: group.anchor, textRange: range,
                scalarRange: scalarOffsets.scalarRange(ofUTF8: range),
                source: atoms.dropFirst().reduce(first.source) { $0.union($1.source) },
                indexedBody: body, embeddingText: embeddingText, tokenCount: tokenCount))
    }

    /// Two halves, or the pieces of a single atom; one if it cannot be divided.
    private func divided(_ atoms: ArraySlice<Atom>) -> [ArraySlice<Atom>] {
        if atoms.count > 1 {
            let middle = atoms.startIndex + atoms.count / 2
            return [atoms[..<middle], atoms[middle...]]
        }
        return atoms.flatMap { atom in
            CutInside(text: text, tokenLimit: max(1, atom.tokenCount / 2), byteLimit: settings.maximumQuoteBytes)
                .pieces(of: atom.range)
                .map { piece in
                    var part = atom
                    (part.range, part.tokenCount) = (piece.range, piece.tokenCount)
                    return [part]
                }
        }
    }
}
