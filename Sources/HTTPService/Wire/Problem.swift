import Hummingbird

/// What a client is told when a request fails: RFC 9457, `application/problem+json`.
struct Problem: Error, Sendable, Equatable {
    /// One member of the request that is wrong.
    struct Fault: Sendable, Equatable {
        /// JSON pointer as a URI fragment: `#/filter/product/0`.
        var pointer: String
        var detail: String
    }

    /// The last part of `type`; stable.
    var slug: String
    var status: HTTPResponse.Status
    /// The same for all problems of this type.
    var title: String
    /// What to do about this one; nil where it is ours to mend.
    var detail: String?
    var faults: [Fault] = []
    var headers: HTTPFields = [:]

    static let contentType = "application/problem+json"
    private static let typePrefix = "urn:lacuna:problem:"

    func response(instance: String, requestID: String) -> Response {
        var writer = JSONWriter()
        writer.object { members in
            members.member("type", Self.typePrefix + slug)
            members.member("title", title)
            members.member("status", status.code)
            if let detail { members.member("detail", detail) }
            members.member("instance", instance + "#" + requestID)
            members.member("request_id", requestID)
            if !faults.isEmpty {
                members.member(
                    "errors",
                    array: { errors in
                        for fault in faults {
                            errors.object { members in
                                members.member("pointer", fault.pointer)
                                members.member("detail", fault.detail)
                            }
                        }
                    })
            }
        }
        var headers = headers
        headers[.contentType] = Self.contentType
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }
}

// All problems of this service, in one place.
extension Problem {
    static let notJSON = Problem(
        slug: "not-json", status: .badRequest, title: "Not JSON",
        detail: "The body must be one JSON object in UTF-8, such as {\"text\": \"How do I get a refund?\"}.")

    static func invalidRequest(_ faults: [Fault]) -> Problem {
        let count = faults.count == 1 ? "One member is" : "\(faults.count) members are"
        let first = faults.first.map { "\($0.pointer) \($0.detail)" } ?? ""
        return Problem(
            slug: "invalid-request", status: .unprocessableContent, title: "Invalid request",
            detail: "\(count) wrong: \(first)\(faults.count == 1 ? "" : " (see errors for the others)")",
            faults: faults)
    }

    static func bodyTooLarge(maximum: Int) -> Problem {
        Problem(
            slug: "body-too-large", status: .contentTooLarge, title: "Body too large",
            detail: "The body may have \(maximum) bytes at most; send a shorter text.")
    }

    /// The same for a passage that does not exist and for one that the caller may not read.
    static let noPassage = Problem(
        slug: "no-such-passage", status: .notFound, title: "No such passage",
        detail: "There is no passage of this id, or not any more; articles that were edited have new ones.")

    static let noQuery = Problem(
        slug: "no-such-query", status: .notFound, title: "No such query",
        detail: "No query of this id is kept; give the query_id of a search, and question for its second answer on.")

    static let notCited = Problem(
        slug: "not-cited", status: .unprocessableContent, title: "Not cited",
        detail: "The query's answer did not cite this passage among its first; give the passage_id of a citation.")

    static let noActivityLog = Problem(
        slug: "no-activity-log", status: .notFound, title: "No activity log",
        detail: "This service records nothing, so there is nothing to say anything of.")

    static let activityLogUnavailable = Problem(
        slug: "activity-log-unavailable", status: .serviceUnavailable, title: "Activity log unavailable",
        detail: "It could not be written just now; try again in some seconds.", headers: [.retryAfter: "5"])

    static let noRoute = Problem(
        slug: "no-such-route", status: .notFound, title: "No such route",
        detail: "This service answers POST /v1/search, GET /v1/passages/{id}, POST /v1/feedback, "
            + "POST /v1/queries/{id}/outcome, GET /healthz and GET /readyz.")

    static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> Problem {
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        return Problem(
            slug: "method-not-allowed", status: .methodNotAllowed, title: "Method not allowed",
            detail: "Use \(names) here.", headers: [.allow: names])
    }

    static let wrongHost = Problem(
        slug: "wrong-host", status: .misdirectedRequest, title: "Wrong host",
        detail: "The service answers to names of this machine only, such as localhost and 127.0.0.1.")

    static let overloaded = Problem(
        slug: "overloaded", status: .serviceUnavailable, title: "Overloaded",
        detail: "Too many searches are waiting; try again in a second.", headers: [.retryAfter: "1"])

    static func notReady(_ reason: String) -> Problem {
        Problem(slug: "not-ready", status: .serviceUnavailable, title: "Not ready", detail: reason)
    }

    static func plain(_ status: HTTPResponse.Status) -> Problem {
        Problem(slug: "http-\(status.code)", status: status, title: status.reasonPhrase, detail: nil)
    }

    /// Ours to mend: the log has the cause under the same request id.
    static let failed = Problem(
        slug: "failed", status: .internalServerError, title: "Failed", detail: nil)
}
