internal import TextAnalysis

/// A search rather than a letter: one short line about one matter, with nothing to set aside. It is searched as it is.
enum PlainQuery {
    private static let maximumWords = 40

    static func question(_ units: [Unit], _ drafts: [DraftQuestion], _ message: MessageText) -> DraftQuestion? {
        guard !drafts.isEmpty, message.setAside.isEmpty, message.subject == nil, message.words.count <= maximumWords
        else { return nil }
        // with a question after it, a request tells what the question is about
        let interrogative = units.count { $0.kind == .question && $0.isInterrogative }
        let asking = interrogative > 0 ? interrogative : units.count { $0.kind == .question }
        guard message.lines.count(where: { $0.counts }) == 1, asking <= 1 else { return nil }
        let whole = ReadingBytes.trimming(0..<message.bytes.count, in: message.reading, of: message.bytes)
        return DraftQuestion(range: whole, isPlain: true)
    }
}
