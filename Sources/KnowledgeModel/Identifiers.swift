/// Names an article within the whole knowledge base: the source it comes from, and its id there.
package struct ArticleKey: Sendable, Hashable, Comparable {
    package let source: String
    package let id: String

    package init(source: String, id: String) {
        self.source = source
        self.id = id
    }

    package static func < (left: ArticleKey, right: ArticleKey) -> Bool {
        left.source == right.source ? left.id.precedes(right.id) : left.source.precedes(right.source)
    }

    /// The order of lists that people read: by id, then by source.
    package func isListed(before other: ArticleKey) -> Bool {
        id == other.id ? source.precedes(other.source) : id.precedes(other.id)
    }
}

/// Where a passage stands in the order of all passages: by article id, then by position. Ties in rankings follow it,
/// whatever parts the passages lie in.
package struct PassageKey: Sendable, Hashable, Comparable {
    package let articleID: String
    package let ordinal: Int

    package init(articleID: String, ordinal: Int) {
        self.articleID = articleID
        self.ordinal = ordinal
    }

    package static func < (left: PassageKey, right: PassageKey) -> Bool {
        left.articleID == right.articleID ? left.ordinal < right.ordinal : left.articleID.precedes(right.articleID)
    }
}

/// The opaque name of a passage in citations: 16 characters that depend on the article, its text and the passage's
/// place in it, and on nothing else. An edited article has new passage ids.
package enum PassageID {
    package static func make(articleID: String, textSHA256: String, scalarRange: Range<Int>) -> String {
        let digest = Digest.sha256(parts: [
            articleID, textSHA256, String(scalarRange.lowerBound), String(scalarRange.upperBound),
        ])
        return Digest.base32(digest.prefix(10))
    }
}

/// Names an embedding by what it was made of: the model and the pieces of text. Equal keys, equal vectors.
package struct EmbeddingKey: Sendable, Hashable {
    /// The first 16 bytes of SHA-256 over the model's hash and the pieces.
    package let bytes: [UInt8]

    package init(model: ModelIdentity, text: SegmentedText) {
        bytes = Array(Digest.sha256(parts: [model.hash, "segments"] + text.segments).prefix(16))
    }

    /// - Precondition: 16 bytes.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == 16)
        self.bytes = bytes
    }
}

extension String {
    /// The order of UTF-8 bytes: the same on every platform, and SQLite's own.
    package func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
