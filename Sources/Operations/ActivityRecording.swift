package import GapAnalysis
package import KnowledgeModel
package import Privacy
import Retrieval
package import Storage

/// Keeps what was asked, and what was said of the answers, in the activity log.
package struct ActivityRecording: Sendable {
    let log: any ActivityLog
    let recorder: QuestionRecorder
    let redactor: Redactor
    let pseudonym: @Sendable (String) -> AskerPseudonym
    let now: @Sendable () -> Timestamp
    let knownGaps: KnownGapCache?

    /// - Parameters:
    ///   - pseudonym: of an asker as the caller names it.
    ///   - knownGaps: nil tells nobody which theme a question falls in.
    package init(
        log: any ActivityLog, recorder: QuestionRecorder, redactor: Redactor,
        pseudonym: @escaping @Sendable (String) -> AskerPseudonym, now: @escaping @Sendable () -> Timestamp,
        knownGaps: KnownGapCache? = nil
    ) {
        self.log = log
        self.recorder = recorder
        self.redactor = redactor
        self.pseudonym = pseudonym
        self.now = now
        self.knownGaps = knownGaps
    }

    /// A ticket's reference as the log keeps it: one that reads like a card or a phone number is told apart from others by
    /// a pseudonym alone.
    private func kept(_ ticket: String) -> String {
        redactor.redactions(in: ticket).isEmpty ? ticket : pseudonym(ticket).value
    }

    /// What the log keeps of a response: one record for each of its answers.
    func records(
        of response: SearchResponse, to search: SearchRequest, by asked: AskedBy, scope: AccessScope
    ) throws -> [QueryRecord] {
        let context = AskerContext(
            scope: scope, asker: asked.asker.map(pseudonym), channel: asked.channel, cohort: asked.cohort,
            ticket: asked.ticket.map(kept))
        return try recorder.records(of: response, filter: search.filter, context: context, at: now())
    }
}
