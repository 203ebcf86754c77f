/// The steps of an answer, in the order in which they end. A question asked in several parts goes through most of them
/// several times.
package enum SearchStage: String, CaseIterable, Sendable {
    /// Opening the caller's index and reading the ticket.
    case ticket
    /// Looking the question's words up.
    case words
    case encoding
    case lexicalScan = "lexical_scan"
    case vectorScan = "vector_scan"
    /// What each leg knows of the other's candidates, titles and word pairs.
    case evidence
    /// Fused scores, their order, and the spellings that were corrected.
    case fusion
    /// Reading the cited passages from storage.
    case passages
    case marks
    case verdict
    case triggers
    /// Quotes, digests and links.
    case citations
    /// Writing the response down; told by whoever does.
    case json

    /// Those whose time is the processor's and the memory's, whatever the rest of the program does.
    package var isEncodingOrScan: Bool {
        switch self {
        case .encoding, .lexicalScan, .vectorScan: true
        default: false
        }
    }
}

/// Told each time a stage has ended, on the thread that answers: what has passed since the last call was that stage. What
/// it throws ends the answer there, which is how a deadline is kept.
package typealias StageObserver = @Sendable (SearchStage) throws -> Void
