package import KnowledgeModel
package import Privacy

/// A theme: gap events of one kind of asker that ask for the same thing. Its id, owner and status outlive every
/// re-clustering; what is counted of it is computed from its members.
package struct ThemeRecord: Sendable, Hashable, Identifiable {
    /// `T1`, `T2`…; never given twice.
    package var id: String
    /// Whom the questions came from: one kind of asker and one choice of languages.
    package var audience: ThemeAudience
    package var list: GapList
    /// Worded or confirmed by an owner; nil while the most central question stands for it.
    package var title: RedactedText?
    package var status: ThemeStatus
    package var owner: String?
    package var backup: String?
    package var due: CalendarDay?
    /// The article that answers it, or is to.
    package var article: String?
    package var notes: [ThemeNote]
    /// Ids of its questions, sorted.
    package var members: [String]
    /// Questions of it that were deleted by age, per week.
    package var formerWeeks: [ThemeWeek]
    package var replay: ReplayResult?
    package var history: [ThemeChange]
    package var createdAt: Timestamp
    /// Somebody merged or split it: from then on its questions stay its own, however they are grouped anew.
    package var isByHand = false
    /// Ids of the themes that somebody merged into it, oldest first; they are gone, and lead here.
    package var absorbed: [String] = []

    package init(
        id: String, audience: ThemeAudience, list: GapList, members: [String], createdAt: Timestamp,
        status: ThemeStatus = .new
    ) {
        self.id = id
        self.audience = audience
        self.list = list
        self.status = status
        self.members = members
        self.createdAt = createdAt
        notes = []
        formerWeeks = []
        history = []
    }

    /// 7 for `T7`; nil for any other form.
    package static func number(ofID id: String) -> Int? {
        id.hasPrefix("T") ? Int(id.dropFirst()) : nil
    }
}

/// The askers that a theme belongs to: those who could read the same articles.
package struct ThemeAudience: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var roles: [Role]
    package var locales: [String]

    package init(_ context: AskerContext) {
        roles = context.roles
        locales = context.locales
    }

    package var scope: AccessScope { AccessScope(roles: roles, locales: locales.isEmpty ? nil : Set(locales)) }

    /// `agent+public en`.
    package var description: String {
        let names = roles.map(\.name).joined(separator: "+")
        return locales.isEmpty ? names : names + " " + locales.joined(separator: ",")
    }

    package static func < (left: ThemeAudience, right: ThemeAudience) -> Bool {
        left.description.precedes(right.description)
    }
}

package struct ThemeWeek: Sendable, Hashable {
    /// The week's Monday.
    package var week: CalendarDay
    package var count: Int

    package init(week: CalendarDay, count: Int) {
        self.week = week
        self.count = count
    }
}

package struct ThemeNote: Sendable, Hashable {
    package var at: Timestamp
    package var by: String
    package var text: RedactedText

    package init(at: Timestamp, by: String, text: RedactedText) {
        self.at = at
        self.by = by
        self.text = text
    }
}

/// Where a theme stands.
package enum ThemeStatus: Sendable, Hashable {
    case new
    case acknowledged
    case inProgress
    /// The articles seem to answer it: see the replay; a person confirms.
    case maybeResolved
    case done
    case dismissed(Dismissal)

    /// `in_progress`, `resolved?`…
    package var name: String {
        switch self {
        case .new: "new"
        case .acknowledged: "acknowledged"
        case .inProgress: "in_progress"
        case .maybeResolved: "resolved?"
        case .done: "done"
        case .dismissed: "dismissed"
        }
    }

    /// Nil unless it is dismissed.
    package var dismissal: Dismissal? {
        if case .dismissed(let dismissal) = self { dismissal } else { nil }
    }
}

/// Why a theme is none; becomes a label for calibration.
package enum Dismissal: Sendable, Hashable {
    /// By this article.
    case alreadyAnswered(article: String)
    case outOfScope
    case notAQuestion

    package var name: String {
        switch self {
        case .alreadyAnswered: "already_answered"
        case .outOfScope: "out_of_scope"
        case .notAQuestion: "not_a_question"
        }
    }
}

/// One line of a theme's history.
package struct ThemeChange: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case created, status, owner, backup, due, article, title, note, merged, split, replayed
    }

    package var at: Timestamp
    package var by: String
    package var kind: Kind
    /// What it became, in words: a status, a name, ids of other themes.
    package var text: String

    package init(at: Timestamp, by: String, kind: Kind, text: String) {
        self.at = at
        self.by = by
        self.kind = kind
        self.text = text
    }
}

/// What asking a theme's questions again gave.
package struct ReplayResult: Sendable, Hashable {
    package enum Outcome: String, Sendable, CaseIterable {
        case unanswered, resolved, regressed
    }

    package var at: Timestamp
    package var generation: GenerationID
    /// The version of the settings by which both verdicts were made.
    package var settings: Int
    package var outcome: Outcome
    package var asked: Int
    package var answered: Int
    /// Of the passage that answers most of them.
    package var passageID: String?
    package var articleID: String?
    package var quote: String?

    package init(
        at: Timestamp, generation: GenerationID, settings: Int, outcome: Outcome, asked: Int, answered: Int,
        passageID: String? = nil, articleID: String? = nil, quote: String? = nil
    ) {
        self.at = at
        self.generation = generation
        self.settings = settings
        self.outcome = outcome
        self.asked = asked
        self.answered = answered
        self.passageID = passageID
        self.articleID = articleID
        self.quote = quote
    }
}
