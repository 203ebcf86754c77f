import KnowledgeModel
package import Retrieval
import Storage

/// A citation that was made once, as far as whoever asks still knows it.
package struct CitationToResolve: Sendable, Hashable {
    package var passageID: String
    /// The words that were quoted: the passage's, or some of them.
    package var quote: String?
    /// SHA-256 of the whole passage's quote in hexadecimal, for whoever did not keep the words.
    package var quoteSHA256: String?
    /// Without it what has no passage any more is gone, since it cannot be looked for.
    package var articleID: String?
    /// Where the quote stood in the article text, in Unicode scalars: of several places the nearest is taken.
    package var start: Int?
    package var end: Int?

    package init(
        passageID: String, quote: String? = nil, quoteSHA256: String? = nil, articleID: String? = nil,
        start: Int? = nil, end: Int? = nil
    ) {
        self.passageID = passageID
        self.quote = quote
        self.quoteSHA256 = quoteSHA256
        self.articleID = articleID
        self.start = start
        self.end = end
    }
}

/// What became of a citation.
package struct ResolvedCitation: Sendable, Hashable {
    package enum Status: String, Sendable, CaseIterable {
        /// The passage is as it was.
        case unchanged
        /// The article was edited; the quoted words stand in it still, at `scalarRange`.
        case moved
        /// The article is there, and does not hold the quoted words, or they are not known.
        case edited
        /// Neither passage nor article is there for this caller.
        case gone
    }

    package let status: Status
    /// Whether what was said of the words is true of the passage; nil where nothing was said, or there is no passage.
    package let isQuoteTrue: Bool?
    /// The passage that holds the words now; nil where none does.
    package let citation: Citation?
    /// Where the quoted words stand in the article text now, in Unicode scalars.
    package let scalarRange: Range<Int>?

    static let gone = ResolvedCitation(status: .gone, isQuoteTrue: nil, citation: nil, scalarRange: nil)

    private init(status: Status, isQuoteTrue: Bool?, citation: Citation?, scalarRange: Range<Int>?) {
        self.status = status
        self.isQuoteTrue = isQuoteTrue
        self.citation = citation
        self.scalarRange = scalarRange
    }

    /// Of a passage that is there.
    init(_ asked: CitationToResolve, unchanged passage: StoredPassage) {
        let citation = Citation(passage)
        let found = asked.quote.flatMap {
            ScalarSearch.nearest($0, to: asked.start, in: citation.quote, at: citation.scalarRange.lowerBound)
        }
        let hasDigest = asked.quoteSHA256.map { $0.lowercased() == citation.quoteSHA256 }
        let isThere = asked.quote.map { _ in found != nil }
        let isQuoteTrue: Bool? = isThere == nil && hasDigest == nil ? nil : (isThere ?? true) && (hasDigest ?? true)
        self.init(
            status: .unchanged, isQuoteTrue: isQuoteTrue, citation: citation,
            scalarRange: asked.quote == nil ? citation.scalarRange : found)
    }

    /// Of a passage that is not there any more.
    ///
    /// - Parameters:
    ///   - text: of its article.
    ///   - passages: of the article.
    init(_ asked: CitationToResolve, in text: String, passages: [StoredPassage]) {
        if let quote = asked.quote, let range = ScalarSearch.nearest(quote, to: asked.start, in: text, at: 0) {
            let holder = passages.first { $0.scalarRange.contains(range.lowerBound) }
            self.init(status: .moved, isQuoteTrue: nil, citation: holder.map { Citation($0) }, scalarRange: range)
        } else if asked.quote == nil, let digest = asked.quoteSHA256?.lowercased(),
            let same = passages.first(where: { Digest.sha256Hex($0.quote) == digest })
        {
            self.init(status: .moved, isQuoteTrue: nil, citation: Citation(same), scalarRange: same.scalarRange)
        } else {
            self.init(status: .edited, isQuoteTrue: nil, citation: nil, scalarRange: nil)
        }
    }
}

/// Finds words in a text byte by byte, so that what is found is what was quoted and not what only looks like it.
enum ScalarSearch {
    /// - Parameters:
    ///   - origin: where `words` are expected; of several places the nearest is taken, else the first.
    ///   - base: the offset of the text's first scalar.
    /// - Returns: in Unicode scalars; nil if the words are empty or do not occur.
    /// - Complexity: O(n) with few false starts.
    static func nearest(_ words: String, to origin: Int?, in text: String, at base: Int) -> Range<Int>? {
        let needle = Array(words.utf8)
        guard let first = needle.first else { return nil }
        let bytes = Array(text.utf8)
        let count = words.unicodeScalars.count
        var best: Range<Int>?
        var scalars = base
        for place in bytes.indices {
            // Bytes that go on with a scalar begin none.
            if bytes[place] & 0xC0 == 0x80 { continue }
            let start = scalars
            scalars += 1
            guard bytes[place] == first, bytes[place...].starts(with: needle) else { continue }
            guard let origin else { return start..<start + count }
            if let known = best, abs(known.lowerBound - origin) <= abs(start - origin) { return known }
            best = start..<start + count
        }
        return best
    }
}
