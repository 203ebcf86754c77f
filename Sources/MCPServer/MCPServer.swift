import JSONText

/// A server of the Model Context Protocol for one caller: bytes of a message in, bytes of its response out. It knows no
/// transport, keeps nothing between messages, and holds only what the caller may use, so nothing else can be listed,
/// called or told apart from what does not exist.
///
/// Speaks 2026-07-28, in which every request says all of itself, and the revisions with a handshake from 2024-11-05 on.
/// Results are the same in both but for `resultType`, `ttlMs`, `cacheScope` and `_meta`, which the former demands.
package struct MCPServer: Sendable {
    package let identity: ServerIdentity
    /// In the order in which they are listed.
    package let tools: [MCPTool]
    package let resources: MCPResources

    package init(identity: ServerIdentity, tools: [MCPTool], resources: MCPResources) {
        self.identity = identity
        self.tools = tools
        self.resources = resources
    }

    /// Answers one message. Blocks while a tool runs; throws nothing: what fails is in the reply.
    package func reply(to bytes: [UInt8], over transport: MessageTransport) -> ServerReply {
        do {
            return reply(to: try ClientMessage.parse(bytes), over: transport)
        } catch {
            return Self.rejection(error)
        }
    }

    package func reply(to message: ClientMessage, over transport: MessageTransport) -> ServerReply {
        switch message {
        case .request(let request): reply(to: request, over: transport)
        case .notification: notified(over: transport)
        case .response: responded(over: transport)
        }
    }

    /// What is sent for a message that cannot be served.
    package static func rejection(_ rejected: RejectedMessage) -> ServerReply {
        response(to: rejected.id, status: 400) { $0.member("error", rejected.error) }
    }

    /// What is sent for a request that there is no room for.
    package static func overload(_ request: ClientRequest) -> ServerReply {
        response(to: request.id, status: 503) { $0.member("error", RPCError.overloaded) }
    }

    // MARK: - Kinds of messages

    /// Nothing that a client notifies of changes anything here; cancelling is the transport's.
    private func notified(over transport: MessageTransport) -> ServerReply {
        guard case .http(let headers) = transport, let version = headers.protocolVersion,
            version != ProtocolVersion.modern, !ProtocolVersion.handshake.contains(version)
        else { return .accepted }
        return Self.rejection(RejectedMessage(.unsupportedVersion(version)))
    }

    private func responded(over transport: MessageTransport) -> ServerReply {
        if case .http = transport { return Self.rejection(RejectedMessage(.posted)) }
        return .accepted
    }

    private func reply(to request: ClientRequest, over transport: MessageTransport) -> ServerReply {
        let era: Era
        do {
            era = try Envelope.era(of: request, over: transport)
        } catch {
            return Self.rejection(RejectedMessage(error, id: request.id))
        }
        do {
            let result = try result(of: request, in: era)
            var reply = Self.response(to: request.id, status: 200) { $0.member("result", json: result) }
            reply.initializes = request.method == "initialize"
            return reply
        } catch let error as RPCError {
            return Self.response(to: request.id, status: Self.status(of: error, in: era)) {
                $0.member("error", error)
            }
        } catch {
            var reply = Self.response(to: request.id, status: Self.status(of: .failed, in: era)) {
                $0.member("error", RPCError.failed)
            }
            reply.failure = error
            return reply
        }
    }

    /// Of the handshake era an error in a result's place is still HTTP's success.
    private static func status(of error: RPCError, in era: Era) -> Int {
        guard era == .modern else { return 200 }
        switch error.code {
        case .methodNotFound: return 404
        case .internalError: return 500
        default: return 400
        }
    }

    private static func response(
        to id: RequestID?, status: Int, _ content: (inout JSONWriter) -> Void
    ) -> ServerReply {
        var writer = JSONWriter()
        writer.object { members in
            members.member("jsonrpc", "2.0")
            members.memberID(id)
            content(&members)
        }
        return ServerReply(bytes: writer.bytes, status: status)
    }
}
