package import Operations

/// The web console: what it shows, at which paths. Knows no transport, and no sessions but their forms' token.
///
/// Pages are made on the server and are whole without scripts. They are reached through the same gate as the API's routes,
/// and read through the same services, with the caller's own rights.
package struct Console: Sendable {
    private let services: ConsoleServices

    package init(_ services: ConsoleServices) { self.services = services }

    package var routes: [ConsoleRoute] {
        AssetPages().routes + SearchPages(services: services).routes + TicketPages(services: services).routes
            + ReadingPages(services: services).routes
            + GapPages(services: services).routes
            + ArticlePages(services: services).routes
            + IndexPages(services: services).routes
            + QualityPages(services: services).routes
    }

    // MARK: - Pages of the way in, which the service asks for itself

    /// - Parameters:
    ///   - next: where the reader wanted to go.
    ///   - refusal: why the key just given does not open anything; nil at first.
    package func loginPage(next: String?, refusal: String?) -> String {
        LoginPage(next: SafePath.checked(next), refusal: refusal).html(version: services.version)
    }

    /// In place of every page that needs an index while there is none.
    package func firstRunPage(for visit: Visit) -> String {
        FirstRunPage().html(for: visit, version: services.version)
    }

    /// - Parameter visit: nil where nobody is known to have asked.
    package func errorPage(_ problem: Problem, for visit: Visit?) -> String {
        ErrorPage(problem).html(for: visit, version: services.version)
    }
}
