package import DraftVerification
package import KnowledgeModel
package import Retrieval
package import Storage

/// What a caller may ask of a knowledge base, whatever the transport.
///
/// Every operation is given the caller's scope and reads through it alone. Calls block (disk, CPU) and are safe from any
/// thread. They throw `Problem`, or what storage throws where that is ours to mend.
package struct KnowledgeService: Sendable {
    package let answerer: Answerer
    package let generations: any GenerationSource
    /// The encoder's hash; nil if there is none.
    package let encoderHash: String?
    /// Makes the id of a query or of a piece of feedback.
    package let makeID: @Sendable () -> String
    /// Nil records nothing.
    package let activity: ActivityRecording?
    /// Holds drafts against what they cite.
    package let verifier: DraftVerifier
    /// Nil keeps no account of who did what.
    package let audit: AuditTrail?
    /// Told of what went wrong without failing the operation; never of what was asked.
    package let report: @Sendable (Mishap, String) -> Void

    /// What goes wrong without failing an operation.
    package enum Mishap: String, Sendable, CaseIterable {
        case unrecordedQuery = "unrecorded_query"
        case unrecordedCheck = "unrecorded_check"
        case unrecordedAudit = "unrecorded_audit"
        case unreadGaps = "unread_gaps"
        /// Of the service rather than of a search: what is past its age is still there.
        case undeletedActivity = "undeleted_activity"
    }

    package init(
        answerer: Answerer, generations: any GenerationSource, encoderHash: String?,
        makeID: @escaping @Sendable () -> String, activity: ActivityRecording? = nil,
        verifier: DraftVerifier = DraftVerifier(),
        audit: AuditTrail? = nil,
        report: @escaping @Sendable (Mishap, String) -> Void = { _, _ in }
    ) {
        self.answerer = answerer
        self.generations = generations
        self.encoderHash = encoderHash
        self.makeID = makeID
        self.activity = activity
        self.verifier = verifier
        self.report = report
        self.audit = audit
    }

    /// Whether questions can be answered, and what takes no part in it.
    ///
    /// - Throws: `Problem` that says what is missing, or that index and encoder do not fit.
    package func readiness(scope: AccessScope) throws -> Readiness {
        let reader = try generations.reader(for: scope)
        if let encoderHash, let model = reader.model, model.hash != encoderHash {
            throw Problem.notReady(
                "The index was made with another encoder (\(model.name)); "
                    + "questions are searched by their words only.")
        }
        return Readiness(generation: reader.generation, degraded: encoderHash == nil ? [.vector] : [])
    }

    /// For operators: what serves, counted over what everybody may read.
    package func indexFigures() throws -> IndexFigures {
        let reader = try generations.reader(for: .everybody)
        let isAnswering = encoderHash != nil && (reader.model.map { $0.hash == encoderHash } ?? true)
        return IndexFigures(
            generation: reader.generation, articles: reader.articleCount, passages: reader.passageCount,
            isAnswering: isAnswering)
    }
}

/// What serves, and how well.
package struct Readiness: Sendable, Hashable {
    package let generation: GenerationID
    /// The legs that take no part in any answer.
    package let degraded: [Ranking.Leg]
}

/// What an index has.
package struct IndexFigures: Sendable, Hashable {
    package let generation: GenerationID
    package let articles: Int
    package let passages: Int
    /// Whether questions are answered by words and meaning.
    package let isAnswering: Bool
}
