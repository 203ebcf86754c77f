import Hummingbird
import JSONText
import Operations

/// What a client is told when a request fails: RFC 9457, `application/problem+json`, or what clients of the route expect.
extension Problem {
    static let contentType = "application/problem+json"
    private static let typePrefix = "urn:lacuna:problem:"

    func response(
        instance: String, requestID: String, traceID: String, shape: Route.ErrorShape, headers: HTTPFields
    ) -> Response {
        var headers = headers
        headers[.contentType] = shape == .problem ? Self.contentType : "application/json"
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        let bytes =
            switch shape {
            case .problem, .page: bytes(instance: instance, requestID: requestID, traceID: traceID)
            case .openAI: OpenAIErrorJSON.bytes(of: self)
            case .jsonRPC: jsonRPCBytes
            }
        let body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes + [0x0A]))
        let isLate = status == HTTPResponse.Status.requestTimeout.code
        // What is still to come of a body that was too slow is not waited for.
        if isLate { headers[.connection] = "close" }
        return Response(
            status: .init(code: shape == .openAI ? OpenAIErrorJSON.status(of: self) : status), headers: headers,
            body: isLate ? body.closingConnection : body)
    }

    private func bytes(instance: String, requestID: String, traceID: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { members in
            members.member("type", Self.typePrefix + slug)
            members.member("title", title)
            members.member("status", status)
            if let detail { members.member("detail", detail) }
            members.member("instance", instance + "#" + requestID)
            members.member("request_id", requestID)
            members.member("trace_id", traceID)
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
        return writer.bytes
    }

    /// JSON-RPC 2.0, of a message that was not read, and whose id is thus not known.
    private var jsonRPCBytes: [UInt8] {
        var writer = JSONWriter()
        writer.object { document in
            document.member("jsonrpc", "2.0")
            document.memberNull("id")
            document.member(
                "error",
                object: { error in
                    error.member("code", status < 500 ? -32_600 : -32_603)
                    error.member("message", detail ?? title)
                    error.member("data", object: { $0.member("type", Self.typePrefix + slug) })
                })
        }
        return writer.bytes
    }
}

extension ResponseBody {
    /// Written, and the connection closed behind it: the server closes one whose answer fails.
    fileprivate var closingConnection: ResponseBody {
        ResponseBody(contentLength: contentLength) { writer in
            try await write(writer)
            throw ConnectionEnd()
        }
    }

    private struct ConnectionEnd: Error {}
}
