package import Access
package import Evaluation
package import GapAnalysis
package import KnowledgeModel
package import Retrieval
package import Storage

/// What owners may ask of how good answers are, and what they may say of it, whatever the transport.
///
/// An owner sees what askers could see who have no right that the owner has not, as with gaps.
package struct QualityService: Sendable {
    private let log: any ActivityLog
    private let store: any GapStore
    private let versions: @Sendable () throws -> [CalibrationVersion]
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - versions: of the settings, oldest first, one of them in force.
    package init(
        log: any ActivityLog, store: any GapStore, versions: @escaping @Sendable () throws -> [CalibrationVersion],
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.log = log
        self.store = store
        self.versions = versions
        self.now = now
    }

    /// What was asked in a period, and what came of it.
    ///
    /// - Throws: `Problem.narrowedCaller`.
    /// - Complexity: O(log of the period)
    package func overview(in period: ActivityPeriod, caller: Caller) throws -> QualityOverview {
        let events = try events(in: period, caller)
        let since = ActivityPeriod(from: period.from)
        let labels = try labelled(caller).map(\.label)
        return QualityOverview(
            rates: AnswerRateTable(
                of: events, feedback: try log.feedback(in: since), outcomes: try log.outcomes(in: since)),
            review: ReviewQueue.items(of: events, labels: labels),
            labelled: labels.count { $0.answer != .unclear })
    }

    // MARK: - Labels

    /// Questions to be labelled next, drawn at random; see `LabelSample`.
    package func unlabelled(_ limit: Int, in period: ActivityPeriod, caller: Caller) throws -> [QueryRecord] {
        try require(caller)
        let records = try log.queries(in: period).filter { caller.maySee($0.context) }
        return Array(LabelSample.questions(records, labels: try log.labels()).prefix(limit))
    }

    /// - Throws: `Problem.noQuery` for a question that does not exist, or that the caller may not see.
    package func question(_ id: String, caller: Caller) throws -> QueryRecord {
        try require(caller)
        guard let record = try log.queries(ids: [id]).first, caller.maySee(record.context) else {
            throw Problem.noQuery
        }
        return record
    }

    package func labelCounts(caller: Caller) throws -> LabelCounts {
        var counts = LabelCounts()
        for label in try labelled(caller).map(\.label) {
            switch label.answer {
            case .answered: counts.answered += 1
            case .notAnswered: counts.notAnswered += 1
            case .unclear: counts.unclear += 1
            }
        }
        return counts
    }

    /// - Throws: `Problem.noQuery` for a question that does not exist, or that the caller may not see.
    package func label(_ question: String, as answer: QuestionLabel.Answer, caller: Caller) throws {
        _ = try self.question(question, caller: caller)
        let actor = AuditActor(caller)
        do {
            try log.record(
                QuestionLabel(questionID: question, answer: answer, by: actor.description, at: now()))
        } catch let error as StorageError where error.code == .noRecord {
            throw Problem.noQuery
        }
    }

    /// How the calibrations, each in turn, judge what people labelled: before and after of every one. Oldest first; empty
    /// without labels of both kinds.
    ///
    /// A version that was fitted to the same labels looks better than it is.
    ///
    /// - Complexity: O(versions × labels log labels)
    package func calibrations(caller: Caller) throws -> [JudgedCalibration] {
        let labelled = try labelled(caller).filter {
            $0.label.answer != .unclear && $0.record.verdict.features.count == AnswerabilityFeature.allCases.count
        }
        return try versions().map { version in
            let items = labelled.map { item in
                AnswerabilityRun.Item(
                    score: version.model.probability(AnswerabilityFeatures(values: item.record.verdict.features)),
                    isAnswerable: item.label.answer == .answered)
            }
            return JudgedCalibration(
                version: version,
                report: AbstentionReport(name: version.name, run: AnswerabilityRun(items), isProbability: true))
        }
    }

    // MARK: - Steps

    /// Labels with their questions, those that the caller may see.
    private func labelled(_ caller: Caller) throws -> [(label: QuestionLabel, record: QueryRecord)] {
        try require(caller)
        let labels = try log.labels()
        let records = Dictionary(
            try log.queries(ids: labels.map(\.questionID)).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return labels.compactMap { label in
            records[label.questionID].flatMap { caller.maySee($0.context) ? (label, $0) : nil }
        }
    }

    private func events(in period: ActivityPeriod, _ caller: Caller) throws -> GapEvents {
        try require(caller)
        guard let model = try versions().first(where: \.isInForce)?.model else { throw Problem.noActivityLog }
        return try ThemeUpdate(log: log, store: store).events(in: period, model: model)
            .selected { caller.maySee($0.record.context) }
    }

    /// What such a caller may know of cannot be told from what was counted.
    private func require(_ caller: Caller) throws(Problem) {
        if !caller.filter.isEverything { throw .narrowedCaller }
    }
}

/// How questions of a period were answered.
package struct QualityOverview: Sendable, Hashable {
    package let rates: AnswerRateTable
    package let review: [ReviewQueue.Item]
    /// Questions with a label that says something.
    package let labelled: Int
}

package struct LabelCounts: Sendable, Hashable {
    package var answered = 0
    package var notAnswered = 0
    package var unclear = 0

    package init() {}
}

/// A version of the search settings, as far as the verdict goes.
package struct CalibrationVersion: Sendable, Hashable {
    /// 0: what the product comes with.
    package let number: Int
    package let model: AnswerabilityModel
    package let isInForce: Bool
    /// Who put it there, why and when (ISO 8601, UTC); nil for what the product comes with.
    package let note: Note?

    package struct Note: Sendable, Hashable {
        package let by: String
        package let why: String
        package let at: String

        package init(by: String, why: String, at: String) {
            self.by = by
            self.why = why
            self.at = at
        }
    }

    package init(number: Int, model: AnswerabilityModel, isInForce: Bool, note: Note?) {
        self.number = number
        self.model = model
        self.isInForce = isInForce
        self.note = note
    }

    package var name: String { number == 0 ? "as installed" : "version \(number)" }
}

package struct JudgedCalibration: Sendable, Hashable {
    package let version: CalibrationVersion
    package let report: AbstentionReport
}
