import Testing
import TicketReading

struct SubjectTests {
    /// A short text with a subject is no search: the label would be searched for as well.
    @Test func theLabelOfASubjectIsNotSearchedFor() throws {
        let ticket = TicketReader.read("Subject: School closures\n\nWhen do the schools open again?")
        let question = try #require(ticket.questions.first)
        #expect(ticket.questions.count == 1)
        #expect(question.text == "When do the schools open again?")
        #expect(!question.searchText.contains("Subject"))
        #expect(!question.searchText.contains("\n"))
    }

    /// What stands above a mere thank you is the matter that is over, unless it asks or says what fails.
    @Test(
        arguments: [
            ("Refund", "Thanks", nil), ("Your order of May", "Hello,\n\nthank you so much!\n\nAda", nil),
            ("Refund", "Thanks!\n\nOn 3 May 2026 Sam wrote:\n> We have sent it back.", nil),
            ("How do I get a refund?", "Thanks", "How do I get a refund?"),
            ("Password reset does not work", "Thanks in advance,\nAda", "Password reset does not work"),
            ("Refund", "Hello,\n\nAda", "Refund"),
            ("Refund", "It was sent back in May.\n\nThanks", "It was sent back in May."),
        ] as [(String, String, String?)])
    func aSubjectAboveThanksMustAsk(subject: String, body: String, question: String?) {
        let ticket = TicketReader.read("Subject: \(subject)\n\n\(body)")
        #expect(ticket.questions.map(\.text) == (question.map { [$0] } ?? []))
        #expect(ticket.noQuestion == (question == nil ? .thanks : nil))
    }
}
