/// A word that denies, and what it denies.
package struct NegationCue: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// `not`, `never`, `cannot`, `without`: turns its scope round.
        case denial
        /// `unless`, `except`: limits what was said, and turns nothing round.
        case exception
    }

    package let kind: Kind
    /// The words of the cue, in UTF-8 bytes.
    package let range: Range<Int>
    /// From the cue's end to the end of its clause. May be empty.
    package let scope: Range<Int>
}

/// Finds negation in English text.
///
/// Cues, false friends (`not only`, `no later than`) and the words that end a scope are after W. W. Chapman et al., "A
/// simple algorithm for identifying negated findings and diseases in discharge summaries", J. Biomed. Inform. 34, 2001
/// (NegEx); the lists are our own, and a scope runs to the end of the clause rather than for five words.
package enum Negation {
    /// In order. O(n).
    package static func cues(in text: String) -> [NegationCue] {
        let bytes = Array(text.utf8)
        return cues(in: bytes, tokens: TextToken.tokens(in: bytes, range: 0..<bytes.count))
    }

    /// The same for a text that has been cut into tokens already.
    package static func cues(in bytes: [UInt8], tokens: [TextToken]) -> [NegationCue] {
        let ends = clauseEnds(of: tokens)
        var cues: [NegationCue] = []
        var place = 0
        while place < tokens.count {
            guard let (kind, end) = cue(at: place, in: tokens) else {
                place += 1
                continue
            }
            let start = tokens[end - 1].range.upperBound
            let scopeEnd = end < tokens.count ? ends[end] : end
            let limit = scopeEnd > end ? tokens[scopeEnd - 1].range.upperBound : start
            cues.append(
                NegationCue(kind: kind, range: tokens[place].range.lowerBound..<start, scope: start..<limit))
            place = end
        }
        return cues
    }

    /// Whether what stands at `offset` is denied: within the scopes of an odd number of denials. O(cues).
    package static func isDenied(at offset: Int, by cues: [NegationCue]) -> Bool {
        var isDenied = false
        for cue in cues where cue.kind == .denial && cue.scope.contains(offset) { isDenied.toggle() }
        return isDenied
    }

    // MARK: lists

    private static let denials = WordSet(
        words: """
            not no never cannot cant without neither nor none nobody nothing nowhere unable isn't aren't wasn't weren't \
            don't doesn't didn't can't couldn't won't wouldn't shouldn't mustn't needn't haven't hasn't hadn't ain't \
            dont doesnt didnt isnt wont impossible
            """)
    private static let exceptions = WordSet(words: "unless except excepting excluding")
    private static let afterNot = WordSet(words: "only just necessarily merely simply least")
    /// `no later than`, `not more than`: bounds of a number.
    private static let comparatives = WordSet(
        words: "later earlier sooner more less fewer longer shorter older younger greater higher lower larger smaller")
    private static let wordsAfterNo = WordSet(words: "matter doubt problem wonder")
    private static let scopeEnds = WordSet(
        words: """
            but however nevertheless yet though although still because since so if when whenever while unless until \
            once except apart whereas then which who therefore before after
            """)
    private static let no = WordKey("no")
    private static let not = WordKey("not")
    private static let longer = WordKey("longer")
    private static let than = WordKey("than")

    private static func cue(at place: Int, in tokens: [TextToken]) -> (NegationCue.Kind, end: Int)? {
        let key = tokens[place].key
        guard tokens[place].kind == .word else { return nil }
        if exceptions.contains(key) { return (.exception, place + 1) }
        guard denials.contains(key) else { return nil }
        let next = place + 1 < tokens.count ? tokens[place + 1].key : nil
        let following = place + 2 < tokens.count ? tokens[place + 2].key : nil
        guard let next else { return (.denial, place + 1) }
        if key == no || key == not {
            if comparatives.contains(next), following == than { return nil }
            if key == not, afterNot.contains(next) { return nil }
            if key == no, wordsAfterNo.contains(next) { return nil }
            if key == no, next == longer { return (.denial, place + 2) }
            if key == no, isAbbreviation(place, in: tokens) { return nil }
        }
        return (.denial, place + 1)
    }

    /// `No. 5`
    private static func isAbbreviation(_ place: Int, in tokens: [TextToken]) -> Bool {
        place + 2 < tokens.count && tokens[place + 2].kind == .numeral && !tokens[place + 1].followsSpace
            && tokens[place + 1].kind == .mark
    }

    /// For each token, the token at which its clause ends.
    private static func clauseEnds(of tokens: [TextToken]) -> [Int] {
        var ends = Array(repeating: tokens.count, count: tokens.count)
        var end = tokens.count
        for place in tokens.indices.reversed() {
            if endsClause(place, in: tokens) { end = place }
            ends[place] = end
            if tokens[place].beginsLine { end = place }
        }
        return ends
    }

    private static let marks = WordSet(words: ", ; : . ! ? ( ) [ ] — – …")

    private static func endsClause(_ place: Int, in tokens: [TextToken]) -> Bool {
        switch tokens[place].kind {
        case .word: scopeEnds.contains(tokens[place].key)
        case .mark: marks.contains(tokens[place].key)
        case .numeral: false
        }
    }
}
