package import JSONText

/// One JSON-RPC 2.0 message of a client. A server of ours sends no requests, so a response answers nothing and is only
/// recognised to be ignored.
package enum ClientMessage: Sendable, Equatable {
    case request(ClientRequest)
    case notification(method: String, parameters: [String: JSONValue])
    case response

    /// - Throws: -32700 for what is no JSON, -32600 for what is no message, -32602 for parameters that are no object; with
    ///   the id if it can be read.
    package static func parse(_ bytes: [UInt8]) throws(RejectedMessage) -> ClientMessage {
        let value: JSONValue
        do {
            value = try StrictJSON.parse(bytes)
        } catch {
            throw RejectedMessage(.notJSON(error.message))
        }
        if case .array = value { throw RejectedMessage(.batch) }
        guard case .object(let members) = value else { throw RejectedMessage(.notAMessage) }
        let id = members["id"].flatMap { RequestID($0) }
        if members["id"] != nil, id == nil { throw RejectedMessage(.badID) }
        guard members["jsonrpc"] == .string("2.0") else { throw RejectedMessage(.notAMessage, id: id) }
        guard let named = members["method"] else {
            guard members["result"] != nil || members["error"] != nil else {
                throw RejectedMessage(.notAMessage, id: id)
            }
            return .response
        }
        guard case .string(let method) = named else { throw RejectedMessage(.notAMessage, id: id) }
        var parameters: [String: JSONValue] = [:]
        switch members["params"] {
        case nil: break
        case .object(let object): parameters = object
        default: throw RejectedMessage(.parametersNoObject, id: id)
        }
        guard let id else { return .notification(method: method, parameters: parameters) }
        return .request(ClientRequest(id: id, method: method, parameters: parameters))
    }
}

/// A message that is owed a response.
package struct ClientRequest: Sendable, Equatable {
    package var id: RequestID
    package var method: String
    package var parameters: [String: JSONValue]
}

/// A message that cannot be served, with its id if that could be read.
package struct RejectedMessage: Error, Sendable, Equatable {
    package var error: RPCError
    package var id: RequestID?

    init(_ error: RPCError, id: RequestID? = nil) {
        self.error = error
        self.id = id
    }
}
