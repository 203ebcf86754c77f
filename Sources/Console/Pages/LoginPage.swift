internal import ReportPages

/// Where somebody shows their key.
struct LoginPage {
    /// Where to go on to.
    let next: String
    let refusal: String?

    func html(version: String) -> String {
        let page = ConsolePage(
            section: nil, title: "Sign in", body: Template.login.render(self), status: refusal == nil ? 200 : 401)
        return Layout.document(page, for: nil, version: version)
    }
}
