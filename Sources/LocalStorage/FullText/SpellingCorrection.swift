import Storage

/// What a word that no passage holds may be a slip of, among the words that the caller's passages hold.
struct SpellingCorrection {
    let vocabulary: PartsVocabulary
    let tokenizer: LexicalTokenizer
    let settings: CorrectionSettings
    /// Of `.correction` alternatives.
    private typealias Found = (term: [UInt8], startsAlike: Bool, frequency: Int)

    /// Shorter words have too many neighbours, longer ones are no words.
    private static let letters = 4...32
    private static let twoEditsLettersMinimum = 8
    /// Letters at the end of a word that endings change: see `edited`.
    private static let tailLetters = 6
    private static let latin: ClosedRange<Unicode.Scalar> = "a"..."z"

    /// The likeliest first; empty if nothing is near, or if the word is none: whoever mistypes a number or the name of
    /// an error means no other that happens to exist.
    ///
    /// Words at one edit come before those that the word begins, and these before those at two edits; among equals, those
    /// with the same first letter, which people rarely get wrong (Pollock and Zamora, CACM 1984), then the commonest.
    func alternatives(for spelling: String) throws -> [Clause.Alternative] {
        guard let folded = try tokenizer.tokens(of: spelling, as: .folded).first,
            let stem = try tokenizer.tokens(of: spelling).first
        else { return [] }
        let letters = Array(String(decoding: folded.term, as: UTF8.self).unicodeScalars)
        guard Self.letters.contains(letters.count), letters.allSatisfy(\.properties.isAlphabetic) else { return [] }
        let word = String(decoding: stem.term, as: UTF8.self)

        // Terms are stems. A slip in the stem leaves a stem near the right one; a slip in the ending leaves a word whose
        // ending is not recognised, so that only mending the word itself, and then stemming it, leads to the right stem.
        // Other alphabets have no such endings: there the word as it is may be near.
        var near = Set(vocabulary.terms(near: word, distance: 1, sharingFirstLetter: false).map(\.term))
        if letters.allSatisfy(Self.latin.contains) {
            near.formUnion(try edited(letters))
        } else if folded.term != stem.term {
            let whole = String(decoding: folded.term, as: UTF8.self)
            near.formUnion(vocabulary.terms(near: whole, distance: 1, sharingFirstLetter: false).map(\.term))
        }
        let one = best(near, for: letters)
        if !one.isEmpty { return one.map { alternative($0, settings.oneEditWeight) } }
        let begun = best(vocabulary.terms(withPrefix: folded.term), for: letters)
        if !begun.isEmpty { return begun.map { alternative($0, settings.prefixWeight) } }
        guard letters.count >= Self.twoEditsLettersMinimum else { return [] }
        let far = vocabulary.terms(near: word, distance: 2, sharingFirstLetter: true).map(\.term)
        return best(Set(far), for: letters).map { alternative($0, settings.twoEditsWeight) }
    }

    private func alternative(_ term: [UInt8], _ weight: Double) -> Clause.Alternative {
        Clause.Alternative(terms: [term], origin: .correction, weight: weight)
    }

    /// The stems of all words that are one edit in its last letters away from a word of Latin letters.
    private func edited(_ letters: [Unicode.Scalar]) throws -> Set<[UInt8]> {
        let alphabet = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { Unicode.Scalar($0) }
        var text = String.UnicodeScalarView()
        func add(_ word: some Sequence<Unicode.Scalar>) {
            text.append(contentsOf: word)
            text.append(" ")
        }
        for index in max(0, letters.count - Self.tailLetters)..<letters.count {
            let (before, after) = (letters[..<index], letters[(index + 1)...])
            add(before + after)
            for letter in alphabet {
                add(before + [letter] + after)
                add(letters[...index] + [letter] + after)
            }
            if let next = after.first { add(before + [next, letters[index]] + after.dropFirst()) }
        }
        return Set(try tokenizer.tokens(of: String(text)).map(\.term))
    }

    /// The best few that live passages hold.
    private func best(_ terms: Set<[UInt8]>, for letters: [Unicode.Scalar]) -> [[UInt8]] {
        let first = letters.first.map { Array(String($0).utf8) } ?? []
        let found = terms.compactMap { term -> Found? in
            vocabulary.find(term).map { (term, term.starts(with: first), $0.documentFrequency) }
        }
        return found.sorted { left, right in
            if left.startsAlike != right.startsAlike { return left.startsAlike }
            return left.frequency == right.frequency
                ? left.term.lexicographicallyPrecedes(right.term) : left.frequency > right.frequency
        }.prefix(settings.alternativesMaximum).map(\.term)
    }
}
