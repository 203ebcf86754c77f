import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import Testing

struct GapEventsTests {
    /// Answered without doubt.
    private static let answered = Asked("q").with {
        ($0.label, $0.reason, $0.probability) = ("yes", "answered", 0.95)
    }

    private static func reasons(
        _ asked: Asked = answered, ratings: [FeedbackRecord.Rating] = [],
        outcomes: [(OutcomeRecord.Kind, Double?)] = [],
        checks: [(DraftCheckRecord.Result, [String])] = []
    ) -> [GapReason] {
        let record = asked.record
        let events = GapEvents(
            records: [record],
            feedback: ratings.enumerated().map {
                FeedbackRecord(
                    id: "f\($0)", questionID: record.id, passageID: "p", articleID: "a", rating: $1, at: monday)
            },
            outcomes: outcomes.map {
                OutcomeRecord(queryID: record.queryID, kind: $0, at: monday, editShare: $1)
            },
            draftChecks: checks.enumerated().map {
                DraftCheckRecord(
                    id: "c\($0)", queryID: record.queryID, result: $1.0, findings: $1.1, at: monday)
            }, model: plainModel)
        #expect(events.questions.count == 1)
        return events.events[record.id]?.reasons ?? []
    }

    @Test(
        arguments: [
            ("yes", "answered", 0.95, []), ("yes", "answered", 0.65, []),
            ("yes", "answered", 0.64, [.lowAnswerability]),
            ("partial", "parts_missing", 0.65, []), ("partial", "parts_missing", 0.64, [.lowAnswerability]),
            ("partial", "parts_missing", nil, []), ("no", "low_answerability", 0.1, [.lowAnswerability]),
            ("no", "no_candidate", 0, [.noCandidate]), ("underspecified", "underspecified", 0.9, [.underspecified]),
            ("yes", "conflict", 0.95, [.conflict]), ("partial", "conflict", 0.4, [.conflict]),
            ("yes", "stale_only", 0.95, [.staleOnly]), ("unknown", "language_not_supported", nil, []),
            ("unknown", "meaning_not_searched", nil, []), ("no such label", "nor reason", nil, []),
        ] as [(String, String, Double?, [GapReason])])
    func theVerdictGivesAReason(label: String, reason: String, probability: Double?, expected: [GapReason]) {
        let asked = Asked("q").with { ($0.label, $0.reason, $0.probability) = (label, reason, probability) }
        #expect(Self.reasons(asked) == expected)
    }

    @Test(
        arguments: [
            (.useful, []), (.incomplete, [.feedbackIncomplete]), (.wrong, [.feedbackWrong]),
            (.unsafe, [.feedbackUnsafe]),
        ] as [(FeedbackRecord.Rating, [GapReason])])
    func ratingsGiveAReason(rating: FeedbackRecord.Rating, expected: [GapReason]) {
        #expect(Self.reasons(ratings: [rating]) == expected)
    }

    @Test(
        arguments: [
            (.sent, nil, false), (.resolved, nil, false), (.rejected, nil, true), (.escalated, nil, true),
            (.reopened, nil, true), (.edited, nil, true), (.edited, 0.3, true), (.edited, 0.29, false),
        ] as [(OutcomeRecord.Kind, Double?, Bool)])
    func outcomesGiveAReason(kind: OutcomeRecord.Kind, share: Double?, isEvent: Bool) {
        #expect(Self.reasons(outcomes: [(kind, share)]) == (isEvent ? [.draftCorrected] : []))
    }

    @Test(
        arguments: [
            (.review, ["citation_unresolved"], true), (.block, ["amount", "quote_not_verbatim"], true),
            (.block, ["amount"], false), (.noFindings, ["citation_unresolved"], false), (.review, [], false),
        ] as [(DraftCheckRecord.Result, [String], Bool)])
    func draftChecksGiveAReason(result: DraftCheckRecord.Result, findings: [String], isEvent: Bool) {
        #expect(Self.reasons(checks: [(result, findings)]) == (isEvent ? [.citationFailed] : []))
    }

    /// What people said stands before what was computed.
    @Test func reasonsHaveAnOrder() {
        let asked = Asked("q")
        let reasons = Self.reasons(
            asked, ratings: [.incomplete, .wrong, .wrong, .unsafe], outcomes: [(.rejected, nil), (.reopened, nil)],
            checks: [(.block, ["citation_unresolved"])])
        #expect(
            reasons == [
                .feedbackUnsafe, .feedbackWrong, .feedbackIncomplete, .citationFailed, .draftCorrected,
                .lowAnswerability,
            ])
    }

    /// A query's outcome is that of all its questions, a rating is of one.
    @Test func signalsFallOnTheRightQuestions() {
        let records = ["q", "q-2"].map { id in Self.answered.with { ($0.id, $0.queryID) = (id, "q") }.record }
        let rated = GapEvents(
            records: records,
            feedback: [
                FeedbackRecord(
                    id: "f", questionID: "q-2", passageID: "p", articleID: "a", rating: .wrong, at: monday)
            ], model: plainModel)
        #expect(rated.events.keys.sorted() == ["q-2"])
        let rejected = GapEvents(
            records: records, outcomes: [OutcomeRecord(queryID: "q", kind: .rejected, at: monday)], model: plainModel)
        #expect(rejected.events.keys.sorted() == ["q", "q-2"])
        #expect(rejected.selected { $0.id == "q-2" }.events.keys.sorted() == ["q-2"])
        #expect(rejected.selected { $0.id == "q-2" }.questions.map(\.id) == ["q-2"])
    }
}

struct JudgedQuestionTests {
    private static func model(yes: Double, no: Double, bias: Double = 0) -> AnswerabilityModel {
        AnswerabilityModel(
            weights: plainModel.weights, bias: bias, thresholds: AnswerabilityModel.Thresholds(yes: yes, no: no))
    }

    /// A record's label and reason, its features' probability, and what another calibration makes of it.
    @Test(
        arguments: [
            ("no", "low_answerability", 0.6, 0.9, 0.5, .partial, .uncertain),
            ("partial", "parts_missing", 0.6, 0.9, 0.5, .partial, .partsMissing),
            ("no", "low_answerability", 0.95, 0.9, 0.5, .yes, .answered),
            ("yes", "answered", 0.6, 0.9, 0.5, .partial, .uncertain),
            ("yes", "answered", 0.4, 0.9, 0.5, .no, .lowAnswerability),
            ("partial", "conflict", 0.95, 0.9, 0.5, .yes, .conflict),
            ("partial", "conflict", 0.4, 0.9, 0.5, .no, .lowAnswerability),
            ("yes", "stale_only", 0.6, 0.9, 0.5, .partial, .staleOnly),
            ("underspecified", "underspecified", 0.1, 0.9, 0.5, .underspecified, .underspecified),
            ("underspecified", "underspecified", 0.95, 0.9, 0.5, .underspecified, .underspecified),
        ] as [(String, String, Double, Double, Double, Verdict.Label, Verdict.Reason)])
    func isJudgedByTheModelInForce(
        label: String, reason: String, probability: Double, yes: Double, no: Double, expected: Verdict.Label,
        expectedReason: Verdict.Reason
    ) throws {
        let asked = Asked("q").with {
            ($0.label, $0.reason, $0.probability) = (label, reason, 0.01)
            $0.features = features(probability)
        }
        let judged = JudgedQuestion(asked.record, model: Self.model(yes: yes, no: no))
        #expect(judged.label == expected)
        #expect(judged.reason == expectedReason)
        #expect(abs(try #require(judged.probability) - probability) < 1e-9)
    }

    @Test func wordsThatNothingCoveredAreMissingUnderAnyCalibration() {
        let asked = Asked("q").with {
            $0.features = features(0.6)
            $0.missing = ["piano"]
        }
        #expect(JudgedQuestion(asked.record, model: Self.model(yes: 0.9, no: 0.5)).reason == .partsMissing)
    }

    @Test func withoutFeaturesTheRecordStands() {
        let asked = Asked("q").with { ($0.label, $0.reason, $0.probability) = ("no", "no_candidate", 0) }
        for features: [Double] in [[], [1, 2, 3]] {
            let judged = JudgedQuestion(
                asked.with { $0.features = features }.record, model: Self.model(yes: 0.1, no: 0.05, bias: 9))
            #expect(judged.label == .no && judged.reason == .noCandidate && judged.probability == 0)
        }
    }

    @Test func anotherCalibrationMakesOtherEvents() {
        let records = [0.2, 0.5, 0.8].map { p in Asked("q\(p)").with { $0.features = features(p) }.record }
        func ids(_ model: AnswerabilityModel) -> [String] {
            GapEvents(records: records, model: model).events.keys.sorted()
        }
        #expect(ids(Self.model(yes: 0.9, no: 0.3)) == ["q0.2", "q0.5"])
        #expect(ids(Self.model(yes: 0.9, no: 0.3, bias: 3)) == [])
        #expect(ids(Self.model(yes: 0.9, no: 0.3, bias: -3)) == ["q0.2", "q0.5", "q0.8"])
    }

    /// Somebody wrote to the team although an article answers: it was not found.
    @Test func answeredTicketsAreMissesAndAnsweredSearchesAreNot() {
        let answered = Asked("q").with { ($0.label, $0.reason, $0.probability) = ("yes", "answered", 0.95) }
        let vague = answered.with { ($0.id, $0.label, $0.reason) = ("v", "unknown", "language_not_supported") }
        let records = [answered.record, vague.record, Asked("m").record]
        let tickets = GapEvents(records: records, model: plainModel, areTickets: true).events
        #expect(tickets.keys.sorted() == ["m", "q"])
        let reasons = tickets.keys.sorted().flatMap { tickets[$0]?.reasons ?? [] }
        #expect(reasons == [GapReason.lowAnswerability, .retrievalMiss])
        #expect(GapEvents(records: records, model: plainModel).events.keys.sorted() == ["m"])
    }
}
