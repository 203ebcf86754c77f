/// What a comparison needs to know of a passage.
package struct ComparedPassage: Sendable, Hashable {
    package var articleID: String
    /// The article's title and the headings above the passage, outermost first.
    package var headings: [String]
    package var text: String
    /// UTF-8 ranges in `text`, in order; nil to have them found when they are needed.
    package var sentences: [Range<Int>]?
    package var locale: String
    package var audience: String?
    package var product: String?
    package var version: String?
    /// ISO 8601, as far as the article says.
    package var updatedAt: String?
    package var reviewDue: String?

    package init(
        articleID: String, headings: [String] = [], text: String, sentences: [Range<Int>]? = nil, locale: String = "en",
        audience: String? = nil, product: String? = nil, version: String? = nil, updatedAt: String? = nil,
        reviewDue: String? = nil
    ) {
        self.articleID = articleID
        self.headings = headings
        self.text = text
        self.sentences = sentences
        self.locale = locale
        self.audience = audience
        self.product = product
        self.version = version
        self.updatedAt = updatedAt
        self.reviewDue = reviewDue
    }

    /// Whether both speak of the same product and version in the same language. What only one of them names counts as
    /// a difference: nothing is said about what the other is for.
    private func hasScope(of other: ComparedPassage) -> Bool {
        product == other.product && version == other.version && locale == other.locale
    }

    /// Whether the sentences are worth a look. Sections of one article are for different cases.
    func isComparable(with other: ComparedPassage) -> Bool {
        hasScope(of: other) && (articleID != other.articleID || headings == other.headings)
    }
}

/// The cosine of the vectors of sentence `i` of the one and sentence `j` of the other passage; nil if it is not known.
package typealias SentenceCosine = (_ i: Int, _ j: Int) -> Double?
