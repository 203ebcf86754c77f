import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport

/// Every store that keeps the contracts, for the conformance suites: a new one adds a case.
enum ActivityStores: String, CaseIterable, Sendable {
    case inMemory, sqlite

    /// Hands a new store to `body`.
    func with(_ body: (any ActivityLog & GapStore) throws -> Void) throws {
        switch self {
        case .inMemory: try body(InMemoryActivityStore())
        case .sqlite:
            let directory = try TemporaryDirectory()
            try body(try LocalActivityStore(layout: IndexLayout(folder: directory.path)))
        }
    }
}

/// Records with a word or two of one's own, and the rest made up.
enum Example {
    /// Monday, 4 May 2026, at ten.
    static let monday = Timestamp("2026-05-04T10:00")!

    static func question(
        _ id: String, of queryID: String? = nil, at moment: Timestamp = monday, _ text: String = "can I pay by invoice",
        verdict: String = "no", near articles: [String] = ["billing/invoices"], by asker: String? = nil
    ) -> QueryRecord {
        QueryRecord(
            id: id, queryID: queryID ?? id, askedAt: moment, text: RedactedText(storedRedacted: text),
            vector: QuantizedVector([0.6, -0.8, 0.001]),
            verdict: RecordedVerdict(
                label: verdict, reason: "low_answerability", probability: 0.1 + 0.2, features: [1 / 3, -0, 1e-300],
                missing: ["invoice", "a \"quoted\" word"]),
            nearest: articles.enumerated().map { index, article in
                RecordedPassage(
                    passageID: "p\(index)-\(article)", articleID: article, score: 1 / Double(index + 3),
                    cosine: index == 1 ? nil : 0.7)
            },
            generation: GenerationID(3), settings: 2,
            context: AskerContext(
                scope: AccessScope(roles: [Role("agent")!], locales: ["en", "de"]),
                asker: asker.map { AskerPseudonym(stored: $0) }, channel: "email", cohort: nil, ticket: "HD-17"),
            product: "Router")
    }

    static func feedback(
        _ id: String, on question: String, article: String = "billing/invoices", at moment: Timestamp = monday,
        comment: String? = nil, by asker: String? = nil
    ) -> FeedbackRecord {
        FeedbackRecord(
            id: id, questionID: question, passageID: "p0-\(article)", articleID: article, rating: .incomplete,
            comment: comment.map { RedactedText(storedRedacted: $0) }, position: 1, at: moment,
            asker: asker.map { AskerPseudonym(stored: $0) })
    }

    static func theme(_ id: String, members: [String] = []) -> ThemeRecord {
        ThemeRecord(
            id: id, audience: ThemeAudience(question("q").context), list: .notAnswered, members: members,
            createdAt: monday)
    }

    static func note(_ text: String) -> ThemeNote {
        ThemeNote(at: monday, by: "Ana", text: RedactedText(storedRedacted: text))
    }

    static func curated(
        _ id: String, _ text: String, _ expectation: CuratedQuestion.Expectation = .noAnswer,
        at moment: Timestamp = monday
    ) -> CuratedQuestion {
        CuratedQuestion(
            id: id, text: RedactedText(storedRedacted: text), expectation: expectation, audience: .everybody, by: "Ana",
            at: moment, theme: "T1")
    }
}
