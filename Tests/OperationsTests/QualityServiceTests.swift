import Access
import Evaluation
import GapAnalysis
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

/// What owners see of how good answers are, and say of it.
struct QualityServiceTests {
    private let store = InMemoryActivityStore()
    private static let at = Timestamp("2026-06-01T09:00:00Z")!

    /// Judges by the first feature alone.
    private static func model(_ weight: Double) -> AnswerabilityModel {
        AnswerabilityModel(
            weights: [weight] + AnswerabilityFeature.allCases.dropFirst().map { _ in 0 }, bias: 0,
            thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3))
    }

    private var service: QualityService {
        QualityService(
            log: store, store: store,
            versions: {
                [
                    CalibrationVersion(number: 0, model: Self.model(1), isInForce: false, note: nil),
                    CalibrationVersion(
                        number: 2, model: Self.model(-1), isInForce: true,
                        note: CalibrationVersion.Note(by: "ann", why: "June", at: "2026-06-01T00:00:00Z")),
                ]
            }, now: { Self.at })
    }

    /// Four questions of everybody, of which two are likely answered by the first model; one of agents.
    init() throws {
        for (place, (id, roles, feature)) in [
            ("a", [], 3), ("b", [], 2), ("c", [], -2), ("d", [], -3), ("secret", ["agent"], 1),
        ].enumerated() as EnumeratedSequence<[(String, [String], Double)]> {
            try store.record([
                QueryRecord(
                    id: id, queryID: id, askedAt: Self.at.adding(days: -place),
                    text: Redactor.standard.redact("question \(id)"), vector: nil,
                    verdict: RecordedVerdict(
                        label: "yes", reason: "answered", probability: 0.9,
                        features: [feature] + AnswerabilityFeature.allCases.dropFirst().map { _ in 0 }),
                    nearest: [], generation: GenerationID(7), settings: 0,
                    context: AskerContext(scope: AccessScope(roles: roles.compactMap { Role($0) }), channel: "web"))
            ])
        }
    }

    @Test func questionsOfOthersCountNowhere() throws {
        #expect(try service.overview(in: .always, caller: .everybody).rates.all.asked == 4)
        #expect(try service.overview(in: .always, caller: .agent).rates.all.asked == 5)
        try service.label("secret", as: .answered, caller: .agent)
        #expect(try service.overview(in: .always, caller: .everybody).labelled == 0)
        #expect(try service.labelCounts(caller: .everybody) == LabelCounts())
        #expect(try service.labelCounts(caller: .agent).answered == 1)
        #expect(try service.unlabelled(10, in: .always, caller: .everybody).allSatisfy { $0.id != "secret" })
        #expect(throws: Problem.noQuery) { try service.label("secret", as: .answered, caller: .everybody) }
        #expect(throws: Problem.noQuery) { try service.question("secret", caller: .everybody) }
        #expect(throws: Problem.noQuery) { try service.question("none", caller: .everybody) }
    }

    @Test func aLabelSaysWhoAndLeavesTheList() throws {
        let first = try #require(try service.unlabelled(1, in: .always, caller: .everybody).first)
        try service.label(first.id, as: .unclear, caller: .everybody)
        #expect(
            try store.labels()
                == [QuestionLabel(questionID: first.id, answer: .unclear, by: "user:local", at: Self.at)])
        #expect(try service.unlabelled(9, in: .always, caller: .everybody).count == 3)
        #expect(try service.overview(in: .always, caller: .everybody).labelled == 0)
    }

    @Test func eachVersionIsHeldAgainstTheLabels() throws {
        for (id, answer) in [("a", QuestionLabel.Answer.answered), ("b", .answered), ("c", .notAnswered)] {
            try service.label(id, as: answer, caller: .everybody)
        }
        try service.label("d", as: .unclear, caller: .everybody)
        let judged = try service.calibrations(caller: .everybody)
        #expect(judged.map(\.version.number) == [0, 2])
        #expect(judged.map(\.report.run.items.count) == [3, 3])
        // The second model has it the wrong way round.
        #expect(judged.map { $0.report.roc?.area } == [1, 0])
        // Verdicts are made anew by the one in force, to which a and b are unlikely.
        #expect(try service.overview(in: .always, caller: .everybody).rates.all.verdicts["no"] == 2)
    }

    @Test func aNarrowedCallerIsRefused() throws {
        let narrowed = try Caller.token([.owner], filter: PassageFilter(products: ["Desk"]))
        #expect(throws: Problem.narrowedCaller) { try service.overview(in: .always, caller: narrowed) }
        #expect(throws: Problem.narrowedCaller) { try service.calibrations(caller: narrowed) }
        #expect(throws: Problem.narrowedCaller) { try service.label("a", as: .answered, caller: narrowed) }
    }
}
