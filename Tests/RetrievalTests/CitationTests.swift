import Foundation
import KnowledgeModel
import Retrieval
import Storage
import Testing

@Suite struct CitationTests {
    private func citation(
        url: String?, anchor: String?, text: String, quote: String
    ) throws -> Citation {
        let range = try #require(text.range(of: quote))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let scalars = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
        return Citation(
            StoredPassage(
                id: "id", ordinal: 0, headingPath: [], anchor: anchor, textRange: start..<start + quote.utf8.count,
                scalarRange: scalars..<scalars + quote.unicodeScalars.count,
                source: SourceSpan(bytes: 0..<1, lines: 1...1),
                article: StoredArticle(
                    key: ArticleKey(source: "s", id: "a"), path: "a", title: "A", url: url, locale: "en",
                    audience: .public, product: nil, version: nil, owner: nil, labels: [], updatedAt: nil,
                    reviewDue: nil, contentHash: "", textSHA256: Digest.sha256Hex(text), passageCount: 1),
                articleText: text))
    }

    @Test(arguments: [
        ("plain words here", "words", 6..<11), ("naïve words here", "words", 6..<11), ("a 😀 b 😀 c", "b 😀", 5..<9),
        ("naïve 😀 last", "last", 9..<13), ("😀", "😀", 0..<2),
    ]) func rangesInUTF16CountPairs(text: String, quote: String, expected: Range<Int>) throws {
        let citation = try citation(url: nil, anchor: nil, text: text, quote: quote)
        #expect(citation.utf16Range == expected)
        #expect(Array(text.utf16)[citation.utf16Range].elementsEqual(quote.utf16))
    }

    /// As the index makes it.
    private func citation(of text: String, scalars: Range<Int>, bytes: Range<Int>, digest: String? = nil) -> Citation {
        let digest = digest ?? Digest.sha256Hex(text)
        return Citation(
            StoredPassage(
                id: PassageID.make(articleID: "a", textSHA256: digest, scalarRange: scalars), ordinal: 0,
                headingPath: [], anchor: nil, textRange: bytes, scalarRange: scalars,
                source: SourceSpan(bytes: 0..<1, lines: 1...1),
                article: StoredArticle(
                    key: ArticleKey(source: "s", id: "a"), path: "a", title: "A", url: nil, locale: "en",
                    audience: .public, product: nil, version: nil, owner: nil, labels: [], updatedAt: nil,
                    reviewDue: nil, contentHash: "", textSHA256: digest, passageCount: 1),
                articleText: text))
    }

    @Test func aCitationIsTrueOfItsTextAlone() {
        let text = "Größe one. Größe two."
        #expect(citation(of: text, scalars: 11..<21, bytes: 13..<25).isTrue(ofArticleText: text))
        #expect(!citation(of: text, scalars: 11..<21, bytes: 13..<25).isTrue(ofArticleText: text + " "))
        // The two ranges disagree.
        #expect(!citation(of: text, scalars: 10..<20, bytes: 13..<25).isTrue(ofArticleText: text))
        #expect(!citation(of: text, scalars: 11..<99, bytes: 13..<25).isTrue(ofArticleText: text))
        // The digest is another text's.
        #expect(
            !citation(of: text, scalars: 11..<21, bytes: 13..<25, digest: Digest.sha256Hex("x"))
                .isTrue(ofArticleText: text))
        // The id is not made of the place.
        #expect(throws: Never.self) {
            let other = try self.citation(url: nil, anchor: nil, text: text, quote: "Größe two.")
            #expect(!other.isTrue(ofArticleText: text))
        }
    }

    @Test func theQuoteIsTheSliceOfItsRange() throws {
        let text = "Größe ☕️ first.\n\nThe second 👩‍👩‍👧 paragraph."
        let citation = try citation(url: nil, anchor: nil, text: text, quote: "The second 👩‍👩‍👧 paragraph.")
        let scalars = Array(text.unicodeScalars)[citation.scalarRange]
        #expect(String(String.UnicodeScalarView(scalars)) == citation.quote)
        #expect(citation.quoteSHA256 == Digest.sha256Hex(citation.quote))
        #expect(citation.link == nil)
    }
}
