import KnowledgeModel

/// Finds text that speaks to a language model instead of a reader. It is reported, not removed: an article may well be
/// about this.
///
/// Looked at are the blocks, which are what a model would be given, and then what a reader does not see: comments and
/// attributes of the source. Letters are read as they look, so that invisible or foreign ones between do not help.
enum ModelAddress {
    /// A block, or a line of the source, is read to this length: the cost of a hostile one is bounded.
    private static let bytesRead = 64 << 10
    /// Findings of one article; after these its owner knows.
    private static let findingsMaximum = 20

    /// Adds one finding for each block that does so, and for each line of the source that does so unseen.
    static func look(in output: ArticleTextBuilder, source: SourceText, findings: inout Findings) {
        var count = 0
        var reported: [ClosedRange<Int>] = []
        // Almost no article has any of these letters in a row.
        if SuspiciousLetters.occur(in: output.text) {
            for block in output.blocks where count < findingsMaximum {
                guard let phrase = phrase(in: output.text(of: block)) else { continue }
                findings.add(.addressesModel(line: block.source.lines.lowerBound, phrase: phrase))
                reported.append(block.source.lines)
                count += 1
            }
        }
        guard SuspiciousLetters.occur(in: source.bytes) else { return }
        var next = 0
        for line in 1...source.lines.lineCount where count < findingsMaximum {
            while next < reported.count, reported[next].upperBound < line { next += 1 }
            if next < reported.count, reported[next].contains(line) { continue }
            guard let phrase = phrase(in: source.bytes[source.lines.bytes(ofLine: line)]) else { continue }
            findings.add(.addressesModelUnseen(line: line, phrase: phrase))
            count += 1
        }
    }

    static func phrase(in text: ArraySlice<UInt8>) -> String? {
        guard SuspiciousLetters.occur(in: text.prefix(bytesRead)) else { return nil }
        let text = Array(text.prefix(bytesRead))
        let lowered = text.map(\.asciiLowercased)
        if let mark = ModelAddressPhrases.marks.first(where: { lowered.firstIndex(of: $0, from: 0) != nil }) {
            return String(describing: mark)
        }
        let letters = LettersAsSeen(text)
        return ModelAddressPhrases.rule(in: letters.words) ?? ModelAddressPhrases.fixed(in: letters.words)
            ?? ModelAddressPhrases.unspaced(in: letters.squeezed) ?? ModelAddressPhrases.spelt(in: letters.squeezed)
    }
}
