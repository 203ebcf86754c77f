package import KnowledgeModel
package import Privacy
package import Retrieval
internal import Storage
internal import TicketReading
package import TicketSources

/// Asks the index what was once asked elsewhere, as its asker would, and makes records of it for the time at which it was
/// asked. Safe from any thread.
package struct PastQueryAsker: Sendable {
    private let answerer: Answerer
    private let recorder: QuestionRecorder
    private let redactor: Redactor
    private let scope: AccessScope
    private let channel: String
    private let secret: [UInt8]

    /// The channel of what does not say where it was asked.
    package static let channelDefault = "import"

    /// - Parameters:
    ///   - scope: what askers may read whose rows say neither roles nor language.
    ///   - channel: of rows that do not say theirs.
    ///   - secret: that the index makes askers' pseudonyms with.
    package init(
        answerer: Answerer, recorder: QuestionRecorder, redactor: Redactor, scope: AccessScope,
        channel: String = channelDefault, secret: [UInt8]
    ) {
        self.answerer = answerer
        self.recorder = recorder
        self.redactor = redactor
        self.scope = scope
        self.channel = channel
        self.secret = secret
    }

    /// - Parameters:
    ///   - at: when it was asked.
    ///   - queryID: see `PastQueryNaming`.
    /// - Throws: what storage and encoder throw.
    package func ask(_ row: TicketRow, at: Timestamp, queryID: String) throws -> AskedTicket {
        let scope = AccessScope(
            roles: row.roles.map(Set.init) ?? self.scope.roles, locales: row.locale.map { [$0] } ?? self.scope.locales)
        var request = TicketAsker.request(for: row)
        if let product = row.product { request.filter = PassageFilter(products: [product]) }
        let response = try answerer.answer(request, scope: scope, queryID: queryID)
        let context = AskerContext(
            scope: scope, asker: row.asker.map { AskerPseudonym(asker: $0, secret: secret) },
            channel: TicketAsker.reference(row.channel)?.lowercased() ?? channel,
            cohort: TicketAsker.reference(row.cohort), ticket: TicketAsker.reference(row.ticket ?? row.id).map(kept))
        let records = try recorder.records(of: response, filter: request.filter, context: context, at: at)
        var asked = AskedTicket(
            records: records, noQuestion: response.ticket.noQuestion, omittedCount: response.ticket.omittedCount)
        if !records.isEmpty { asked.setOutcome(row.outcome, of: queryID, at: at) }
        return asked
    }

    /// What is left to do of a query that was recorded before: its outcome may not have been.
    package static func known(_ row: TicketRow, at: Timestamp, queryID: String) -> AskedTicket {
        var asked = AskedTicket(records: [], isKnown: true)
        asked.setOutcome(row.outcome, of: queryID, at: at)
        return asked
    }

    /// A ticket's reference that reads like a card or a phone number is told apart from others by a pseudonym alone.
    private func kept(_ ticket: String) -> String {
        redactor.redactions(in: ticket).isEmpty ? ticket : AskerPseudonym(asker: ticket, secret: secret).value
    }
}

extension AskedTicket {
    fileprivate mutating func setOutcome(_ word: String?, of queryID: String, at: Timestamp) {
        guard let word else { return }
        outcome = OutcomeRecord.Kind(rawValue: word).map { OutcomeRecord(queryID: queryID, kind: $0, at: at) }
        hasUnknownOutcome = outcome == nil
    }
}
