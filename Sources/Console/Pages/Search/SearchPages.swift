internal import Access
internal import ReportPages
internal import Retrieval

/// The first page: ask, and see what is cited.
struct SearchPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [ConsoleRoute(.get, "/", "consoleSearch", .scope(.search)) { try page($0) }]
            + SearchActions(services: services).routes
    }

    private func page(_ visit: Visit) throws -> ConsoleReply {
        let inputs = SearchInputs(visit.query)
        let asking = SearchAsking(services: services, visit: visit, inputs: inputs)
        let asked = inputs.text.isEmpty ? nil : try asking.ask()
        let page = ConsolePage(
            section: .search, title: inputs.text.isEmpty ? "Search" : "Search: \(inputs.text.shortened)",
            body: Template.search.render(Values(asked, asking)), hasHeading: true)
        return Layout.render(page, for: visit, version: services.version)
    }

    private struct Values {
        let searchText: String
        let isNarrowed: Bool
        let product: String?
        let version: String?
        let language: String?
        let readers: [ReaderChoice]
        let isOwner: Bool
        let isKept: Bool
        let explains: Bool
        let noticeMarkup: String?
        let notes: ResponseNotes?
        let answersMarkup: String?
        let found: Int?
        let stateMarkup: String?
        let whyAddress: String?
        let lessAddress: String?
        let isEmpty: Bool

        init(_ asked: SearchAsking.Asked?, _ asking: SearchAsking) {
            let (inputs, caller) = (asking.inputs, asking.visit.caller)
            searchText = inputs.text
            (product, version, language) = (inputs.product, inputs.version, inputs.language)
            isOwner = caller.allows(.owner)
            readers = ReaderChoice.all(for: caller, chosen: inputs.role)
            isKept = inputs.isKept
            explains = inputs.explains
            isNarrowed = inputs.isNarrowed || (isOwner && (inputs.role != nil || inputs.isKept))
            noticeMarkup = SearchNotice(done: asking.visit.query["done"], undo: asking.visit.query["undo"])?.html
            notes = asked.map { ResponseNotes($0.response) }
            answersMarkup = asked.map { AnswerList($0, asking, showsQuestions: $0.response.answers.count > 1).html }
            found = asked?.response.answers.count
            stateMarkup = asked.map {
                SearchState(inputs, queryID: $0.recordedID, origin: "search", token: asking.visit.formToken).html
            }
            var why = inputs
            why.queryID = asked?.recordedID
            why.explains.toggle()
            let address = "/" + why.fields.encoded
            let hasAnswers = asked.map { !$0.response.answers.isEmpty } ?? false
            whyAddress = hasAnswers && !inputs.explains ? address : nil
            lessAddress = hasAnswers && inputs.explains ? address : nil
            isEmpty = asked == nil
        }
    }
}

/// The answers to all questions of a request, one below the other.
struct AnswerList {
    let asked: SearchAsking.Asked
    let asking: SearchAsking
    let showsQuestions: Bool

    init(_ asked: SearchAsking.Asked, _ asking: SearchAsking, showsQuestions: Bool) {
        self.asked = asked
        self.asking = asking
        self.showsQuestions = showsQuestions
    }

    var html: String {
        asked.response.answers.enumerated().map { index, answer in
            ShownAnswer(answer, at: index, of: asked, asking, showsQuestion: showsQuestions).html
        }.joined(separator: "\n")
    }
}

extension String {
    /// For a window's title.
    var shortened: String { count > 60 ? String(prefix(59)) + "…" : self }
}
