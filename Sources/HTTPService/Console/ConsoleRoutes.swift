import Access
import Console
import Hummingbird
import Operations
import Storage

/// The console's pages as routes: turns a request into a visit, makes sure of forms, and a reply into a response.
struct ConsoleRoutes: Sendable {
    let dependencies: ServiceDependencies
    private let console: Console

    init(dependencies: ServiceDependencies) {
        self.dependencies = dependencies
        console = dependencies.console
    }

    var routes: [Route] { console.routes.map(route) + sessions + JobEventRoutes(dependencies: dependencies).routes }

    private func route(_ page: ConsoleRoute) -> Route {
        let admission: Route.Admission =
            switch page.admission {
            case .open: .open
            case .scope(let scope): .scope(scope)
            }
        return Route(
            page.method == .get ? .get : .post, page.path, page.name, admission, errors: .page
        ) { gated in try await respond(gated, page) }
    }

    private func respond(_ gated: GatedRequest, _ page: ConsoleRoute) async throws -> Reply {
        let credential = SessionCookie.credential(in: gated.request)
        var form = FormFields()
        if page.method == .post {
            form = FormFields(encoded: try await gated.body())
            try checkForm(form, gated.request, credential)
        }
        let visit = Visit(
            path: gated.request.uri.path, captures: try captures(of: page, gated),
            query: FormFields(encoded: (gated.request.uri.query ?? "").utf8), form: form, caller: gated.caller,
            formToken: try dependencies.gatekeeper.formToken(for: credential), now: dependencies.now())
        do {
            return reply(try await dependencies.work.run { try page.handle(visit) })
        } catch let error as StorageError where error.code == .noIndex {
            return reply(.html(status: 503, console.firstRunPage(for: visit)))
        } catch let problem as Problem {
            // With the navigation, which is known here.
            var headers = PageHeaders.standard
            if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
            return .body(
                status: .init(code: problem.status), contentType: PageHeaders.html,
                bytes: Array(console.errorPage(problem, for: visit).utf8), headers: headers)
        }
    }

    private func captures(of page: ConsoleRoute, _ gated: GatedRequest) throws -> [String: String] {
        var captures: [String: String] = [:]
        for segment in page.path.split(separator: "/") where segment.hasPrefix("{") && segment.hasSuffix("}") {
            let name = String(segment.dropFirst().dropLast())
            captures[name] = try gated.parameter(name)
        }
        return captures
    }

    private func reply(_ reply: ConsoleReply) -> Reply {
        var headers = PageHeaders.standard
        switch reply {
        case .html(let status, let document):
            return .body(
                status: .init(code: status), contentType: PageHeaders.html, bytes: Array(document.utf8),
                headers: headers)
        case .seeOther(let path):
            headers[.location] = path
            return .body(status: .seeOther, contentType: PageHeaders.html, bytes: [], headers: headers)
        case .document(let bytes):
            headers[.contentSecurityPolicy] = PageHeaders.documentPolicy
            return .body(status: .ok, contentType: PageHeaders.html, bytes: bytes, headers: headers)
        case .file(let contentType, let bytes, let name):
            if let name { headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
            return .body(status: .ok, contentType: contentType, bytes: bytes, headers: headers)
        }
    }

    // MARK: - Forms

    /// A form is taken from a page of this service and of the same session only.
    private func checkForm(_ form: FormFields, _ request: Request, _ credential: String?) throws {
        try Self.checkOrigin(of: request)
        guard let token = form["form_token"], try dependencies.gatekeeper.isFormToken(token, for: credential) else {
            throw Problem.staleForm
        }
    }

    /// By what the browser says of where the form stands, where it says so.
    private static func checkOrigin(of request: Request) throws(Problem) {
        guard let site = request.headers[.fetchSite] else { return }
        guard ["same-origin", "none"].contains(site) else { throw .staleForm }
    }

    // MARK: - Sessions

    private var sessions: [Route] {
        [
            Route(.get, "/login", "consoleLogin", .open, errors: .page) { gated in
                let query = FormFields(encoded: (gated.request.uri.query ?? "").utf8)
                return reply(.html(status: 200, console.loginPage(next: query["next"], refusal: nil)))
            },
            Route(.post, "/login", "consoleSignIn", .open, errors: .page, signIn),
            Route(.post, "/logout", "consoleSignOut", .open, errors: .page, signOut),
        ]
    }

    @Sendable private func signIn(_ gated: GatedRequest) async throws -> Reply {
        try Self.checkOrigin(of: gated.request)
        let form = FormFields(encoded: try await gated.body())
        do {
            let caller = try dependencies.gatekeeper.caller(bearer: form["key"] ?? "?", now: dependencies.now())
            let session = try dependencies.gatekeeper.mint(
                TokenRequest(lifetime: SessionCookie.lifetime), for: caller, now: dependencies.now())
            var headers = PageHeaders.standard
            headers[.location] = SafePath.checked(form["next"])
            headers[.setCookie] = SessionCookie.header(session.text, of: gated.request)
            return .body(status: .seeOther, contentType: PageHeaders.html, bytes: [], headers: headers)
        } catch let error as AccessError {
            return reply(.html(status: 401, console.loginPage(next: form["next"], refusal: Problem(error).detail)))
        } catch is TokenError {
            return reply(
                .html(
                    status: 401,
                    console.loginPage(
                        next: form["next"], refusal: "Sign in with a key; a token cannot be signed in with.")))
        }
    }

    @Sendable private func signOut(_ gated: GatedRequest) async throws -> Reply {
        let form = FormFields(encoded: try await gated.body())
        try checkForm(form, gated.request, SessionCookie.credential(in: gated.request))
        var headers = PageHeaders.standard
        headers[.location] = "/login"
        headers[.setCookie] = SessionCookie.expiredHeader(of: gated.request)
        return .body(status: .seeOther, contentType: PageHeaders.html, bytes: [], headers: headers)
    }
}

extension HTTPFields.Element.Name {
    static let fetchSite = HTTPFields.Element.Name("Sec-Fetch-Site")!
}

extension Problem {
    static let staleForm = Problem(
        slug: "stale-form", status: 403, title: "This form is out of date",
        detail: "Nothing was changed. Load the page again, and send the form from there.")
}
