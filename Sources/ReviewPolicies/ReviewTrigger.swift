/// A rule that a question fell under, and why.
package struct ReviewTrigger: Sendable, Hashable {
    package let ruleID: String
    package let title: String
    package let action: ReviewRule.Action
    /// The matter, such as `refund`.
    package let trigger: String
    package let route: String
    package let owner: String
    package let backupOwner: String
    package let expectedDecision: String
    package let pin: String?
    /// What the question says; in the order of the text. Empty if only its meaning was near.
    package let matches: [TextMatch]
    /// The example whose meaning was nearest, if it was near enough.
    package let nearest: NearestExample?

    /// Where a phrase or pattern stands in the question. Ranges are in UTF-8 and lie on scalar boundaries.
    package struct TextMatch: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable { case phrase, pattern }

        package let kind: Kind
        /// As the policy writes it.
        package let source: String
        /// From the first matched word to the last.
        package let range: Range<Int>
        /// The matched words, without those that stand in gaps. For a pattern, the whole match.
        package let words: [Range<Int>]
    }

    package struct NearestExample: Sendable, Hashable {
        package let example: String
        package let cosine: Float
    }
}

/// What is known of a question beside its text.
package struct QuestionContext: Sendable, Hashable {
    package var product: String?
    /// BCP 47, in small letters.
    package var locale: String?

    package init(product: String? = nil, locale: String? = nil) {
        self.product = product
        self.locale = locale
    }

    /// Whether a rule speaks of this question. What is not known does not keep a rule away.
    func isWithin(_ rule: ReviewRule) -> Bool {
        if let products = rule.products, let product, !products.contains(product) { return false }
        guard let locales = rule.locales, let locale = locale?.lowercased() else { return true }
        return locales.contains { locale == $0.lowercased() || locale.hasPrefix($0.lowercased() + "-") }
    }
}
