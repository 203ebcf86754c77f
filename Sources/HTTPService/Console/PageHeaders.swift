import Console
import Hummingbird
import Operations

/// What every page of the console is sent with.
enum PageHeaders {
    /// Nothing from outside, nothing inline, no frame around it (CSP level 3). A page that somebody writes a script into by
    /// what they ask still has no script.
    static let standard: HTTPFields = [
        .contentSecurityPolicy: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        .init("X-Content-Type-Options")!: "nosniff",
        .init("Referrer-Policy")!: "same-origin",
        .init("Cross-Origin-Opener-Policy")!: "same-origin",
    ]

    /// Of a document that brings its own style and nothing else.
    static let documentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

    static let html = "text/html; charset=utf-8"

    /// Whether a person's browser asks for something to read, rather than a program for an answer.
    static func isForReading(_ request: Request) -> Bool {
        request.method == .get && request.headers[.accept]?.contains("text/html") == true
    }

    /// A page that says what went wrong; whoever is not signed in is asked to.
    static func response(for problem: Problem, to request: Request, console: Console) -> Response {
        var headers = standard
        if problem.status == HTTPResponse.Status.unauthorized.code {
            let next = request.method == .get ? FormFields.encoded(request.uri.string) : "%2F"
            headers[.location] = "/login?next=" + next
            return Response(status: .seeOther, headers: headers)
        }
        headers[.contentType] = html
        if let seconds = problem.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
        return Response(
            status: .init(code: problem.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: console.errorPage(problem, for: nil))))
    }
}

extension Problem {
    /// For whoever typed an address, or followed an old link.
    static let noPage = Problem(
        slug: "no-such-page", status: 404, title: "There is no such page",
        detail: "Nothing is at this address. It may be mistyped, or what it showed is gone.")
}
