/// Marks by which a sentence shows that it answers.
struct AnswerCues {
    /// What is clear by itself counts 3, what is so beside other words 1 or 2. What the questions say themselves, such as the
    /// number of an error, counts for nothing.
    let points: Int
    /// Whether one mark is clear by itself.
    let isClear: Bool

    /// Whether it names an amount, a place or a step, and so is more than talk.
    let isConcrete: Bool

    init(of sentence: SentenceWords, isAsked: (String) -> Bool) {
        let pieces = sentence.pieces.map { isAsked($0) ? "" : $0 }
        let isStep = Self.isStep(sentence, pieces)
        let quantity = Self.quantity(sentence, pieces)
        let isPath = sentence.text.contains("\t") || pieces.contains { ["→", ">", "»"].contains($0) }
        let marks = [
            Self.saysYesOrNo(sentence, pieces) ? 3 : 0,
            isPath ? 3 : 0,
            quantity,
            SubstanceWords.refusals.contains(where: sentence.contains) ? 3 : 0,
            SubstanceWords.rules.contains(where: sentence.contains)
                && !SubstanceWords.idleNegations.contains(where: sentence.contains) ? 2 : 0,
            !isStep && pieces.contains(where: SubstanceWords.states.contains) ? 2 : 0,
            // What is asked for is what to do: it takes more words to say how.
            !isStep && Self.isStep(sentence, sentence.pieces) ? 2 : 0,
            min(pieces.count(where: SubstanceWords.conditions.contains), 2),
            pieces.contains(where: SubstanceWords.positions.contains) ? 1 : 0,
        ]
        // The verb of a step is a new word by itself.
        points = marks.reduce(0, +) + (isStep ? 2 : 0)
        isClear = isStep || marks.contains { $0 >= 3 }
        isConcrete = isStep || isPath || quantity >= 3
    }

    /// "Yes, …", "Not once it has shipped.", "It does not: …"
    private static func saysYesOrNo(_ sentence: SentenceWords, _ pieces: [String]) -> Bool {
        guard let first = pieces.first else { return false }
        if SubstanceWords.yesOrNo.contains(first) { return true }
        guard sentence.pieces.count > 2, ["it", "they", "you", "we", "this", "that"].contains(first) else {
            return false
        }
        let rest = sentence.pieces.dropFirst(2).drop { $0 == "not" }
        return SubstanceWords.auxiliaries.contains(sentence.pieces[1])
            && (rest.first.map { [",", ".", ":", ";", "!"].contains($0) } ?? true)
    }

    /// An instruction: a verb at the beginning, or after "To do this," and the like.
    private static func isStep(_ sentence: SentenceWords, _ pieces: [String]) -> Bool {
        // "Lift the filter" is a step, "Change address" a heading.
        let isHeading = sentence.isBareLine && !sentence.pieces.contains { ["the", "it", "them", ","].contains($0) }
        let verbs = isHeading ? SubstanceWords.handling : SubstanceWords.handling.union(SubstanceWords.doing)
        let start = pieces.firstIndex { $0.contains(where: \.isLetter) || $0.isEmpty } ?? 0
        guard start < pieces.count else { return false }
        if verbs.contains(pieces[start]) { return true }
        let isLedIn = SubstanceWords.leadIns.contains(sentence.pieces[start])
        let handled = Set(pieces.filter(SubstanceWords.handling.contains)).count
        if handled > 1, pieces.contains(",") { return true }
        return pieces.indices.dropLast().contains { index in
            (pieces[index] == ":" || pieces[index] == ";" || (pieces[index] == "," && isLedIn))
                && verbs.contains(pieces[index + 1])
        }
    }

    private static func quantity(_ sentence: SentenceWords, _ pieces: [String]) -> Int {
        let numerals = pieces.indices.filter { pieces[$0].contains(where: \.isNumber) && !isPlace($0, sentence.pieces) }
        if numerals.contains(where: { !isYear(pieces[$0]) }) { return 3 }
        guard let place = pieces.firstIndex(where: SubstanceWords.numbers.contains) else {
            return numerals.isEmpty ? 0 : 1
        }
        let isMeasured = pieces[place...].prefix(3).contains(where: SubstanceWords.units.contains)
        return isMeasured || sentence.content.count <= 2 ? 3 : 0
    }

    /// The number of a step, a section or a page, or how many entries stand under a heading.
    private static func isPlace(_ index: Int, _ pieces: [String]) -> Bool {
        let before = pieces[..<index]
        if before.allSatisfy({ $0 == "." || $0.allSatisfy(\.isNumber) }), index + 1 < pieces.count,
            [".", ")"].contains(pieces[index + 1]) || !before.isEmpty
        {
            return true
        }
        // "1 of 4"
        func isNumber(_ place: Int) -> Bool { pieces.indices.contains(place) && pieces[place].allSatisfy(\.isNumber) }
        if before.last == "of", isNumber(index - 2) { return true }
        if index + 1 < pieces.count, pieces[index + 1] == "of", isNumber(index + 2) { return true }
        return before.last.map { SubstanceWords.places.contains($0) || ["(", "#"].contains($0) } ?? false
    }

    private static func isYear(_ piece: String) -> Bool { Int(piece).map { (1900...2099).contains($0) } ?? false }
}
