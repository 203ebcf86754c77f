/// Cuts a question where the encoder's tokenizer cuts before it looks at word pieces: at white space and at each mark of
/// punctuation. Joined by white space, the pieces are the tokens of the question.
package enum QuestionWords {
    /// Pieces in reading order, each without white space; marks of punctuation stand alone. O(n).
    package static func pieces(of text: some StringProtocol) -> [Substring] {
        let text = Substring(text)
        var pieces: [Substring] = []
        var start: Substring.Index?
        func close(_ end: Substring.Index) {
            if let first = start { pieces.append(text[first..<end]) }
            start = nil
        }
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            let scalar = scalars[index]
            if scalar.properties.isWhitespace {
                close(index)
            } else if isPunctuation(scalar) {
                close(index)
                pieces.append(text[index..<next])
            } else if start == nil {
                start = index
            }
            index = next
        }
        close(scalars.endIndex)
        return pieces
    }

    /// As BERT's basic tokenizer has it: ASCII marks of all kinds, and Unicode's category P.
    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.value > 32 && scalar.value < 127 && !scalar.properties.isAlphabetic
                && !(48...57).contains(scalar.value)
        }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    /// Whether a piece says what the question is about; function words and punctuation do not.
    package static func isContent(_ piece: some StringProtocol) -> Bool {
        piece.contains { $0.isLetter || $0.isNumber } && !functionWords.contains(piece.lowercased())
    }

    /// English words that nearly every question has, whatever it asks about.
    private static let functionWords: Set<String> = Set(
        """
        a an the of to in on for at by with and or is are was were be been am do does did can could will would should
        may might must i me my we us our you your he she it they them him his her its their this that these those what
        when where which who whom how why if as from about into than then there here not no so such have has had having
        get got getting any some all more most other also just only s t re ve ll d m please need want like would know
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
