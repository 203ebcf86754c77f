package import Access
package import KnowledgeModel

/// A request for a page by somebody who may see it.
package struct Visit: Sendable {
    /// What was asked for, without the query: `/gaps/th_12`.
    package let path: String
    /// The captures of the route's path, decoded.
    package let captures: [String: String]
    package let query: FormFields
    /// What a form sent; empty for a page that is only read.
    package let form: FormFields
    package let caller: Caller
    /// Every form of the page carries it; nothing is changed without.
    package let formToken: String
    package let now: Timestamp

    package init(
        path: String, captures: [String: String] = [:], query: FormFields = FormFields(),
        form: FormFields = FormFields(), caller: Caller, formToken: String, now: Timestamp
    ) {
        self.path = path
        self.captures = captures
        self.query = query
        self.form = form
        self.caller = caller
        self.formToken = formToken
        self.now = now
    }

    /// - Precondition: the route's path has this capture.
    package func capture(_ name: String) -> String {
        guard let value = captures[name] else { preconditionFailure("the route has no {\(name)}") }
        return value
    }
}
