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
}
