package import KnowledgeModel
internal import Privacy
package import Retrieval
package import Storage
package import TicketReading
package import TicketSources

/// What one ticket gave.
package struct AskedTicket: Sendable, Hashable {
    package var records: [QueryRecord]
    /// Why it asks nothing; nil if it asks something.
    package var noQuestion: NoQuestion?
    /// Questions that were found beyond those of `records`.
    package var omittedCount: Int
    /// It was asked and recorded before; then there are no records.
    package var isKnown: Bool
    /// What became of the answer, where the export says so.
    package var outcome: OutcomeRecord?
    /// The export says what became of it in a word that is none of `OutcomeRecord.Kind`.
    package var hasUnknownOutcome: Bool

    package init(
        records: [QueryRecord], noQuestion: NoQuestion? = nil, omittedCount: Int = 0, isKnown: Bool = false,
        outcome: OutcomeRecord? = nil, hasUnknownOutcome: Bool = false
    ) {
        self.records = records
        self.noQuestion = noQuestion
        self.omittedCount = omittedCount
        self.isKnown = isKnown
        self.outcome = outcome
        self.hasUnknownOutcome = hasUnknownOutcome
    }
}

/// Asks the index what a ticket asks, and makes records of it. Safe from any thread.
///
/// Ids are made of the file and the row, so asking again gives the same records.
package struct TicketAsker: Sendable {
    private let answerer: Answerer
    private let recorder: QuestionRecorder
    private let scope: AccessScope
    private let fileIdentity: String
    private let secret: [UInt8]
    private let startedAt: Timestamp

    /// Where tickets come from that do not say where they come from.
    package static let channelDefault = "ticket"
    /// Scalars. What is longer is no name of a channel and no reference, but text in the wrong column.
    private static let referenceScalarsMaximum = 128

    /// - Parameters:
    ///   - scope: what the customers may read.
    ///   - fileIdentity: the same for the same file, and for no other.
    ///   - secret: that the index makes askers' pseudonyms with.
    ///   - startedAt: for tickets that do not say when they were written.
    package init(
        answerer: Answerer, recorder: QuestionRecorder, scope: AccessScope, fileIdentity: String, secret: [UInt8],
        startedAt: Timestamp
    ) {
        self.answerer = answerer
        self.recorder = recorder
        self.scope = scope
        self.fileIdentity = fileIdentity
        self.secret = secret
        self.startedAt = startedAt
    }

    /// - Parameter number: of the row in its file.
    /// - Throws: what storage and encoder throw.
    package func ask(_ row: TicketRow, number: Int) throws -> AskedTicket {
        let queryID = Self.queryID(file: fileIdentity, row: number)
        let response = try answerer.answer(Self.request(for: row), scope: scope, queryID: queryID)
        let context = AskerContext(
            scope: scope, asker: row.asker.map { AskerPseudonym(asker: $0, secret: secret) },
            channel: Self.reference(row.channel)?.lowercased() ?? Self.channelDefault,
            ticket: Self.reference(row.ticket ?? row.id))
        let records = try recorder.records(of: response, context: context, at: row.at ?? startedAt)
        return AskedTicket(
            records: records, noQuestion: response.ticket.noQuestion, omittedCount: response.ticket.omittedCount)
    }

    /// The subject is the first line of what the customer wrote first, labelled as `TicketReader` knows it: context, and
    /// the question where the text asks nothing. That of a reply is left out, since it was worded for what went before.
    package static func request(for row: TicketRow) -> SearchRequest {
        guard !row.messages.isEmpty else { return SearchRequest(text: joined(row.subject, row.text)) }
        var messages = row.messages.map { TicketMessage(role: TicketMessage.Role($0.author), text: $0.text) }
        if let first = messages.firstIndex(where: { $0.role == .customer }) {
            messages[first] = TicketMessage(role: .customer, text: joined(row.subject, messages[first].text))
        }
        return SearchRequest(text: "", messages: messages)
    }

    /// Sixteen digits, as of any query.
    static func queryID(file: String, row: Int) -> String {
        Digest.base32(Digest.sha256(parts: [file, String(row)]).prefix(10))
    }

    private static func joined(_ subject: String?, _ text: String) -> String {
        guard let subject, !text.hasPrefix(subject) else { return text }
        let start = subject.prefix(8).lowercased()
        if replyMarks.contains(where: { start.hasPrefix($0) }) { return text }
        return "Subject: \(subject.split(whereSeparator: \.isNewline).joined(separator: " "))\n\n\(text)"
    }

    /// What mail programs put before the subject of an answer.
    private static let replyMarks = ["re:", "aw:", "sv:", "vs:", "antw:", "rif:", "odp:", "ynt:"]

    /// An e-mail address in such a column is a person, not a reference.
    static func reference(_ text: String?) -> String? {
        guard let text, text.unicodeScalars.count <= referenceScalarsMaximum, !text.contains("@") else { return nil }
        return text
    }
}

extension TicketMessage.Role {
    init(_ author: SourceMessage.Author) {
        switch author {
        case .customer: self = .customer
        case .agent: self = .agent
        case .system: self = .system
        }
    }
}
