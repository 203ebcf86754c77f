internal import Retrieval
internal import TextAnalysis

/// Holds what a sentence affirms and denies against its source.
///
/// Where both deny something, or neither does, only opposite words count: which of two denials answers which is more than
/// rules over words can tell.
struct PolarityCheck {
    enum Rule: String {
        /// One denies what the other says.
        case negation = "polarity.negation"
        /// Opposite words: before and after, included and excluded.
        case opposite = "polarity.opposite"
        /// The source limits it, with `only` or `unless`, and the draft does not.
        case condition = "polarity.condition"
    }

    /// Weight of the draft's terms that the source must have before polarity is compared.
    static let coverageMinimum = 0.5

    private let draft: DraftReading.Sentence
    private let mine: PolarityWords
    private let theirs: PolarityWords
    private let source: EvidenceSentence

    init(
        _ draft: DraftReading.Sentence, _ bytes: [UInt8], _ source: EvidenceSentence, _ sourceBytes: [UInt8]
    ) {
        self.draft = draft
        self.source = source
        mine = PolarityWords(bytes, TextToken.tokens(in: bytes, range: draft.range))
        theirs = PolarityWords(sourceBytes, source.tokens)
    }

    /// Nil if they agree. An even number of turns is none: `cannot … after` is `can … before`.
    var fault: Rule? {
        let difference = SentenceDifference(draft.reading, source.reading)
        // a denial in a condition may be told twice; of two cases that a sentence tells apart, one may be denied
        var places: Set<Range<Int>> = []
        let tellsCases = mine.tellsCases || theirs.tellsCases
        let turns = difference.clashes.filter {
            $0.kind != .quantity && !($0.isInCondition && tellsCases) && !isExcused($0)
                && places.insert($0.a).inserted
        }
        if mine.hasDenial != theirs.hasDenial {
            if mine.isElliptic(besides: theirs) || theirs.isElliptic(besides: mine) { return .negation }
            guard turns.count % 2 == 1 else { return nil }
            // `cannot … unless` is `can … if`
            return theirs.isLimited && mine.isConditional ? nil : turns[0].kind == .negation ? .negation : .opposite
        }
        if theirs.isElliptic(besides: mine) || mine.isElliptic(besides: theirs) { return .negation }
        if mine.hasDenial { return nil }
        let isUndone = turns.isEmpty && mine.undoes(theirs) != theirs.undoes(mine)
        return isUndone || turns.count % 2 == 1 ? .opposite : nil
    }

    /// `costs nothing` is `free`.
    private func isExcused(_ clash: SentenceDifference.Clash) -> Bool {
        clash.axis == .charge && (mine.saysNothing || theirs.saysNothing)
    }

    /// Whether the source says it under a condition of which the draft has nothing.
    var dropsCondition: Bool {
        guard theirs.isLimited, !mine.isConditional, let first = theirs.condition.first else { return false }
        if theirs.namesWhoAlone, !mine.stems.contains(first) { return true }
        return theirs.condition.count(where: mine.stems.contains) * 2 < theirs.condition.count
    }
}

/// What of a sentence's words tells its polarity.
private struct PolarityWords {
    let hasDenial: Bool
    let saysNothing: Bool
    /// `only`, `unless` and their like.
    let isLimited: Bool
    let isConditional: Bool
    let tellsCases: Bool
    /// Stems of the content words after what limits it, up to the end of the clause; of those before it if none follow.
    let condition: [WordKey]
    /// `Only owners can …`
    let namesWhoAlone: Bool
    let stems: Set<WordKey>
    /// Content words of a clause that ends with its denial, `mailboxes are not`.
    private let ellipticWords: Set<WordKey>
    /// Content words of clauses in which something is denied.
    private let deniedWords: Set<WordKey>
    /// Stems of words that begin with `un`, without it.
    private let undone: Set<WordKey>

    init(_ bytes: [UInt8], _ tokens: [TextToken]) {
        let free = tokens.indices.dropFirst().filter {
            tokens[$0].key == Self.nothing && Self.costs.contains(tokens[$0 - 1].key)
        }.map { tokens[$0].range }
        let cues = Negation.cues(in: bytes, tokens: tokens).filter { !free.contains($0.range) }
        hasDenial = !cues.isEmpty || tokens.contains { $0.key == Self.without }
        saysNothing = !free.isEmpty
        let limits = tokens.indices.filter { place in
            guard Self.limiting.contains(tokens[place].key) else { return false }
            return !(tokens[place].key == Self.only && place > 0 && tokens[place - 1].key == Self.not)
        }
        isLimited = !limits.isEmpty
        isConditional = tokens.contains { Self.conditional.contains($0.key) }
        tellsCases = tokens.contains { Self.cases.contains($0.key) }
        func stems(_ tokens: ArraySlice<TextToken>) -> [WordKey] {
            tokens.filter { $0.kind == .word && !ComparisonWords.function.contains($0.key) }.map {
                ComparisonWords.stem(of: bytes[$0.range])
            }
        }
        if let limit = limits.last {
            let end = tokens[limit...].firstIndex { Self.sentenceParts.contains($0.key) } ?? tokens.count
            let after = stems(tokens[(limit + 1)..<end])
            condition = after.isEmpty ? Array(stems(tokens[..<limit]).suffix(3)) : after
            namesWhoAlone =
                tokens[limit].key == Self.only && limit + 1 < end
                && !ComparisonWords.function.contains(tokens[limit + 1].key)
        } else {
            condition = []
            namesWhoAlone = false
        }
        self.stems = Set(stems(tokens[...]))
        var elliptic: Set<WordKey> = []
        var denied: Set<WordKey> = []
        for clause in Self.clauses(tokens) {
            let inside = cues.filter { cue in
                cue.kind == .denial && clause.contains { tokens[$0].range.overlaps(cue.range) }
            }
            guard let cue = inside.last else { continue }
            let words = stems(tokens[clause])
            denied.formUnion(words)
            let after = clause.filter {
                tokens[$0].range.lowerBound >= cue.range.upperBound && tokens[$0].kind != .mark
            }
            if after.isEmpty { elliptic.formUnion(words) }
        }
        ellipticWords = elliptic
        deniedWords = denied
        undone = Set(
            tokens.filter { $0.kind == .word && $0.range.count >= 6 && bytes[$0.range].starts(with: "un".utf8) }.map {
                WordStem.key(of: bytes[$0.range.lowerBound + 2..<$0.range.upperBound])
            })
    }

    /// Whether a clause of this that ends with its denial speaks of what `other` has and does not deny.
    func isElliptic(besides other: PolarityWords) -> Bool {
        ellipticWords.contains { other.stems.contains($0) && !other.deniedWords.contains($0) }
    }

    /// `unblocked`, where the other has `blocked`.
    func undoes(_ other: PolarityWords) -> Bool {
        undone.contains { other.stems.contains($0) && !other.undone.contains($0) && !stems.contains($0) }
    }

    private static func clauses(_ tokens: [TextToken]) -> [Range<Int>] {
        var clauses: [Range<Int>] = []
        var start = 0
        for (place, token) in tokens.enumerated() where clauseEnds.contains(token.key) {
            clauses.append(start..<place)
            start = place + 1
        }
        clauses.append(start..<tokens.count)
        return clauses
    }

    private static let clauseEnds = WordSet(words: ", ; : . ! ( ) — – but and while whereas")
    private static let sentenceParts = WordSet(words: "; : . ! ( )")
    private static let costs = WordSet(words: "cost costs pay pays charge charges")
    private static let cases = WordSet(words: "if or when unless whether")
    private static let limiting = WordSet(words: "only unless except excluding")
    private static let conditional = WordSet(
        words: "only unless except if when once provided must need needs required requires long until after before")
    private static let without = WordKey("without")
    private static let nothing = WordKey("nothing")
    private static let only = WordKey("only")
    private static let not = WordKey("not")
}
