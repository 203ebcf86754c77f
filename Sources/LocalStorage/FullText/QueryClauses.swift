import Storage

/// The clauses of one question while they are put together: one for each distinct word, then one for each phrase.
///
/// Where a phrase can be written otherwise, each of its words has the other spelling among its alternatives too: a
/// passage with `wifi` holds what `wi-fi` asks for as much as one with `wi-fi` does.
struct QueryClauses {
    private(set) var words: [Clause] = []
    private(set) var phrases: [Clause] = []
    /// What words that no passage holds are taken for, by their term: the likeliest, and where the word stands first.
    private(set) var corrected: [[UInt8]: (term: [UInt8], token: Int)] = [:]
    private let question: QuestionText
    private let settings: LexicalSettings
    private let vocabulary: PartsVocabulary
    private let tokenizer: LexicalTokenizer
    private var others: [[UInt8]: [Clause.Alternative]] = [:]

    // Long texts are searched by all their words; the finer points are looked at in the beginning only.
    private static let phrasesMaximum = 32
    private static let splitsMaximum = 32
    private static let joinsMaximum = 64
    private static let correctionsMaximum = 8

    init(
        question: QuestionText, settings: LexicalSettings, vocabulary: PartsVocabulary, tokenizer: LexicalTokenizer
    ) {
        self.question = question
        self.settings = settings
        self.vocabulary = vocabulary
        self.tokenizer = tokenizer
    }

    /// Adds the alternatives of phrases that synonyms name.
    mutating func add(_ matches: [SynonymTable.Match]) {
        for match in matches {
            add(
                match.alternatives.map {
                    Clause.Alternative(terms: $0, origin: .synonym, weight: settings.synonymWeight)
                }, for: match.tokens)
        }
    }

    /// Adds everything else, once synonyms are in.
    mutating func finish() throws {
        for quote in question.quotes { addPhrase(quote, kind: .quote, weight: settings.quoteWeight) }
        try addVariants()
        try addWords()
    }

    private func terms(_ tokens: Range<Int>) -> [[UInt8]] { question.tokens[tokens].map(\.term) }

    /// Other spellings of one word or of several side by side.
    private mutating func add(_ alternatives: [Clause.Alternative], for tokens: Range<Int>) {
        if tokens.count > 1 {
            let weight = question.isIdentifier(tokens) ? settings.identifierWeight : settings.phraseWeight
            addPhrase(tokens, kind: .phrase, weight: weight, alternatives)
        }
        for term in Set(terms(tokens)) where tokens.count == 1 || !vocabulary.isEverywhere(term) {
            others[term, default: []] += alternatives
        }
    }

    private mutating func addPhrase(
        _ tokens: Range<Int>, kind: LexicalExplanation.Clause.Kind, weight: Double,
        _ alternatives: [Clause.Alternative] = []
    ) {
        guard weight > 0 else { return }
        let terms = terms(tokens)
        if let known = phrases.firstIndex(where: { $0.alternatives[0].terms == terms }) {
            phrases[known].add(alternatives)
        } else if phrases.count < Self.phrasesMaximum {
            phrases.append(
                Clause(
                    kind: kind, text: question.spelling(of: tokens), weight: weight,
                    alternatives: [Clause.Alternative(terms: terms, origin: .exact, weight: 1)] + alternatives))
        }
    }

    private mutating func addVariants() throws {
        guard settings.variantWeight > 0 else {
            for compound in question.compounds { add([], for: compound) }
            return
        }
        let variants = SpellingVariants(
            vocabulary: vocabulary, tokenizer: tokenizer, weight: settings.variantWeight)
        for compound in question.compounds.prefix(Self.phrasesMaximum) {
            var found = try variants.phrases(question, compound)
            if let joined = try variants.joined(question, compound) { found.append(joined) }
            add(found, for: compound)
        }
        for first in question.gaps.indices.prefix(Self.joinsMaximum) where variants.mayBeJoined(question, first) {
            let pair = first..<first + 2
            if let joined = try variants.joined(question, pair) { add([joined], for: pair) }
        }
        var seen: Set<[UInt8]> = []
        for index in question.tokens.indices where !isInCompound(index) && seen.count < Self.splitsMaximum {
            let term = question.tokens[index].term
            guard !vocabulary.isEverywhere(term), seen.insert(term).inserted else { continue }
            let isKnown = vocabulary.find(term) != nil
            if let split = try variants.split(question.spelling(of: index), isKnown: isKnown) {
                add([split], for: index..<index + 1)
            }
        }
    }

    private mutating func addWords() throws {
        var seen: Set<[UInt8]> = []
        for (index, token) in question.tokens.enumerated() where seen.insert(token.term).inserted {
            var clause = Clause(
                kind: .word, text: question.spelling(of: index), weight: 1,
                alternatives: [Clause.Alternative(terms: [token.term], origin: .exact, weight: 1)])
            clause.add(others[token.term] ?? [])
            if clause.alternatives.count == 1, vocabulary.find(token.term) == nil,
                let settings = settings.corrections, corrected.count < Self.correctionsMaximum,
                !isInIdentifier(index)
            {
                let correction = SpellingCorrection(
                    vocabulary: vocabulary, tokenizer: tokenizer, settings: settings)
                clause.add(try correction.alternatives(for: clause.text))
                if clause.alternatives.count > 1 { corrected[token.term] = (clause.alternatives[1].terms[0], index) }
            }
            words.append(clause)
        }
    }

    private func isInCompound(_ index: Int) -> Bool { compound(of: index) != nil }

    private func isInIdentifier(_ index: Int) -> Bool { compound(of: index).map(question.isIdentifier) ?? false }

    /// O(log compounds).
    private func compound(of index: Int) -> Range<Int>? {
        var low = 0
        var high = question.compounds.count
        while low < high {
            let middle = (low + high) / 2
            if question.compounds[middle].upperBound <= index { low = middle + 1 } else { high = middle }
        }
        return low < question.compounds.count && question.compounds[low].contains(index)
            ? question.compounds[low] : nil
    }
}
