import JSONText
import MCPServer

/// A server with one tool of each temper and two resources, whose every byte is known.
enum ServerFixture {
    static let identity = ServerIdentity(
        name: "fixture", title: "Fixture", version: "1.2", instructions: "Ask it anything.")

    static let server = MCPServer(identity: identity, tools: [echo, refuse, fail], resources: resources)

    static let echo = MCPTool(
        name: "echo", title: "Echo", description: "Says it again.",
        inputSchema: JSONSchema(
            .object([
                .required("text", JSONSchema(.string(lengths: 1...20), "what to say")),
                .optional("times", JSONSchema(.integer(1...9))),
                .optional("tone", JSONSchema(.string(choices: ["plain", "loud"]))),
                .optional("tags", JSONSchema(.array(of: JSONSchema(.string()), counts: 1...3))),
            ])),
        outputSchema: JSONSchema(.object([.required("said", JSONSchema(.string()))])), annotations: .reading,
        run: { arguments in
            var writer = JSONWriter()
            writer.object { $0.member("said", arguments.string("text")) }
            return writer.bytes
        })

    static let refuse = tool("refuse") { throw ToolFailure("Nothing has been indexed yet.") }
    static let fail = tool("fail") { throw Broken() }

    struct Broken: Error {}

    private static func tool(_ name: String, _ run: @escaping @Sendable () throws -> [UInt8]) -> MCPTool {
        MCPTool(
            name: name, title: name, description: name, inputSchema: JSONSchema(.object([])),
            outputSchema: JSONSchema(.object([])), annotations: .adding, run: { _ in try run() })
    }

    private static let all = ["a", "b"].map { name in
        MCPResources.Resource(
            uri: "lacuna://article/\(name)", name: name, title: "Title \(name)", mimeType: "text/plain",
            lastModified: name == "a" ? "2026-05-01T00:00:00Z" : nil)
    }

    static let resources = MCPResources(
        templates: [
            MCPResources.Template(
                uriTemplate: "lacuna://article/{id}", name: "article", title: "Article", description: "One article.",
                mimeType: "text/plain")
        ],
        list: { after in
            switch after {
            case nil: MCPResources.Page(resources: [all[0]], next: "second")
            case "second": MCPResources.Page(resources: [all[1]], next: nil)
            default: throw MCPResources.UnknownCursor()
            }
        },
        read: { uri in
            uri == "lacuna://article/a" ? MCPResources.Contents(mimeType: "text/plain", text: "Words of a.") : nil
        })

    // MARK: - Messages

    static let envelope = """
        "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}
        """

    /// A request of the 2026-07-28 revision.
    static func modern(_ method: String, _ parameters: String = "", id: String = "1") -> String {
        let rest = parameters.isEmpty ? "" : ",\(parameters)"
        return "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\",\"params\":{\(envelope)\(rest)}}"
    }

    /// A request of the handshake era.
    static func handshake(_ method: String, _ parameters: String? = nil, id: String = "1") -> String {
        let rest = parameters.map { ",\"params\":{\($0)}" } ?? ""
        return "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"method\":\"\(method)\"\(rest)}"
    }

    static func headers(_ method: String, name: String? = nil) -> MessageTransport {
        .http(MirroredHeaders(protocolVersion: "2026-07-28", method: method, name: name))
    }

    static func text(_ reply: ServerReply) -> String? { reply.bytes.map { String(decoding: $0, as: UTF8.self) } }
}

extension MCPServer {
    func reply(to text: String, over transport: MessageTransport) -> ServerReply {
        reply(to: Array(text.utf8), over: transport)
    }
}
