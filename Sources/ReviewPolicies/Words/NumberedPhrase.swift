/// A phrase whose stems are numbers.
struct NumberedPhrase: Sendable {
    struct Word {
        /// -1 for a stem that no phrase has.
        let stem: Int32
        /// Index of its sentence.
        let sentence: Int
    }

    private enum Element: Sendable {
        /// One of these sequences of stems.
        case words([[Int32]])
        case gap
    }

    private let elements: [Element]

    init(_ phrase: Phrase, number: (String) -> Int32) {
        elements = phrase.elements.map { element in
            switch element {
            case .gap: .gap
            case .words(let alternatives): .words(alternatives.map { $0.map(number) })
            }
        }
    }

    /// The words that the phrase matches from the word at `start` on, without those in gaps; nil if it does not match.
    func match(_ words: [Word], from start: Int) -> [Int]? {
        match(element: 0, words, from: start, sentence: words[start].sentence)
    }

    private func match(element: Int, _ words: [Word], from start: Int, sentence: Int) -> [Int]? {
        guard element < elements.count else { return [] }
        switch elements[element] {
        case .gap:
            for skipped in 0...Phrase.gapWordsMaximum where start + skipped < words.count {
                if let found = match(element: element + 1, words, from: start + skipped, sentence: sentence) {
                    return found
                }
            }
        case .words(let alternatives):
            for stems in alternatives {
                let end = start + stems.count
                guard end <= words.count,
                    stems.indices.allSatisfy({
                        words[start + $0].stem == stems[$0] && words[start + $0].sentence == sentence
                    }), let found = match(element: element + 1, words, from: end, sentence: sentence)
                else { continue }
                return Array(start..<end) + found
            }
        }
        return nil
    }
}
