import GapAnalysis
import Retrieval
import TestSupport
import Testing
import TicketReading
import TicketSources

struct TicketOutcomeTests {
    @Test(
        arguments: [
            ([("yes", 0.9)], .answered),
            ([("partial", 0.5)], .answered),
            ([("partial", 0.49)], .notAnswered),
            ([("yes", 0.9), ("no", 0.1)], .notAnswered),
            ([("yes", 0.9), ("underspecified", 0.9)], .notAnswered),
            ([("yes", 0.9), ("unknown", nil)], .notJudged),
            ([("no", 0.0), ("unknown", nil)], .notAnswered),
        ] as [([(String, Double?)], TicketOutcome)])
    func aTicketIsAnsweredIfAllItsQuestionsAre(_ verdicts: [(String, Double?)], _ expected: TicketOutcome) {
        let records = verdicts.enumerated().map { record("q", $0, label: $1.0, probability: $1.1) }
        #expect(TicketOutcome(records, noQuestion: nil) == expected)
    }

    @Test func aTicketWithoutQuestionAsksNothing() {
        #expect(TicketOutcome([], noQuestion: .automaticReply) == .asksNothing(.automaticReply))
    }

    @Test(
        arguments: [
            (nil, "How do I pay?", "How do I pay?"),
            ("Paying", "How?", "Subject: Paying\n\nHow?"),
            ("Two\nlines", "How?", "Subject: Two lines\n\nHow?"),
            ("How do I", "How do I pay?", "How do I pay?"),
            ("RE: Paying", "How?", "How?"),
        ] as [(String?, String, String)])
    func theSubjectIsTheFirstLine(_ subject: String?, _ text: String, _ expected: String) {
        var row = TicketRow(text: text)
        row.subject = subject
        #expect(TicketAsker.request(for: row).text == expected)
    }

    @Test func theSubjectStandsBeforeTheCustomersFirstMessage() {
        var row = TicketRow(
            text: "",
            messages: [SourceMessage(author: .agent, text: "Hello"), SourceMessage(author: .customer, text: "How?")])
        row.subject = "Paying"
        #expect(
            TicketAsker.request(for: row).messages == [
                TicketMessage(role: .agent, text: "Hello"),
                TicketMessage(role: .customer, text: "Subject: Paying\n\nHow?"),
            ])
    }
}
