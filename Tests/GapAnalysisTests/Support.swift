import Foundation
import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import TestSupport

/// A Monday.
let monday = CalendarDay(year: 2026, month: 6, day: 1)?.start ?? Timestamp(milliseconds: 0)

/// Judges by the first feature alone, which is then the log odds.
let plainModel = AnswerabilityModel(
    weights: [1] + AnswerabilityFeature.allCases.dropFirst().map { _ in 0 }, bias: 0,
    thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3))

/// Features from which `plainModel` computes a probability.
func features(_ probability: Double) -> [Double] {
    [log(probability / (1 - probability))] + AnswerabilityFeature.allCases.dropFirst().map { _ in 0 }
}

/// A question as the log has it. Everything that a test does not say is the same for all.
struct Asked {
    var id: String
    /// Nil: the id is its query's.
    var queryID: String?
    var text = "How do I pay?"
    var vector: [Float]?
    var at = monday
    var asker: String?
    var ticket: String?
    var channel: String?
    var roles: [String] = []
    var locales: [String] = []
    var label = "no"
    var reason = "low_answerability"
    var probability: Double? = 0.1
    var features: [Double] = []
    var missing: [String] = []
    var nearest: [RecordedPassage] = []
    var generation = 1
    var product: String?

    init(_ id: String) { self.id = id }

    var record: QueryRecord {
        QueryRecord(
            id: id, queryID: queryID ?? id, askedAt: at, text: RedactedText(storedRedacted: text),
            vector: vector.map { QuantizedVector($0) },
            verdict: RecordedVerdict(
                label: label, reason: reason, probability: probability, features: features, missing: missing),
            nearest: nearest, generation: GenerationID(generation), settings: 0,
            context: AskerContext(
                scope: AccessScope(
                    roles: roles.compactMap { Role($0) }, locales: locales.isEmpty ? nil : Set(locales)),
                asker: asker.map { AskerPseudonym(stored: $0) }, channel: channel, ticket: ticket), product: product)
    }

    func with(_ change: (inout Asked) -> Void) -> Asked {
        var copy = self
        change(&copy)
        return copy
    }
}

extension [Asked] {
    var events: GapEvents { GapEvents(records: map(\.record), model: plainModel) }
    var judged: [JudgedQuestion] { map { JudgedQuestion($0.record, model: plainModel) } }
}

/// A direction of its own for each subject, and a little of another for each question: questions of a subject are near each
/// other and far from the others.
func direction(_ subject: Int, _ variant: Int = 0, dimensions: Int = 64) -> [Float] {
    var generator = SeededGenerator(seed: UInt64(subject * 1000 + variant + 1))
    var values = (0..<dimensions).map { _ in Float.random(in: -0.04...0.04, using: &generator) }
    values[subject % dimensions] += 1
    let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return values.map { $0 / norm }
}

func passage(_ id: String, _ article: String, cosine: Double? = 0.5) -> RecordedPassage {
    RecordedPassage(passageID: id, articleID: article, score: 1, cosine: cosine)
}

func audience(_ roles: [String] = [], locales: [String] = []) -> ThemeAudience {
    ThemeAudience(
        AskerContext(
            scope: AccessScope(roles: roles.compactMap { Role($0) }, locales: locales.isEmpty ? nil : Set(locales))))
}

func theme(_ id: String, _ members: [String], status: ThemeStatus = .new, list: GapList = .notAnswered) -> ThemeRecord {
    ThemeRecord(
        id: id, audience: audience(), list: list, members: members.sorted(), createdAt: monday, status: status)
}
