/// Something in a draft that a person should look at. It never says that the rest is correct.
package struct DraftFinding: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A citation of what does not exist, or what the caller may not read; the two look the same.
        case citationUnresolved = "citation_unresolved"
        /// The cited words are not those of the passage.
        case citationEdited = "citation_edited"
        /// Another cited passage supports the sentence, and the one that it names does not.
        case citationMisplaced = "citation_misplaced"
        /// Words in quotation marks that stand in no cited passage.
        case quoteAltered = "quote_altered"
        /// No cited sentence says it.
        case unsupportedClaim = "unsupported_claim"
        /// Nothing that is cited says it, and a passage that the caller may read does.
        case uncited
        /// Another number, amount, date or time than the cited sentence has, or one that it has not.
        case numberMismatch = "number_mismatch"
        /// The cited sentence says the opposite, or says it under a condition only.
        case negationMismatch = "negation_mismatch"
        /// A promise that no cited sentence allows.
        case promiseWithoutAuthority = "promise_without_authority"
        case personalData = "personal_data"
        /// An address of the web that no cited article has.
        case linkNotCited = "link_not_cited"
        /// A rule of the review policy.
        case policy
    }

    package enum Severity: String, Sendable, Hashable, Comparable {
        /// A person should look.
        case review
        /// A person must look before it is sent.
        case block

        package static func < (left: Severity, right: Severity) -> Bool { left == .review && right == .block }
    }

    package let kind: Kind
    package let severity: Severity
    /// What found it, such as `number.differs`; stable from version to version.
    package let rule: String
    /// In the draft, in Unicode scalars.
    package let scalarRange: Range<Int>
    /// One sentence, which quotes nothing of the draft or of the customer.
    package let message: String
    /// What of the articles speaks against the draft, or comes nearest to it.
    package let evidence: DraftEvidence?
}

/// Words of a passage that a finding or a sentence rests on.
package struct DraftEvidence: Sendable, Hashable {
    package let passageID: String
    package let quote: String
    /// Of the quote in the article text, in Unicode scalars, as citations count.
    package let scalarRange: Range<Int>
}
