package import KnowledgeModel

/// One ticket or question of an export, as it came: nothing in it is redacted yet.
package struct TicketRow: Sendable, Hashable {
    /// The row's own name in the export.
    package var id: String?
    /// Empty where there are messages.
    package var text: String
    package var subject: String?
    /// Oldest first; empty where the ticket is one text.
    package var messages: [SourceMessage]
    package var at: Timestamp?
    package var asker: String?
    package var channel: String?
    /// The help desk's reference.
    package var ticket: String?
    package var product: String?
    /// `en-gb`: lower case, with `-`.
    package var locale: String?
    /// What was answered then.
    package var answer: String?
    /// Which of several variants or customer groups asked.
    package var cohort: String?
    /// With which roles it was asked; nil where no column says so.
    package var roles: [Role]?
    /// What became of the answer, in the word of the export.
    package var outcome: String?

    package init(text: String, messages: [SourceMessage] = []) {
        self.text = text
        self.messages = messages
    }
}

/// One message of a ticket that is a conversation.
package struct SourceMessage: Sendable, Hashable {
    package enum Author: String, Sendable { case customer, agent, system }

    package let author: Author
    package let text: String

    package init(author: Author, text: String) {
        self.author = author
        self.text = text
    }
}

/// What one row of the file gave.
package struct TicketItem: Sendable {
    package enum Content: Sendable, Hashable {
        case ticket(TicketRow)
        case skipped(SkipReason)
    }

    /// From 1, of rows that are not blank; the header is none.
    package let number: Int
    /// From 1; a row with quoted line breaks has several.
    package let lines: ClosedRange<Int>
    package let byteRange: Range<Int>
    package let content: Content
    package let findings: [Diagnostic]

    package var row: TicketRow? {
        if case .ticket(let row) = content { row } else { nil }
    }
}

/// Why a row gave no ticket; stable codes.
package enum SkipReason: String, Sendable, CaseIterable {
    case noText = "no_text"
    /// Its fields are not those of the header.
    case ragged
    case tooLarge = "too_large"
    case notJSON = "not_json"
    /// It is JSON, but has no keys.
    case notAnObject = "not_an_object"
    /// A time is needed, and there is none or one in no form that is known.
    case noTime = "no_time"
    case tooOld = "too_old"
    case inFuture = "in_future"
    /// A word in the column of roles cannot be one.
    case badRoles = "bad_roles"

    /// For people: `3 rows without text`.
    package var title: String {
        switch self {
        case .noText: "without text"
        case .ragged: "with other columns than the header"
        case .tooLarge: "too large"
        case .notJSON: "that are not JSON"
        case .notAnObject: "that are JSON without keys"
        case .noTime: "without a time that can be read"
        case .tooOld: "older than what is kept"
        case .inFuture: "of a time that has not come yet"
        case .badRoles: "with roles that cannot be any"
        }
    }
}

/// Where reading can go on in the same file.
package struct TicketPosition: Sendable, Hashable {
    package var byteOffset: Int
    /// The line that begins there, from 1.
    package var line: Int
    /// Rows read before.
    package var rowCount: Int

    package init(byteOffset: Int, line: Int, rowCount: Int) {
        self.byteOffset = byteOffset
        self.line = line
        self.rowCount = rowCount
    }
}
