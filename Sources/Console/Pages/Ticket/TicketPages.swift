internal import Access
internal import Operations
internal import ReportPages
internal import Retrieval
internal import TicketReading

/// A whole ticket: what was set aside, and an answer to each of its questions. Its text stands in no address, since
/// addresses end up in logs: the form is answered with the page itself.
struct TicketPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [
            ConsoleRoute(.get, "/ticket", "consoleTicket", .scope(.search)) { visit in
                page(visit, SearchInputs(FormFields()), nil, notice: nil)
            },
            ConsoleRoute(.post, "/ticket", "consoleAnswerTicket", .scope(.search)) { visit in
                try answered(visit, SearchInputs(visit.form), notice: nil)
            },
        ]
    }

    /// - Throws: `Problem.longTicket`, and what a search throws.
    func answered(_ visit: Visit, _ inputs: SearchInputs, notice: SearchNotice?) throws -> ConsoleReply {
        guard inputs.text.utf8.count <= SearchInputs.textBytesMaximum else { throw Problem.longTicket }
        let asking = SearchAsking(services: services, visit: visit, inputs: inputs)
        let asked = inputs.text.isEmpty ? nil : try asking.ask()
        return page(visit, inputs, asked.map { ($0, asking) }, notice: notice)
    }

    private func page(
        _ visit: Visit, _ inputs: SearchInputs, _ answered: (SearchAsking.Asked, SearchAsking)?, notice: SearchNotice?
    ) -> ConsoleReply {
        let page = ConsolePage(
            section: .search, title: "A whole ticket",
            body: Template.ticket.render(Values(visit, inputs, answered, notice)))
        return Layout.render(page, for: visit, version: services.version)
    }

    private struct Values {
        let ticketToken: String
        let ticketText: String
        let readers: [ReaderChoice]
        let isOwner: Bool
        let isKept: Bool
        let explains: Bool
        let noticeMarkup: String?
        let isAnswered: Bool
        let reading: [TicketStretch]
        let notes: ResponseNotes?
        let summary: String?
        let answersMarkup: String?
        let stateMarkup: String?

        init(
            _ visit: Visit, _ inputs: SearchInputs, _ answered: (asked: SearchAsking.Asked, asking: SearchAsking)?,
            _ notice: SearchNotice?
        ) {
            ticketToken = visit.formToken
            ticketText = inputs.text
            readers = ReaderChoice.all(for: visit.caller, chosen: inputs.role)
            isOwner = visit.caller.allows(.owner)
            (isKept, explains) = (inputs.isKept, inputs.explains)
            noticeMarkup = notice?.html
            isAnswered = answered != nil
            reading = answered.map { TicketStretch.all(of: inputs.text, $0.asked.response.ticket) } ?? []
            notes = answered.map { ResponseNotes($0.asked.response) }
            summary = answered.map { Self.summary($0.asked.response.ticket) }
            answersMarkup = answered.map { AnswerList($0.asked, $0.asking, showsQuestions: true).html }
            stateMarkup = answered.map {
                SearchState(inputs, queryID: $0.asked.recordedID, origin: "ticket", token: visit.formToken).html
            }
        }

        private static func summary(_ ticket: ReadTicket) -> String {
            let questions = NumberText.count(ticket.questions.count, "question")
            let aside = ticket.setAside.isEmpty ? "nothing" : NumberText.count(ticket.setAside.count, "part")
            return "\(questions) found, \(aside) set aside"
        }
    }
}
