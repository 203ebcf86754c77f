import Access
import Hummingbird
import Logging
import MCPServer
import Operations

/// `POST /mcp`: the Model Context Protocol over Streamable HTTP. Every message is answered by itself, as JSON; there are no
/// sessions and no streams.
struct MCPRoutes: Sendable {
    let tools: KnowledgeTools
    let searches: SearchRoutes
    var origins = AllowedOrigins()

    @Sendable func message(_ gated: GatedRequest) async throws -> Reply {
        let headers = gated.request.headers
        guard origins.admit(headers[.origin]) else { throw Problem.wrongOrigin }
        let transport = MessageTransport.http(
            MirroredHeaders(
                protocolVersion: headers[.mcpProtocolVersion], method: headers[.mcpMethod], name: headers[.mcpName]))
        let reply = try await reply(to: try await gated.body(), over: transport, caller: gated.caller)
        if let failure = reply.failure {
            gated.context.logger.error("request failed", metadata: ["error": .string("\(failure)")])
        }
        return Self.reply(reply)
    }

    private func reply(
        to body: [UInt8], over transport: MessageTransport, caller: Caller
    ) async throws -> ServerReply {
        let message: ClientMessage
        do {
            message = try ClientMessage.parse(body)
        } catch {
            return MCPServer.rejection(error)
        }
        do {
            let (tools, metrics) = (tools, searches.metrics)
            return try await searches.timed { timing in
                let watch = SearchWatch(observer: timing.observer) { metrics.count($0) }
                return tools.server(for: caller, watch: watch).reply(to: message, over: transport)
            }
        } catch  where error is Overloaded || error is Problem {
            // No thread was free, or not before the deadline.
            guard case .request(let request) = message else { throw error }
            return MCPServer.overload(request)
        }
    }

    private static func reply(_ reply: ServerReply) -> Reply {
        let status = HTTPResponse.Status(code: reply.status)
        guard let bytes = reply.bytes else { return .empty(status: status) }
        return .json(bytes, status: status, headers: reply.status == 503 ? [.retryAfter: "1"] : [:])
    }
}

extension HTTPFields.Element.Name {
    fileprivate static let mcpProtocolVersion = HTTPFields.Element.Name("MCP-Protocol-Version")!
    fileprivate static let mcpMethod = HTTPFields.Element.Name("Mcp-Method")!
    fileprivate static let mcpName = HTTPFields.Element.Name("Mcp-Name")!
}
