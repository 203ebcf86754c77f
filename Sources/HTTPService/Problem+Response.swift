import Hummingbird
import JSONText
import Operations

/// What a client is told when a request fails: RFC 9457, `application/problem+json`.
extension Problem {
    static let contentType = "application/problem+json"
    private static let typePrefix = "urn:lacuna:problem:"

    func response(instance: String, requestID: String, headers: HTTPFields = [:]) -> Response {
        var writer = JSONWriter()
        writer.object { members in
            members.member("type", Self.typePrefix + slug)
            members.member("title", title)
            members.member("status", status)
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
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        return Response(
            status: .init(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes)))
    }
}
