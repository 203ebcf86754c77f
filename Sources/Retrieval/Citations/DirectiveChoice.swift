/// Chooses the words by which a browser finds and marks a quote.
///
/// A browser takes the first place that matches, so the words before the quote's own must not: more words until they
/// stand once, and only then the words around them. Those outside the quote are less sure, since a page may have between
/// two blocks what is not of the article (the sign behind a heading that links to it); so another directive does without,
/// even if it leaves out a first or last cell. Of several, a browser marks all that it finds.
struct DirectiveChoice {
    let words: ArticleWords
    /// UTF-8 offsets in the article text.
    let quote: Range<Int>

    /// Enough words to be told apart. Few survive small edits best, so more are taken only where they must be.
    private static let wordsMinimum = 4
    private static let wordsMaximum = 16
    /// A quote of one block and no more words is given whole.
    private static let wholeWordsMaximum = 10
    /// A line with a full stop is a sentence from so many words on.
    private static let sentenceWordsMinimum = 7
    /// Longer words than this are no words.
    private static let bytesMaximum = 300
    /// More places of the same words than this are too many to be told apart.
    private static let placesMaximum = 256
    /// Pieces of the quote whose words are looked for in the article, each a pass over its text.
    private static let passesMaximum = 4
    /// The same for single words.
    private static let wordPassesMaximum = 6
    /// Shorter words stand in others.
    private static let wordBytesMinimum = 4

    private var search: FoldedSearch { FoldedSearch(bytes: words.bytes) }

    /// Six at most; none if no words of the quote can be told from others of the article.
    func directives() -> [TextDirective] {
        let pieces = words.pieces(in: quote)
        guard let first = pieces.first else { return [] }
        let isShort = pieces.count == 1 && first.count <= Self.bytesMaximum
        if isShort, words.words(of: first).count <= Self.wholeWordsMaximum { return whole(first) }
        let opening = Opening(of: first, in: self)
        if opening.isUnique {
            return ranges(from: TextDirective(start: opening.range), in: pieces) + inner(pieces, opening.range)
        }
        // rows and items that repeat may have one cell or word that does not
        let later = laterStart(pieces) ?? laterStart(pieces, wordsMinimum: 1)
        if let later, let chain = chain(pieces, upTo: later) {
            return chain + ranges(from: TextDirective(start: later), in: pieces) + inner(pieces, later)
        }
        var directives: [TextDirective] = []
        if let directive = before(opening) { directives += ranges(from: directive, in: pieces).prefix(1) }
        if let later {
            directives += ranges(from: TextDirective(start: later), in: pieces) + inner(pieces, later)
        }
        if directives.isEmpty, isShort { return whole(first) }
        if directives.isEmpty, opening.isFirst {
            return ranges(from: TextDirective(start: opening.range), in: pieces)
        }
        return directives
    }

    /// The quote without a first or last piece that a browser may not find: a picture's text, which stands in articles
    /// and not on the page, or a cell, whose words may be of several blocks.
    ///
    /// - Parameter start: which the quote's other directives begin with.
    private func inner(_ pieces: [Range<Int>], _ start: Range<Int>) -> [TextDirective] {
        let sure = pieces.filter { !isCell($0) && !mayBePicture($0) }
        guard pieces.count > 1, let last = pieces.last else { return [] }
        // of a table alone, from word to word, which no end of a block in a cell parts; else where it begins
        if sure.isEmpty, isCell(last) { return wordRange(pieces) ?? [TextDirective(start: start)] }
        let opens = pieces.first { $0.lowerBound == start.lowerBound }
        let leavesStart = opens.map { isCell($0) || mayBePicture($0) } ?? false
        let leavesEnd = isCell(last) || mayBePicture(last, evenSentence: true)
        guard leavesStart || leavesEnd else { return [] }
        var inner = TextDirective(start: start)
        if leavesStart {
            guard let later = laterStart(sure.isEmpty ? pieces : [pieces[0]] + sure) else {
                return wordRange(pieces) ?? []
            }
            inner.start = later
        }
        let ends = leavesEnd ? (sure.isEmpty ? pieces.dropLast() : sure.filter { $0 != last }) : pieces
        inner.end = laterEnd(ends, after: inner.start.upperBound)
        return [inner]
    }

    /// From the first word of the quote that stands once in the article to the last one; nil if there is none near either
    /// end.
    private func wordRange(_ pieces: [Range<Int>]) -> [TextDirective]? {
        let candidates = pieces.flatMap { words.words(of: $0) }.filter { $0.count >= Self.wordBytesMinimum }
        let isUnique = { (word: Range<Int>) in word.count <= Self.bytesMaximum && places(of: word).isEmpty }
        guard let first = candidates.prefix(Self.wordPassesMaximum).first(where: isUnique) else { return nil }
        let behind = candidates.suffix(Self.wordPassesMaximum).filter { $0.lowerBound > first.lowerBound }
        let last = behind.last(where: isUnique)
        return [TextDirective(start: first, end: last)]
    }

    /// A few words on a line of their own that are no sentence, or a very short one.
    private func mayBePicture(_ piece: Range<Int>, evenSentence: Bool = false) -> Bool {
        let count = words.words(of: piece).count
        let isSentence = [".", "!", "?", "。"].contains { sign in
            words.bytes[..<piece.upperBound].suffix(sign.utf8.count).elementsEqual(sign.utf8)
        }
        return !isCell(piece) && words.bytes[piece.upperBound - 1] != UInt8(ascii: ":")
            && (isSentence
                ? evenSentence && count < Self.sentenceWordsMinimum : count <= Self.wholeWordsMaximum)
    }

    private func isCell(_ piece: Range<Int>) -> Bool {
        let bytes = words.bytes
        return piece.upperBound + 1 < bytes.count && bytes[piece.upperBound + 1] == UInt8(ascii: "|")
            || piece.lowerBound > 1 && bytes[piece.lowerBound - 2] == UInt8(ascii: "|")
    }

    /// From there to the end of the quote. If its last words stand in it before: to an earlier end, and the last piece
    /// behind that one, or the words behind the quote tell them apart.
    private func ranges(from start: TextDirective, in pieces: [Range<Int>]) -> [TextDirective] {
        guard let last = pieces.last else { return [] }
        var range = start
        range.end = end(in: last, after: start.start.upperBound)
        if range.end != nil || start.start.upperBound == quote.upperBound { return [range] }
        range.end = laterEnd(pieces, after: start.start.upperBound)
        if let end = range.end, pieces.count > 1, end.upperBound == pieces[pieces.count - 2].upperBound,
            isUnique(last, behind: end)
        {
            return [range, TextDirective(prefix: end, start: last)]
        }
        guard let closing = closing(of: last, after: start.start.upperBound), let suffix = after(quote.upperBound)
        else {
            return [range]
        }
        return [TextDirective(prefix: start.prefix, start: start.start, end: closing, suffix: suffix), range]
    }

    // MARK: - Start

    /// The fewest leading words that stand once, else as many as may be.
    private struct Opening {
        var range: Range<Int>
        /// Other places of the words in the article.
        var others: [Int]
        var isUnique: Bool { others.isEmpty }
        /// Whether a browser, which takes the first place, takes this one.
        var isFirst: Bool { others.allSatisfy { $0 > range.lowerBound } }

        init(of piece: Range<Int>, in choice: DirectiveChoice) {
            let words = choice.words.words(of: piece)
            var count = min(DirectiveChoice.wordsMinimum, words.count)
            range = piece.lowerBound..<words[count - 1].upperBound
            others = choice.places(of: range)
            while !others.isEmpty, count < min(DirectiveChoice.wordsMaximum, words.count) {
                count += 1
                let longer = range.lowerBound..<words[count - 1].upperBound
                range = longer
                others.removeAll { !choice.search.stands(longer, at: $0) }
            }
            // words that are too long to be given count as found everywhere
            if range.count > DirectiveChoice.bytesMaximum { others = Array(-DirectiveChoice.placesMaximum...0) }
        }
    }

    /// The opening of a later piece of several words that stands once.
    private func laterStart(_ pieces: [Range<Int>], wordsMinimum: Int = DirectiveChoice.wordsMinimum - 1) -> Range<Int>?
    {
        pieces.dropFirst().prefix(4 * Self.passesMaximum)
            .filter { $0.count >= Self.wordBytesMinimum && words.words(of: $0).count >= wordsMinimum }
            .prefix(Self.passesMaximum - 1).lazy
            .map { Opening(of: $0, in: self) }.first(where: \.isUnique)?.range
    }

    /// Short pieces before that one, each told apart by the words of the next; nil if they cannot be.
    private func chain(_ pieces: [Range<Int>], upTo later: Range<Int>) -> [TextDirective]? {
        let leading = pieces.prefix { $0.lowerBound < later.lowerBound }
        guard leading.count < Self.passesMaximum else { return nil }
        var directives: [TextDirective] = []
        for (index, piece) in leading.enumerated() {
            let suffix = index + 1 < leading.count ? pieces[index + 1] : later
            guard piece.count <= Self.bytesMaximum, suffix.count <= Self.bytesMaximum,
                index + 1 == leading.count || isUnique(piece, before: suffix)
            else { return nil }
            directives.append(TextDirective(start: piece, suffix: suffix))
        }
        return directives
    }

    /// Whether the words stand nowhere else right before `suffix`.
    private func isUnique(_ piece: Range<Int>, before suffix: Range<Int>) -> Bool {
        let others = places(of: piece)
        return others.count < Self.placesMaximum
            && others.allSatisfy { other in
                guard let next = words.piece(after: other + piece.count) else { return true }
                return !search.stands(suffix, at: next.lowerBound)
            }
    }

    /// Whether the words stand nowhere else right behind `prefix`.
    private func isUnique(_ piece: Range<Int>, behind prefix: Range<Int>) -> Bool {
        guard piece.count <= Self.bytesMaximum else { return false }
        let others = places(of: piece)
        return others.count < Self.placesMaximum
            && others.allSatisfy { other in
                guard let before = words.piece(before: other), before.count >= prefix.count else { return true }
                return !search.stands(prefix, at: before.upperBound - prefix.count)
            }
    }

    /// The words with the last words before them, the fewest that tell them apart.
    private func before(_ opening: Opening) -> TextDirective? {
        guard opening.others.count < Self.placesMaximum, let piece = words.piece(before: opening.range.lowerBound)
        else { return nil }
        let neighbours = words.words(of: piece).suffix(Self.wordsMaximum)
        let others = opening.others.map { words.piece(before: $0) }
        for neighbour in neighbours.reversed() {
            let prefix = neighbour.lowerBound..<piece.upperBound
            guard prefix.count <= Self.bytesMaximum else { return nil }
            let isUnique = others.allSatisfy { other in
                guard let other, other.count >= prefix.count else { return true }
                return !search.stands(prefix, at: other.upperBound - prefix.count)
            }
            if isUnique { return TextDirective(prefix: prefix, start: opening.range) }
        }
        return nil
    }

    /// Other places of the words in the article, one more than the maximum at most.
    private func places(of range: Range<Int>) -> [Int] {
        search.places(of: range, in: 0..<words.bytes.count, limit: Self.placesMaximum + 1)
            .filter { $0 != range.lowerBound }
    }

    // MARK: - End

    /// The fewest last words of a piece of the quote that do not stand behind `start` before.
    private func end(in piece: Range<Int>, after start: Int) -> Range<Int>? {
        guard piece.upperBound > start else { return nil }
        let closing = words.words(of: max(piece.lowerBound, start)..<piece.upperBound)
        guard !closing.isEmpty else { return nil }
        for count in min(Self.wordsMinimum - 1, closing.count)...max(1, min(Self.wordsMaximum, closing.count)) {
            let end = closing[closing.count - count].lowerBound..<piece.upperBound
            guard end.count <= Self.bytesMaximum else { return nil }
            if search.places(of: end, in: start..<quote.upperBound, limit: 1) == [end.lowerBound] { return end }
        }
        return nil
    }

    /// The end of the last piece from which a range can be ended without more.
    private func laterEnd(_ pieces: some BidirectionalCollection<Range<Int>>, after start: Int) -> Range<Int>? {
        pieces.reversed().prefix(4 * Self.passesMaximum).lazy.compactMap { end(in: $0, after: start) }.first
    }

    /// The last words of the quote.
    private func closing(of piece: Range<Int>, after start: Int) -> Range<Int>? {
        guard piece.upperBound > start else { return nil }
        let closing = words.words(of: max(piece.lowerBound, start)..<piece.upperBound).suffix(Self.wordsMinimum)
        guard let first = closing.first, piece.upperBound - first.lowerBound <= Self.bytesMaximum else { return nil }
        return first.lowerBound..<piece.upperBound
    }

    /// The first words from there on.
    private func after(_ offset: Int) -> Range<Int>? {
        guard let piece = words.piece(after: offset) else { return nil }
        let following = words.words(of: piece).prefix(Self.wordsMinimum)
        guard let last = following.last, last.upperBound - piece.lowerBound <= Self.bytesMaximum else { return nil }
        return piece.lowerBound..<last.upperBound
    }

    // MARK: - Short quotes

    /// All words of a short quote; if they stand elsewhere too, once with what is before them and once with what is
    /// behind.
    private func whole(_ piece: Range<Int>) -> [TextDirective] {
        let others = places(of: piece)
        if others.isEmpty { return [TextDirective(start: piece)] }
        var directives: [TextDirective] = []
        var opening = Opening(of: piece, in: self)
        (opening.range, opening.others) = (piece, others)
        if let directive = before(opening) { directives.append(directive) }
        if let suffix = after(piece.upperBound), isUnique(piece, before: suffix) {
            directives.append(TextDirective(start: piece, suffix: suffix))
        }
        if directives.isEmpty, opening.isFirst { return [TextDirective(start: piece)] }
        return directives
    }
}
