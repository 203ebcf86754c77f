/// What goes on behind a street: `, Apt 4`, `, Leeds LS1 4AP`, `, 10827 Berlin`, `, Springfield, IL 62704`.
struct AddressTail {
    private static let piecesMaximum = 4
    private static let rooms = WordSet("flat apt apartment unit suite floor no")

    private let text: FoldedText
    private let cues: CueFinder

    init(_ context: DetectionContext) { (text, cues) = (context.text, context.cues) }

    /// The end of the address whose street ends with a word.
    func end(after last: Int) -> Int {
        var end = cues.words[last].units.upperBound
        for _ in 0..<Self.piecesMaximum {
            guard let next = piece(from: end) else { break }
            end = next
        }
        return end
    }

    private func piece(from end: Int) -> Int? {
        let hasComma = text.is(end, ",")
        var start = hasComma ? end + 1 : end
        if text.isBlank(start) { start += 1 }
        guard start > end else { return nil }
        if let end = Postcode.end(from: start, text) {
            // A town may follow the code.
            return town(from: end + 1, isAlone: true) ?? end
        }
        return hasComma ? room(from: start) ?? town(from: start, isAlone: false) : nil
    }

    private func room(from start: Int) -> Int? {
        let word = cues.firstWord(from: start)
        guard word + 1 < cues.words.count, cues.words[word].units.lowerBound == start,
            Self.rooms.contains(cues.words[word]),
            text.isDigit(cues.words[word + 1].units.lowerBound),
            cues.words[word + 1].units.lowerBound - cues.words[word].units.upperBound <= 2
        else { return nil }
        return cues.words[word + 1].units.upperBound
    }

    /// One to three capitalised words, after which the clause ends or a code comes.
    private func town(from start: Int, isAlone: Bool) -> Int? {
        var word = cues.firstWord(from: start)
        guard word < cues.words.count, cues.words[word].units.lowerBound == start else { return nil }
        var end: Int?
        var count = 0
        while word < cues.words.count, count < 3, text.isCapital(cues.words[word].units.lowerBound),
            cues.words[word].units.allSatisfy(text.isLetter),
            end.map({ cues.words[word].units.lowerBound == $0 + 1 && !text.is($0, ",") }) ?? true,
            Postcode.end(from: cues.words[word].units.lowerBound, text) == nil
        {
            end = cues.words[word].units.upperBound
            word += 1
            count += 1
        }
        guard let end else { return nil }
        let goesOn = text.isSpace(end) && text.isLetter(end + 1) && !text.isCapital(end + 1) && count > 1
        return goesOn && !isAlone ? nil : end
    }
}

/// Codes of towns: United Kingdom, Canada, United States with or without the state, and five digits.
enum Postcode {
    /// The end of the code that begins at a unit.
    static func end(from start: Int, _ text: FoldedText) -> Int? {
        if text.isWord(start - 1) { return nil }
        guard let end = british(start, text) ?? canadian(start, text) ?? american(start, text) ?? dutch(start, text),
            !text.isWord(end), !(text.is(end, "-") && text.isWord(end + 1)),
            !(text.is(end, ".") && text.isDigit(end + 1))
        else { return nil }
        return end
    }

    private static func isLetter(_ index: Int, _ text: FoldedText) -> Bool {
        text.isLetter(index) && text.unit(index) < 0x80
    }

    /// `SW1A 1AA`, `M1 1AE`.
    private static func british(_ start: Int, _ text: FoldedText) -> Int? {
        var index = start
        while index - start < 2, isLetter(index, text) { index += 1 }
        guard index > start, text.isDigit(index) else { return nil }
        index += 1
        if text.isWord(index), text.isSpace(index + 1) || text.isWord(index + 3) && !text.isSpace(index) { index += 1 }
        if text.isSpace(index) { index += 1 }
        guard text.isDigit(index), isLetter(index + 1, text), isLetter(index + 2, text) else { return nil }
        return index + 3
    }

    /// `K1A 0B1`.
    private static func canadian(_ start: Int, _ text: FoldedText) -> Int? {
        guard isLetter(start, text), text.isDigit(start + 1), isLetter(start + 2, text) else { return nil }
        let index = text.isSpace(start + 3) || text.is(start + 3, "-") ? start + 4 : start + 3
        return text.isDigit(index) && isLetter(index + 1, text) && text.isDigit(index + 2) ? index + 3 : nil
    }

    /// `62704`, `62704-1234`, `IL 62704`.
    private static func american(_ start: Int, _ text: FoldedText) -> Int? {
        var index = start
        if text.isCapital(index), text.isCapital(index + 1), text.isSpace(index + 2) { index += 3 }
        guard (index..<index + 5).allSatisfy(text.isDigit) else { return nil }
        index += 5
        if text.is(index, "-"), (index + 1..<index + 5).allSatisfy(text.isDigit) { index += 5 }
        return index
    }

    /// `1012 AB`.
    private static func dutch(_ start: Int, _ text: FoldedText) -> Int? {
        guard (start..<start + 4).allSatisfy(text.isDigit), text.unit(start) != 0x30 else { return nil }
        let index = text.isSpace(start + 4) ? start + 5 : start + 4
        return text.isCapital(index) && text.isCapital(index + 1) ? index + 2 : nil
    }
}
