package import TextAnalysis

/// What a ticket asks, and what in it was no part of that.
package struct ReadTicket: Sendable, Hashable {
    /// In reading order, disjoint, at most `TicketReader.maximumQuestionCount`.
    package let questions: [TicketQuestion]
    /// In reading order, disjoint, and disjoint from the questions.
    package let setAside: [SetAside]
    /// Why there is no question; nil if and only if there is one.
    package let noQuestion: NoQuestion?
    /// Questions found beyond the maximum, which are not in `questions`.
    package let omittedCount: Int
    /// Of the customer's words that count.
    package let language: LanguageGuess
}

/// One question of a ticket, with what should be searched for it.
package struct TicketQuestion: Sendable, Hashable {
    /// As the customer wrote it: the message's text at `utf8Range`.
    package let text: String
    /// The question's words with the context that it needs, and without the remains of markup; one line.
    package let searchText: String
    /// Of the message that holds it; 0 where the ticket is one text.
    package let messageIndex: Int
    /// In the message's text.
    package let utf8Range: Range<Int>
    /// The same range, in Unicode scalars.
    package let scalarRange: Range<Int>
    /// Of this question if it is long enough to tell, else of the ticket.
    package let language: LanguageGuess
    /// ISO 639-1; nil if undetermined.
    package var languageCode: String? { language.code }
}

/// A stretch of a message that is not what the customer has to say about the matter.
package struct SetAside: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case greeting
        /// Thanks and farewells.
        case closing
        case signature
        /// A message that this one answers or passes on, with the lines that introduce it.
        case quoted
        case legal
        /// Written by a program: ticket numbers, labels and fields of forms, unsubscribe lines.
        case automatic
    }

    package let kind: Kind
    package let messageIndex: Int
    /// In the message's text.
    package let utf8Range: Range<Int>
    /// The same range, in Unicode scalars.
    package let scalarRange: Range<Int>
}

/// Why a ticket asks nothing.
package enum NoQuestion: String, Sendable, CaseIterable {
    case thanks
    /// Only asks when an answer will come.
    case nudge
    /// Out of office, receipts, bounces.
    case automaticReply
    /// Says that the matter is settled.
    case resolved
    case empty
}
