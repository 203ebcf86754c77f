/// Parts a sentence that asks two things: `How do I export, and can I schedule it?`
///
/// Only where a conjunction stands before the word order of a question, and both halves have words of their own.
enum ClauseSplitter {
    /// Longer ones are no sentences; this also bounds the work, which is quadratic in a sentence's words.
    private static let maximumWords = 120
    private static let conjunctions = PhraseTable(
        """
        and; and also; also; and then; but; plus; and if so; so; und; und auch; aber; et; et aussi; mais; y
        y también; e; e anche
        ma; mas; en; maar; och; og; men; oraz; и; та; а
        """)
    private static let requestOpenings = PhraseTable(
        """
        please; i would like; i d like; id like; i want; i need; we need; can you; could you; let us know
        let me know; tell me
        bitte; ich möchte; ich brauche; je voudrais; je souhaite; quiero; necesito; vorrei; preciso; gostaria
        """)

    static func split(_ unit: Unit, with classifier: Classifier) -> [Unit] {
        let message = classifier.message
        guard unit.words.count <= maximumWords, unit.kind != .noise else { return [unit] }
        var parts: [Unit] = []
        var rest = unit
        var word = unit.words.lowerBound + 2
        while word < unit.words.upperBound {
            if let start = secondHalf(at: word, rest, message) {
                let (left, right) = parted(rest, at: word, start, message)
                if stands(left, message), stands(right, message), asks(left, classifier) {
                    parts.append(left)
                    rest = right
                    word = start
                }
            }
            word += 1
        }
        return parts + [rest]
    }

    /// The first word after the conjunction at `word`, if a question or request begins there.
    private static func secondHalf(at word: Int, _ unit: Unit, _ message: MessageText) -> Int? {
        let words = message.words[word..<unit.words.upperBound]
        let length = conjunctions.length(at: word, in: words)
        guard length > 0 else { return nil }
        let following = words.dropFirst(length)
        guard following.count >= 2 else { return nil }
        let isQuestion = InterrogativeForm.isStrong(following) || Interrogatives.foreign.begins(following)
        if isQuestion { return word + length }
        // `if I am ill and I need a doctor` goes on with the condition
        let isConditional = message.words[unit.words.lowerBound..<word].contains { $0.folded == "if" }
        return !isConditional && requestOpenings.begins(following) ? word + length : nil
    }

    private static func parted(
        _ unit: Unit, at conjunction: Int, _ start: Int, _ message: MessageText
    ) -> (Unit, Unit) {
        var (left, right) = (unit, unit)
        var end = message.words[conjunction - 1].range.upperBound
        if message.reading[end] == UInt8(ascii: "?") { end += 1 }
        left.range = unit.range.lowerBound..<end
        left.words = unit.words.lowerBound..<conjunction
        right.range = message.words[start].range.lowerBound..<unit.range.upperBound
        right.words = start..<unit.words.upperBound
        right.followsGap = false
        return (left, right)
    }

    /// Whether a half has at least three words, one of them with content.
    private static func stands(_ unit: Unit, _ message: MessageText) -> Bool {
        let words = message.words[unit.words]
        return words.count >= 3 && words.contains { !EmptyWords.contains($0.folded) }
    }

    private static func asks(_ unit: Unit, _ classifier: Classifier) -> Bool {
        var unit = unit
        classifier.classify(&unit)
        return unit.kind == .question || unit.kind == .problem
    }
}
