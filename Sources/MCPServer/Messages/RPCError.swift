import JSONText

/// The `error` of a JSON-RPC response: what went wrong with the protocol. What a model can mend is a tool's result instead.
package struct RPCError: Error, Sendable, Equatable {
    package struct Code: Sendable, Hashable {
        package let value: Int

        package static let parseError = Code(value: -32700)
        package static let invalidRequest = Code(value: -32600)
        package static let methodNotFound = Code(value: -32601)
        package static let invalidParameters = Code(value: -32602)
        package static let internalError = Code(value: -32603)
        /// Of revisions up to 2025-11-25.
        package static let resourceNotFound = Code(value: -32002)
        package static let headerMismatch = Code(value: -32020)
        package static let unsupportedVersion = Code(value: -32022)
    }

    /// What else a client can act on.
    package enum Details: Sendable, Equatable {
        case versions(supported: [String], requested: String)
        case resource(uri: String)
    }

    package let code: Code
    package let message: String
    package var details: Details?
}

// All errors of the protocol, in one place.
extension RPCError {
    static func notJSON(_ reason: String) -> RPCError {
        RPCError(code: .parseError, message: "The message cannot be read: \(reason).")
    }

    static func tooLong(maximum: Int) -> RPCError {
        RPCError(code: .parseError, message: "The message cannot be read: it has more than \(maximum) bytes.")
    }

    static let batch = RPCError(
        code: .invalidRequest,
        message: "Batches are not accepted; send each message by itself, as every revision but 2025-03-26 has it.")

    static let notAMessage = RPCError(
        code: .invalidRequest,
        message:
            "This is no JSON-RPC message; send an object with \"jsonrpc\": \"2.0\", a method, and an id for a request.")

    static let badID = RPCError(
        code: .invalidRequest,
        message:
            "The id must be a string of \(RequestID.bytesMaximum) bytes at most, or a whole number within ±(2^53-1).")

    static let idInUse = RPCError(
        code: .invalidRequest, message: "A request with this id is not answered yet; give every request one of its own."
    )

    static let posted = RPCError(
        code: .invalidRequest, message: "This server sends no requests, so there is nothing to respond to.")

    static let parametersNoObject = RPCError(code: .invalidParameters, message: "params must be an object.")

    static let noEnvelope = RPCError(
        code: .invalidParameters,
        message: "params._meta must hold \(Envelope.versionKey) and \(Envelope.capabilitiesKey); "
            + "clients of revisions up to 2025-11-25 begin with initialize.")

    static func envelope(_ key: String, _ detail: String) -> RPCError {
        RPCError(code: .invalidParameters, message: "params._meta[\"\(key)\"] \(detail).")
    }

    static func parameter(_ name: String, _ detail: String) -> RPCError {
        RPCError(code: .invalidParameters, message: "params.\(name) \(detail).")
    }

    static func header(_ name: String, _ detail: String) -> RPCError {
        RPCError(code: .headerMismatch, message: "Header mismatch: \(name) \(detail).")
    }

    static func unsupportedVersion(_ requested: String) -> RPCError {
        let supported = [ProtocolVersion.modern] + ProtocolVersion.handshake.reversed()
        let advice =
            ProtocolVersion.handshake.contains(requested)
            ? "it begins with initialize" : "choose one of \(supported.joined(separator: ", "))"
        return RPCError(
            code: .unsupportedVersion, message: "Unsupported protocol version; \(advice).",
            details: .versions(supported: supported, requested: requested))
    }

    static func unknownMethod(_ method: String) -> RPCError {
        RPCError(code: .methodNotFound, message: "There is no method \"\(method.shortened)\" here.")
    }

    static func unknownTool(_ name: String, nearest: String?) -> RPCError {
        let advice = nearest.map { "did you mean \"\($0)\"?" } ?? "tools/list names those there are."
        return RPCError(code: .invalidParameters, message: "Unknown tool \"\(name.shortened)\"; \(advice)")
    }

    /// The same for what does not exist and for what the caller may not read.
    static func unknownResource(_ uri: String, in era: Era) -> RPCError {
        RPCError(
            code: era == .modern ? .invalidParameters : .resourceNotFound,
            message: "There is no resource of this URI, or not any more.", details: .resource(uri: uri.shortened))
    }

    static let badCursor = RPCError(
        code: .invalidParameters,
        message: "params.cursor must be the nextCursor of an earlier page; leave it out for the first one.")

    /// Ours to mend; the cause is for the log.
    static let failed = RPCError(code: .internalError, message: "The server failed; its log says why.")

    package static let overloaded = RPCError(
        code: .internalError, message: "Too many requests are waiting; try again in a second.")
}

extension String {
    /// For messages: enough to recognise a name by.
    fileprivate var shortened: String { count <= 100 ? self : prefix(100) + "…" }
}

extension JSONWriter {
    mutating func member(_ name: String, _ error: RPCError) {
        member(
            name,
            object: { members in
                members.member("code", error.code.value)
                members.member("message", error.message)
                switch error.details {
                case .versions(let supported, let requested):
                    members.member(
                        "data",
                        object: { data in
                            data.member("supported", supported)
                            data.member("requested", requested)
                        })
                case .resource(let uri):
                    members.member("data", object: { data in data.member("uri", uri) })
                case nil: break
                }
            })
    }
}
