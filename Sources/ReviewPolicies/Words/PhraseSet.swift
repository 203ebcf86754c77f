/// All phrases of a policy, found in one pass over a question's words.
struct PhraseSet<Tag: Sendable>: Sendable {
    struct Match {
        let tag: Tag
        /// Indices of the matched words, rising; without those in gaps.
        let words: [Int]
    }

    private var phrases: [(phrase: Phrase, tag: Tag)] = []
    private var startingWith: [String: [Int]] = [:]

    mutating func insert(_ phrase: Phrase, _ tag: Tag) {
        for stem in phrase.firstStems { startingWith[stem, default: []].append(phrases.count) }
        phrases.append((phrase, tag))
    }

    /// In the order of the words where they begin, then of insertion.
    ///
    /// - Complexity: O(words), and the phrases that begin with each.
    func matches(in text: QuestionText) -> [Match] {
        var matches: [Match] = []
        for (index, word) in text.words.enumerated() {
            for candidate in startingWith[word.stem] ?? [] {
                let (phrase, tag) = phrases[candidate]
                guard let words = phrase.match(text.words, from: index) else { continue }
                matches.append(Match(tag: tag, words: words))
            }
        }
        return matches
    }
}
