import Hummingbird
import Operations

/// The method is not one of the path's.
struct MethodNotAllowed: Error {
    let allowed: [HTTPRequest.Method]
}

// Problems that only HTTP has, in one place.
extension Problem {
    static func bodyTooLarge(maximum: Int) -> Problem {
        Problem(
            slug: "body-too-large", status: 413, title: "Body too large",
            detail: "The body may have \(maximum) bytes at most; send a shorter text.")
    }

    static let noRoute = Problem(
        slug: "no-such-route", status: 404, title: "No such route",
        detail: "This service answers POST /v1/search, GET /v1/passages/{id}, POST /v1/feedback, "
            + "POST /v1/queries/{id}/outcome, GET /healthz and GET /readyz.")

    static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> Problem {
        Problem(
            slug: "method-not-allowed", status: 405, title: "Method not allowed",
            detail: "Use \(allowed.map(\.rawValue).joined(separator: ", ")) here.")
    }

    static let wrongHost = Problem(
        slug: "wrong-host", status: 421, title: "Wrong host",
        detail: "The service answers to names of this machine only, such as localhost and 127.0.0.1.")

    static let overloaded = Problem(
        slug: "overloaded", status: 503, title: "Overloaded",
        detail: "Too many searches are waiting; try again in a second.", retryAfterSeconds: 1)

    static func plain(_ status: HTTPResponse.Status) -> Problem {
        Problem(slug: "http-\(status.code)", status: status.code, title: status.reasonPhrase, detail: nil)
    }

    /// Ours to mend: the log has the cause under the same request id.
    static let failed = Problem(slug: "failed", status: 500, title: "Failed", detail: nil)
}
