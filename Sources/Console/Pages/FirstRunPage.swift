internal import Access
internal import ReportPages

/// What to do while nothing has been indexed.
struct FirstRunPage {
    func html(for visit: Visit, version: String) -> String {
        let page = ConsolePage(
            section: nil, title: "Nothing is indexed yet",
            body: Template.firstRun.render(Values(isOwner: visit.caller.allows(.owner))), status: 503)
        return Layout.document(page, for: visit, version: version)
    }

    private struct Values {
        let isOwner: Bool
    }
}
