import KnowledgeModel
import Storage

extension Citation {
    /// Whether everything that the citation says of its place is true of the article's text: digests, offsets and the id
    /// that is made of them. O(length of the text)
    package func isTrue(ofArticleText text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard !scalarRange.isEmpty, scalarRange.lowerBound >= 0,
            let start = scalars.index(
                scalars.startIndex, offsetBy: scalarRange.lowerBound, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: scalarRange.count, limitedBy: scalars.endIndex)
        else { return false }
        // By bytes: strings that look alike are equal to Swift, and their offsets differ.
        return Array(String(scalars[start..<end]).utf8) == Array(quote.utf8)
            && quoteSHA256 == Digest.sha256Hex(quote) && article.textSHA256 == Digest.sha256Hex(text)
            && passageID
                == PassageID.make(articleID: article.key.id, textSHA256: article.textSHA256, scalarRange: scalarRange)
    }
}
