internal import KnowledgeModel
internal import TicketReading
package import TicketSources

/// What a scan has counted so far. Its coding is part of the scan's progress file.
package struct ScanTally: Sendable, Hashable, Codable {
    /// Rows that held a ticket.
    package private(set) var tickets = 0
    package private(set) var questions = 0
    /// Questions beyond the most that are taken from one ticket.
    package private(set) var questionsOmitted = 0
    /// Tickets by outcome; see `TicketOutcome`.
    package private(set) var answered = 0
    package private(set) var notAnswered = 0
    package private(set) var notJudged = 0
    /// Tickets that ask nothing, by `NoQuestion`.
    package private(set) var asksNothing: [String: Int] = [:]
    /// Tickets that had been recorded before; nil in scans, which begin with nothing.
    package private(set) var known: Int?
    /// Rows that held no ticket, by `SkipReason`.
    package private(set) var skipped: [String: Int] = [:]
    /// Findings by code.
    package private(set) var findings: [String: Int] = [:]

    /// The code under which words for outcomes are counted that nobody knows.
    package static let unknownOutcome = "outcome-unknown"

    package init() {}

    /// Tickets whose questions were recorded by this scan.
    package var recorded: Int { tickets - (known ?? 0) - asksNothingCount }
    package var rows: Int { tickets + skippedCount }
    package var skippedCount: Int { skipped.values.reduce(0, +) }
    package var asksNothingCount: Int { asksNothing.values.reduce(0, +) }

    package mutating func add(_ item: TicketItem) {
        for finding in item.findings { findings[finding.code, default: 0] += 1 }
        if case .skipped(let reason) = item.content { skipped[reason.rawValue, default: 0] += 1 }
    }

    package mutating func add(_ ticket: AskedTicket) {
        tickets += 1
        if ticket.hasUnknownOutcome { findings[Self.unknownOutcome, default: 0] += 1 }
        if ticket.isKnown {
            known = (known ?? 0) + 1
            return
        }
        questions += ticket.records.count
        questionsOmitted += ticket.omittedCount
        switch TicketOutcome(ticket.records, noQuestion: ticket.noQuestion) {
        case .answered: answered += 1
        case .notAnswered: notAnswered += 1
        case .notJudged: notJudged += 1
        case .asksNothing(let kind): asksNothing[kind.rawValue, default: 0] += 1
        }
    }
}
