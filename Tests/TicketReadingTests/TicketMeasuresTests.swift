internal import Testing
internal import TicketReading

/// How well the labelled tickets are read. The floors are a little under what was measured.
@Suite struct TicketMeasuresTests {
    struct Floors {
        let split: String
        let f1: Double
        let exactCount: Double
        let asideRecall: Double
        let silenceRecall: Double
        let language: Double
    }

    @Test(arguments: [
        Floors(split: "dev", f1: 0.95, exactCount: 0.91, asideRecall: 0.98, silenceRecall: 0.95, language: 0.96),
        Floors(split: "fresh", f1: 0.93, exactCount: 0.88, asideRecall: 0.98, silenceRecall: 0.95, language: 0.93),
        Floors(split: "report", f1: 0.90, exactCount: 0.84, asideRecall: 0.93, silenceRecall: 0.95, language: 0.93),
        Floors(split: "second", f1: 0.82, exactCount: 0.58, asideRecall: 0.78, silenceRecall: 0, language: 0.86),
    ])
    func ticketsAreRead(_ floors: Floors) throws {
        var measures = TicketMeasures()
        for ticket in try LabelledTicket.fixture() where ticket.split == floors.split {
            measures.add(ticket, ticket.read())
        }
        let summary = Comment(rawValue: "\(floors.split): \(measures.summary)")
        #expect(measures.f1 >= floors.f1, summary)
        #expect(measures.exactCount >= floors.exactCount, summary)
        #expect(measures.asideRecall >= floors.asideRecall, summary)
        #expect(measures.questionLoss <= 0.01, summary)
        #expect(measures.silenceRecall >= floors.silenceRecall, summary)
        #expect(measures.silenceError <= 0.01, summary)
        #expect(measures.languageAccuracy >= floors.language, summary)
        #expect(measures.languageError <= 0.02, summary)
    }

    @Test func labelsAreWhereTheySay() throws {
        let tickets = try LabelledTicket.fixture()
        #expect(tickets.count >= 180)
        #expect(Set(tickets.map(\.id)).count == tickets.count)
        for ticket in tickets {
            #expect(ticket.questions.isEmpty == (ticket.noQuestion != nil), "\(ticket.id)")
            let texts = ticket.ticketMessages.map { Array($0.text.utf8) }
            for question in ticket.questions {
                #expect(texts[question.message][question.range].elementsEqual(question.text.utf8), "\(ticket.id)")
            }
            for aside in ticket.setAside {
                #expect(texts[aside.message][aside.range].elementsEqual(aside.text.utf8), "\(ticket.id)")
                #expect(SetAside.Kind(rawValue: aside.kind) != nil, "\(ticket.id)")
            }
        }
    }
}
