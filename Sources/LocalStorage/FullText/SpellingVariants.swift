import Storage

/// Other ways to write the words of a question: joined, split, and versions with and without their `v`.
struct SpellingVariants {
    let vocabulary: PartsVocabulary
    let tokenizer: LexicalTokenizer
    let weight: Double

    private static let letters = 4...24
    /// How much of a half of a word must stand beside the other half for both to be one word: `wi` nearly always stands
    /// before `fi`, `form` rarely after `in`.
    private static let cohesionMinimum = 0.25

    /// The term that words are when they are written as one; nil if no passage holds it.
    func joined(_ question: QuestionText, _ tokens: Range<Int>) throws -> Clause.Alternative? {
        let term = try tokenizer.tokens(of: question.joined(tokens))
        guard term.count == 1, vocabulary.find(term[0].term) != nil else { return nil }
        return alternative([term[0].term])
    }

    /// Whether two words of a question may be one that was torn apart: `log in`, not `in form`.
    func mayBeJoined(_ question: QuestionText, _ first: Int) -> Bool {
        guard question.gaps[first] == .space else { return false }
        let joined = question.joined(first..<first + 2).unicodeScalars
        return joined.count <= Self.letters.upperBound
            && (joined.count >= Self.letters.lowerBound || joined.contains(where: \.isDigit))
            && !Self.functionWords.contains(question.spelling(of: first).lowercased())
    }

    /// The two or more terms that a word is when it is written apart; nil if it is not, in the caller's passages.
    ///
    /// A word with digits is split where they begin and end (`5mm`, `e402`), another in two wherever both halves are
    /// words that keep together.
    func split(_ spelling: String, isKnown: Bool) throws -> Clause.Alternative? {
        let letters = Array(spelling.unicodeScalars)
        guard Self.letters.contains(letters.count) || letters.contains(where: \.isDigit) else { return nil }
        let digits = letters.count(where: \.isDigit)
        if digits > 0, digits < letters.count {
            let runs = Self.runs(letters)
            let terms = try tokenizer.tokens(of: runs.joined(separator: " ")).map(\.term)
            guard terms.count > 1, vocabulary.find(phrase: terms) != nil else { return nil }
            return alternative(terms)
        }
        guard letters.allSatisfy(\.isLetter) else { return nil }
        let cuts = spelling.unicodeScalars.indices.dropFirst().map { spelling[..<$0] + " " + spelling[$0...] }
        var best: (terms: [[UInt8]], frequency: Int)?
        for halves in try tokenizer.tokens(of: cuts.map(String.init)) {
            let terms = halves.map(\.term)
            guard terms.count == 2, let first = vocabulary.find(terms[0]), let second = vocabulary.find(terms[1]) else {
                continue
            }
            // A phrase stands in no more passages than its words.
            let most = min(first.documentFrequency, second.documentFrequency)
            let least = isKnown ? Int((Self.cohesionMinimum * Double(most)).rounded(.up)) : 1
            let minimum = max(least, (best?.frequency ?? 0) + 1)
            guard most >= minimum,
                let frequency = vocabulary.find(phrase: terms, inAtLeast: minimum)?.documentFrequency,
                frequency >= minimum
            else { continue }
            best = (terms, frequency)
        }
        return best.map { alternative($0.terms) }
    }

    /// Other spellings of words that are written as one, of the same number of words or more: `3.5 mm` for `3.5mm`,
    /// `2.3` for `v2.3` and the reverse.
    func phrases(_ question: QuestionText, _ tokens: Range<Int>) throws -> [Clause.Alternative] {
        let spellings = tokens.map { Array(question.spelling(of: $0).unicodeScalars) }
        guard spellings.contains(where: { $0.contains(where: \.isDigit) }) else { return [] }
        var others = [spellings.flatMap(Self.runs)]
        // A unit that stands apart: "3.5 mm".
        if let last = spellings.last, last.allSatisfy(\.isDigit), tokens.upperBound < question.tokens.count,
            question.gaps[tokens.upperBound - 1] == .space
        {
            let unit = question.spelling(of: tokens.upperBound)
            others.append(spellings.dropLast().map { Self.text($0) } + [Self.text(last) + unit])
        }
        if let other = Self.otherVersion(spellings[0]) {
            others.append([other] + spellings.dropFirst().map { Self.text($0) })
        }
        return try tokenizer.tokens(of: others.map { $0.joined(separator: " ") }).compactMap { other in
            let terms = other.map(\.term)
            guard terms != question.tokens[tokens].map(\.term), !terms.isEmpty else { return nil }
            return terms.count == 1 || vocabulary.find(phrase: terms) != nil ? alternative(terms) : nil
        }
    }

    private func alternative(_ terms: [[UInt8]]) -> Clause.Alternative {
        Clause.Alternative(terms: terms, origin: .variant, weight: weight)
    }

    /// `2` for `v2` and the reverse; nil for anything else.
    private static func otherVersion(_ letters: [Unicode.Scalar]) -> String? {
        if letters.allSatisfy(\.isDigit) { return "v" + text(letters) }
        let rest = letters.dropFirst()
        guard letters.first == "v" || letters.first == "V", !rest.isEmpty, rest.allSatisfy(\.isDigit) else {
            return nil
        }
        return text(rest)
    }

    private static func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        return String(view)
    }

    /// Letters and digits apart.
    private static func runs(_ letters: [Unicode.Scalar]) -> [String] {
        var runs: [[Unicode.Scalar]] = []
        for letter in letters {
            if let last = runs.last?.last, last.isDigit == letter.isDigit {
                runs[runs.count - 1].append(letter)
            } else {
                runs.append([letter])
            }
        }
        return runs.map { text($0) }
    }

    /// Words that no other word begins with when both are torn apart: `in form` is not `inform`.
    private static let functionWords: Set<String> = [
        "a", "about", "all", "an", "and", "any", "as", "at", "be", "but", "by", "can", "do", "for", "from", "had",
        "has",
        "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "my", "no", "not",
        "of", "on", "or", "our", "out", "over", "she", "so", "some", "than", "that", "the", "their", "them", "then",
        "there", "they", "this", "to", "under", "up", "us", "was", "we", "were", "what", "when", "where", "who", "why",
        "will", "with", "you", "your",
    ]
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    fileprivate var isLetter: Bool {
        isASCII ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
    }
}
