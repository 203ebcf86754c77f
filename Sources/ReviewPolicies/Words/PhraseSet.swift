/// All phrases of a policy, found in one pass over a question's words.
struct PhraseSet<Tag: Sendable>: Sendable {
    struct Match {
        let tag: Tag
        /// Indices of the matched words, rising; without those in gaps.
        let words: [Int]
    }

    private var phrases: [(phrase: NumberedPhrase, tag: Tag)] = []
    /// The stems of all phrases: words of a question are looked up once, and then compared as numbers.
    private var numbers: [String: Int32] = [:]
    /// By the number of a stem, the phrases that begin with it.
    private var startingWith: [[Int]] = []

    mutating func insert(_ phrase: Phrase, _ tag: Tag) {
        for stem in phrase.firstStems { startingWith[Int(number(of: stem))].append(phrases.count) }
        phrases.append((NumberedPhrase(phrase) { number(of: $0) }, tag))
    }

    private mutating func number(of stem: String) -> Int32 {
        if let known = numbers[stem] { return known }
        let number = Int32(numbers.count)
        numbers[stem] = number
        startingWith.append([])
        return number
    }

    /// In the order of the words where they begin, then of insertion.
    ///
    /// - Complexity: O(words), and the phrases that begin with each.
    func matches(in text: QuestionText) -> [Match] {
        let words = text.words.map { NumberedPhrase.Word(stem: numbers[$0.stem] ?? -1, sentence: $0.sentence) }
        var matches: [Match] = []
        for (index, word) in words.enumerated() where word.stem >= 0 {
            for candidate in startingWith[Int(word.stem)] {
                let (phrase, tag) = phrases[candidate]
                guard let words = phrase.match(words, from: index) else { continue }
                matches.append(Match(tag: tag, words: words))
            }
        }
        return matches
    }
}
