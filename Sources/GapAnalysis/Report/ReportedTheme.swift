package import KnowledgeModel
package import Storage

/// A theme as a report shows it: the record, and all that is computed of it.
package struct ReportedTheme: Sendable, Hashable, Identifiable {
    package var id: String
    package var audience: ThemeAudience
    package var list: GapList
    /// An owner's wording, else the most central question.
    package var title: String
    package var isTitleConfirmed: Bool
    package var keyPhrases: [String]
    package var status: ThemeStatus
    package var owner: String?
    package var backup: String?
    package var suggestedOwner: String?
    package var due: CalendarDay?
    package var article: String?
    package var figures: ThemeFigures
    package var priority: ThemePriority
    package var cause: GapCause
    /// Why it is thought to be the cause, in one sentence with its numbers.
    package var causeEvidence: String
    package var suggestedTitle: String
    /// What an article or section should answer: questions as asked, none alike.
    package var outline: [String]
    /// Reason codes with how many events have them, most first.
    package var reasons: [ReasonCount]
    package var examples: [ThemeExample]
    /// The nearest passages as the askers may see them, best first.
    package var nearest: [NearestPassage]
    package var replay: ReplayResult?
    package var notes: [ThemeNote]
    package var history: [ThemeChange]

    package init(
        id: String, audience: ThemeAudience, list: GapList, title: String, isTitleConfirmed: Bool = false,
        keyPhrases: [String] = [], status: ThemeStatus = .new, owner: String? = nil, backup: String? = nil,
        suggestedOwner: String? = nil, due: CalendarDay? = nil, article: String? = nil, figures: ThemeFigures,
        priority: ThemePriority, cause: GapCause, causeEvidence: String, suggestedTitle: String,
        outline: [String] = [], reasons: [ReasonCount] = [], examples: [ThemeExample] = [],
        nearest: [NearestPassage] = [], replay: ReplayResult? = nil, notes: [ThemeNote] = [],
        history: [ThemeChange] = []
    ) {
        self.id = id
        self.audience = audience
        self.list = list
        self.title = title
        self.isTitleConfirmed = isTitleConfirmed
        self.keyPhrases = keyPhrases
        self.status = status
        self.owner = owner
        self.backup = backup
        self.suggestedOwner = suggestedOwner
        self.due = due
        self.article = article
        self.figures = figures
        self.priority = priority
        self.cause = cause
        self.causeEvidence = causeEvidence
        self.suggestedTitle = suggestedTitle
        self.outline = outline
        self.reasons = reasons
        self.examples = examples
        self.nearest = nearest
        self.replay = replay
        self.notes = notes
        self.history = history
    }
}

package struct ReasonCount: Sendable, Hashable {
    package var reason: GapReason
    package var count: Int

    package init(reason: GapReason, count: Int) {
        self.reason = reason
        self.count = count
    }
}

/// A question as it was asked, redacted.
package struct ThemeExample: Sendable, Hashable {
    package var text: String
    package var askedAt: Timestamp
    package var channel: String?
    package var ticket: String?
    /// Of an answer; nil where nothing could be said.
    package var probability: Double?
    package var reasons: [GapReason]
    /// Of the question in the log; nil where a report is not made of one.
    package var questionID: String?

    package init(
        text: String, askedAt: Timestamp, channel: String? = nil, ticket: String? = nil, probability: Double? = nil,
        reasons: [GapReason] = [], questionID: String? = nil
    ) {
        self.text = text
        self.askedAt = askedAt
        self.channel = channel
        self.ticket = ticket
        self.probability = probability
        self.reasons = reasons
        self.questionID = questionID
    }
}

/// A passage that is near a theme, and why it does not settle it.
package struct NearestPassage: Sendable, Hashable {
    package var passageID: String
    package var articleID: String
    package var title: String
    package var headingPath: [String]
    package var link: String?
    package var quote: String
    /// How often it was among the first hits of the theme's questions.
    package var count: Int
    /// The best cosine with one of them; nil where meaning was not searched.
    package var cosine: Double?
    /// Why it fails, in one sentence.
    package var failure: String

    package init(
        passageID: String, articleID: String, title: String, headingPath: [String], link: String?, quote: String,
        count: Int, cosine: Double?, failure: String
    ) {
        self.passageID = passageID
        self.articleID = articleID
        self.title = title
        self.headingPath = headingPath
        self.link = link
        self.quote = quote
        self.count = count
        self.cosine = cosine
        self.failure = failure
    }
}
