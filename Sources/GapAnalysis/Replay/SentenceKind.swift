/// Kinds of sentence that settle nothing, whatever else they hold.
enum SentenceKind {
    /// "Many customers ask us this", "An overview of these topics follows".
    static func speaksOfAsking(_ sentence: SentenceWords) -> Bool {
        if isIndirectQuestion(sentence) { return true }
        var words = sentence.content
        // "Ask at the desk" and "ask for a search" tell what to do.
        if sentence.pieces.first == "ask" || sentence.contains(["ask", "for"]) { words.removeAll { $0 == "ask" } }
        let asking = words.count { SubstanceWords.asking.contains($0) } + (sentence.pieces.contains("whether") ? 1 : 0)
        let pointing = words.count { SubstanceWords.pointing.contains($0) }
        return (asking > 0 && (asking + pointing > 1 || words.count <= 4)) || pointing > 2
    }

    /// "Where patients park comes up again and again". "When the light is red, …" is a condition.
    private static func isIndirectQuestion(_ sentence: SentenceWords) -> Bool {
        guard let first = sentence.pieces.first else { return false }
        return SubstanceWords.questionWords.contains(first) || (first == "when" && !sentence.pieces.contains(","))
    }

    /// "To be completed", "Coming soon".
    static func isPlaceholder(_ sentence: SentenceWords) -> Bool {
        // The way through a site's pages, above a page.
        if sentence.isBareLine, ["home", "help", "support"].contains(sentence.pieces.first) { return true }
        return sentence.content.contains { SubstanceWords.placeholders.contains($0) }
            || SubstanceWords.placeholderPhrases.contains(where: sentence.contains)
    }

    /// An offer of help in general, or a telephone number beside nothing that was asked about.
    static func isContact(_ sentence: SentenceWords, isAsked: (String) -> Bool) -> Bool {
        if sentence.pieces.contains("@") { return true }
        if SubstanceWords.helpPhrases.contains(where: sentence.contains) { return true }
        if sentence.content.count(where: SubstanceWords.help.contains) > 1 { return true }
        return phoneDigits(sentence) >= 7 && !sentence.content.contains(where: isAsked)
    }

    /// The most digits that stand side by side, as those of a telephone number do.
    private static func phoneDigits(_ sentence: SentenceWords) -> Int {
        var (longest, current) = (0, 0)
        for piece in sentence.pieces {
            if piece.allSatisfy(\.isNumber) {
                current += piece.count
            } else if !["-", "+", "(", ")", "/"].contains(piece) {
                current = 0
            }
            longest = max(longest, current)
        }
        return longest
    }

    /// "We are proud of the care we take."
    ///
    /// - Parameter isConcrete: it names an amount, a place or a step, and must then praise twice, or aloud.
    static func praises(_ sentence: SentenceWords, isConcrete: Bool) -> Bool {
        if sentence.content.contains(where: SubstanceWords.boasts.contains) { return true }
        let praise = sentence.content.count(where: SubstanceWords.praise.contains)
        return praise > (isConcrete && !sentence.text.hasSuffix("!") ? 1 : 0)
    }
}
