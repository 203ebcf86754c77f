internal import Operations
internal import ReportPages

/// What went wrong, in words, and where to go from there.
struct ErrorPage {
    private let problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    func html(for visit: Visit?, version: String) -> String {
        let values = Values(
            detail: problem.detail ?? "The mistake is ours. It stands in the service's log under the request's id.",
            faults: problem.faults.map { Fault(fault: "\($0.pointer) \($0.detail)") },
            canRetry: problem.retryAfterSeconds != nil)
        let page = ConsolePage(
            section: nil, title: problem.title, body: Template.error.render(values), status: problem.status)
        return Layout.document(page, for: visit, version: version)
    }

    private struct Values {
        let detail: String
        let faults: [Fault]
        let canRetry: Bool
    }

    private struct Fault {
        let fault: String
    }
}
