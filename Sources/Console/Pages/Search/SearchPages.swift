internal import Access
internal import ReportPages

/// The first page: ask, and see what is cited.
struct SearchPages {
    let services: ConsoleServices

    var routes: [ConsoleRoute] {
        [ConsoleRoute(.get, "/", "consoleSearch", .scope(.search)) { try page($0) }]
    }

    private func page(_ visit: Visit) throws -> ConsoleReply {
        let page = ConsolePage(
            section: .search, title: "Search", body: Template.search.render(Values(question: visit.query["q"] ?? "")))
        return Layout.render(page, for: visit, version: services.version)
    }

    private struct Values {
        let question: String
    }
}
