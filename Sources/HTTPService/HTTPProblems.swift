import Hummingbird
import Operations

// Problems that only HTTP has, in one place.
extension Problem {
    static func bodyTooLarge(maximum: Int) -> Problem {
        Problem(
            slug: "body-too-large", status: 413, title: "Body too large",
            detail: "The body may have \(maximum) bytes at most; send a shorter text.")
    }

    static let bodyTooSlow = Problem(
        slug: "body-too-slow", status: 408, title: "Body too slow",
        detail: "The body did not arrive in time; send it at once, with its length.")

    static let noIndexing = Problem(
        slug: "no-indexing", status: 404, title: "No indexing",
        detail: "This service does not index; `lacuna serve` does, on the machine of the index.")

    static let noRoute = Problem(
        slug: "no-such-route", status: 404, title: "No such route",
        detail: "There is nothing at this path; GET /openapi.json lists what there is. A slash in an id is written %2F."
    )

    static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> Problem {
        Problem(
            slug: "method-not-allowed", status: 405, title: "Method not allowed",
            detail: "Use \(allowed.map(\.rawValue).joined(separator: ", ")) here.")
    }

    static let wrongHost = Problem(
        slug: "wrong-host", status: 421, title: "Wrong host",
        detail: "Without keys the service answers to names of this machine only, such as localhost and 127.0.0.1.")

    static let wrongOrigin = Problem(
        slug: "wrong-origin", status: 403, title: "Wrong origin",
        detail: "Pages of this origin may not speak with the service; those of this machine may, and those that "
            + "`lacuna serve --allow-origin` names.")

    static let overloaded = Problem(
        slug: "overloaded", status: 503, title: "Overloaded",
        detail: "Too many searches are waiting; try again in a second.", retryAfterSeconds: 1)

    static func tooManyRequests(limit: Int, retryAfterSeconds: Int) -> Problem {
        Problem(
            slug: "too-many-requests", status: 429, title: "Too many requests",
            detail: "This key may make \(limit) requests a minute; try again in \(retryAfterSeconds) s.",
            retryAfterSeconds: retryAfterSeconds)
    }

    /// - Parameter done: the stages that had ended.
    static func deadline(_ deadline: Duration, done: [String]) -> Problem {
        let done = done.isEmpty ? "it was still waiting its turn" : "done were \(done.joined(separator: ", "))"
        return Problem(
            slug: "deadline", status: 504, title: "Deadline exceeded",
            detail:
                "The answer was not there within \(Int(deadline.seconds.rounded())) s; \(done). Ask for less, or try again.",
            retryAfterSeconds: 1)
    }

    static let badIdempotencyKey = Problem(
        slug: "bad-idempotency-key", status: 400, title: "Bad idempotency key",
        detail: "Idempotency-Key must be 1 to 128 visible ASCII characters, such as a UUID.")

    static let stillRunning = Problem(
        slug: "still-running", status: 409, title: "Still running",
        detail: "The first request with this Idempotency-Key has not been answered yet; try again in a second.",
        retryAfterSeconds: 1)

    static let idempotencyKeyReused = Problem(
        slug: "idempotency-key-reused", status: 422, title: "Idempotency key reused",
        detail: "Another request was sent with this Idempotency-Key; make a new key for each request.")

    static func plain(_ status: HTTPResponse.Status) -> Problem {
        Problem(slug: "http-\(status.code)", status: status.code, title: status.reasonPhrase, detail: nil)
    }

    /// Ours to mend: the log has the cause under the same request id.
    static let failed = Problem(slug: "failed", status: 500, title: "Failed", detail: nil)
}
