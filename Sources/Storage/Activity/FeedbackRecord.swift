package import KnowledgeModel
package import Privacy

/// What a person said of a cited passage.
package struct FeedbackRecord: Sendable, Hashable, Identifiable {
    package enum Rating: String, Sendable, CaseIterable { case useful, incomplete, wrong, unsafe }

    package var id: String
    /// The record of the question that the passage was cited for.
    package var questionID: String
    package var passageID: String
    package var articleID: String
    package var rating: Rating
    package var comment: RedactedText?
    /// The passage's place among the hits, from 1.
    package var position: Int?
    package var at: Timestamp
    package var asker: AskerPseudonym?

    package init(
        id: String, questionID: String, passageID: String, articleID: String, rating: Rating,
        comment: RedactedText? = nil, position: Int? = nil, at: Timestamp, asker: AskerPseudonym? = nil
    ) {
        self.id = id
        self.questionID = questionID
        self.passageID = passageID
        self.articleID = articleID
        self.rating = rating
        self.comment = comment
        self.position = position
        self.at = at
        self.asker = asker
    }
}

/// What became of a query's answer.
package struct OutcomeRecord: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case sent, edited, rejected, escalated, resolved, reopened }

    package var queryID: String
    package var kind: Kind
    package var at: Timestamp
    /// How much of the draft was changed, 0…1.
    package var editShare: Double?
    package var secondsToSend: Double?

    package init(
        queryID: String, kind: Kind, at: Timestamp, editShare: Double? = nil, secondsToSend: Double? = nil
    ) {
        self.queryID = queryID
        self.kind = kind
        self.at = at
        self.editShare = editShare
        self.secondsToSend = secondsToSend
    }
}

/// That a draft was checked, and what for: never the draft's own words.
package struct DraftCheckRecord: Sendable, Hashable, Identifiable {
    package enum Result: String, Sendable, CaseIterable { case noFindings = "no_findings", review, block }

    package var id: String
    /// The query that the draft answers.
    package var queryID: String?
    package var result: Result
    /// Rules that found something, sorted.
    package var findings: [String]
    package var at: Timestamp

    package init(id: String, queryID: String?, result: Result, findings: [String], at: Timestamp) {
        self.id = id
        self.queryID = queryID
        self.result = result
        self.findings = findings
        self.at = at
    }
}
