import JSONText
import MCPServer
import Testing

/// Every error of the protocol: its code, its HTTP status, the id that it carries, and its sentence.
struct ErrorTests {
    private static let plain = MessageTransport.http(MirroredHeaders())

    private static func error(_ code: Int, _ message: String, id: String = "1", data: String = "") -> String {
        let data = data.isEmpty ? "" : ",\"data\":\(data)"
        return "{\"jsonrpc\":\"2.0\",\"id\":\(id),\"error\":{\"code\":\(code),\"message\":\"\(message)\"\(data)}}"
    }

    @Test(arguments: [
        ("{", error(-32700, "The message cannot be read: a member's name is due, at byte 1.", id: "null")),
        ("", error(-32700, "The message cannot be read: it ends where a value is due, at byte 0.", id: "null")),
        (
            #"{"id":1,"id":2}"#,
            error(-32700, "The message cannot be read: a member stands twice in one object, at byte 14.", id: "null")
        ),
        (
            "[" + ServerFixture.handshake("ping") + "]",
            error(
                -32600,
                "Batches are not accepted; send each message by itself, as every revision but 2025-03-26 has it.",
                id: "null")
        ),
        ("7", notAMessage("null")), (#"{"id":1,"method":"ping"}"#, notAMessage("1")),
        (#"{"jsonrpc":"1.0","id":"x","method":"ping"}"#, notAMessage("\"x\"")),
        (#"{"jsonrpc":"2.0","id":1}"#, notAMessage("1")), (#"{"jsonrpc":"2.0","id":1,"method":7}"#, notAMessage("1")),
        (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, badID),
        (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, badID),
        (#"{"jsonrpc":"2.0","id":[1],"method":"ping"}"#, badID),
        (#"{"jsonrpc":"2.0","id":1e300,"method":"ping"}"#, badID),
        (#"{"jsonrpc":"2.0","id":9007199254740992,"method":"ping"}"#, badID),
        ("{\"jsonrpc\":\"2.0\",\"id\":\"\(String(repeating: "x", count: 257))\",\"method\":\"ping\"}", badID),
        (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}"#, error(-32602, "params must be an object.")),
        (
            #"{"jsonrpc":"2.0","id":1,"result":{}}"#,
            error(-32600, "This server sends no requests, so there is nothing to respond to.", id: "null")
        ),
    ])
    func rejectsWhatIsNoMessage(message: String, expected: String) {
        let reply = ServerFixture.server.reply(to: message, over: Self.plain)
        #expect(ServerFixture.text(reply) == expected)
        #expect(reply.status == 400)
    }

    private static func notAMessage(_ id: String) -> String {
        error(
            -32600,
            #"This is no JSON-RPC message; send an object with \"jsonrpc\": \"2.0\", a method, and an id for a request."#,
            id: id)
    }

    private static let badID = error(
        -32600, "The id must be a string of 256 bytes at most, or a whole number within ±(2^53-1).", id: "null")

    private static let supported = #""supported":["2026-07-28","2025-11-25","2025-06-18","2025-03-26","2024-11-05"]"#
    private static let noEnvelope =
        "params._meta must hold io.modelcontextprotocol/protocolVersion and io.modelcontextprotocol/clientCapabilities; "
        + "clients of revisions up to 2025-11-25 begin with initialize."

    private static func meta(_ version: String, _ capabilities: String = "{}") -> String {
        """
        {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":\
        \(version),"io.modelcontextprotocol/clientCapabilities":\(capabilities)}}}
        """
    }

    private static func http(_ version: String?, _ method: String?, _ name: String? = nil) -> MessageTransport {
        .http(MirroredHeaders(protocolVersion: version, method: method, name: name))
    }

    @Test(arguments: [
        // The envelope.
        (ServerFixture.handshake("tools/list"), ServerFixture.headers("tools/list"), 400, error(-32602, noEnvelope)),
        (ServerFixture.handshake("tools/list"), .stdio(isInitialized: false), 400, error(-32602, noEnvelope)),
        (
            meta("7"), .stdio(isInitialized: false), 400,
            error(-32602, #"params._meta[\"io.modelcontextprotocol/protocolVersion\"] must be a string."#)
        ),
        (
            meta(#""2026-07-28""#, "true"), .stdio(isInitialized: true), 400,
            error(-32602, #"params._meta[\"io.modelcontextprotocol/clientCapabilities\"] must be an object."#)
        ),
        // Headers against body, before the version is looked at.
        (
            ServerFixture.modern("tools/list"), http(nil, "tools/list"), 400,
            error(-32020, "Header mismatch: MCP-Protocol-Version is missing.")
        ),
        (
            meta(#""2030-01-01""#), http("2026-07-28", "tools/list"), 400,
            error(-32020, "Header mismatch: MCP-Protocol-Version is not the version in params._meta.")
        ),
        (
            ServerFixture.modern("tools/list"), http("2026-07-28", nil), 400,
            error(-32020, "Header mismatch: Mcp-Method is missing.")
        ),
        (
            ServerFixture.modern("tools/list"), http("2026-07-28", "tools/call"), 400,
            error(-32020, "Header mismatch: Mcp-Method is not the method of the body.")
        ),
        (
            ServerFixture.modern("tools/call", #""name":"echo""#), http("2026-07-28", "tools/call"), 400,
            error(-32020, "Header mismatch: Mcp-Name is missing.")
        ),
        (
            ServerFixture.modern("tools/call", #""name":"echo""#), http("2026-07-28", "tools/call", "fail"), 400,
            error(-32020, "Header mismatch: Mcp-Name is not params.name of the body.")
        ),
        (
            ServerFixture.modern("resources/read", #""uri":"a""#),
            http("2026-07-28", "resources/read", "=?base64?YR==?="), 400,
            error(-32020, "Header mismatch: Mcp-Name is not params.uri of the body.")
        ),
        // Versions.
        (
            meta(#""2030-01-01""#), http("2030-01-01", "tools/list"), 400,
            error(
                -32022,
                "Unsupported protocol version; choose one of 2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05.",
                data: "{\(supported),\"requested\":\"2030-01-01\"}")
        ),
        (
            meta(#""2025-11-25""#), .stdio(isInitialized: false), 400,
            error(
                -32022, "Unsupported protocol version; it begins with initialize.",
                data: "{\(supported),\"requested\":\"2025-11-25\"}")
        ),
        (
            ServerFixture.handshake("tools/list"), http("2023-01-01", nil), 400,
            error(
                -32022,
                "Unsupported protocol version; choose one of 2026-07-28, 2025-11-25, 2025-06-18, 2025-03-26, 2024-11-05.",
                data: "{\(supported),\"requested\":\"2023-01-01\"}")
        ),
        // Methods and their parameters.
        (
            ServerFixture.modern("tools/lisst"), ServerFixture.headers("tools/lisst"), 404,
            error(-32601, #"There is no method \"tools/lisst\" here."#)
        ),
        (
            ServerFixture.modern("ping"), ServerFixture.headers("ping"), 404,
            error(-32601, #"There is no method \"ping\" here."#)
        ),
        (
            ServerFixture.modern("tools/call"), ServerFixture.headers("tools/call"), 400,
            error(-32602, "params.name must be the name of a tool.")
        ),
        (
            ServerFixture.modern("tools/call", #""name":"ecko""#), ServerFixture.headers("tools/call", name: "ecko"),
            400,
            error(-32602, #"Unknown tool \"ecko\"; did you mean \"echo\"?"#)
        ),
        (
            ServerFixture.modern("tools/call", #""name":"drop_tables""#),
            ServerFixture.headers("tools/call", name: "drop_tables"), 400,
            error(-32602, #"Unknown tool \"drop_tables\"; tools/list names those there are."#)
        ),
        (
            ServerFixture.modern("tools/call", #""name":"echo","arguments":[]"#),
            ServerFixture.headers("tools/call", name: "echo"), 400,
            error(-32602, "params.arguments must be an object.")
        ),
        (
            ServerFixture.modern("tools/call", #""name":"fail""#), ServerFixture.headers("tools/call", name: "fail"),
            500,
            error(-32603, "The server failed; its log says why.")
        ),
        (
            ServerFixture.modern("resources/read", #""uri":"lacuna://article/zz""#),
            ServerFixture.headers("resources/read", name: "lacuna://article/zz"), 400,
            error(
                -32602, "There is no resource of this URI, or not any more.", data: #"{"uri":"lacuna://article/zz"}"#)
        ),
        (
            ServerFixture.modern("resources/read"), ServerFixture.headers("resources/read"), 400,
            error(-32602, "params.uri must be the URI of a resource.")
        ),
        (
            ServerFixture.modern("resources/list", #""cursor":"zz""#), ServerFixture.headers("resources/list"), 400,
            error(-32602, "params.cursor must be the nextCursor of an earlier page; leave it out for the first one.")
        ),
        (
            ServerFixture.modern("tools/list", #""cursor":4"#), ServerFixture.headers("tools/list"), 400,
            error(-32602, "params.cursor must be the nextCursor of an earlier page; leave it out for the first one.")
        ),
        (
            ServerFixture.handshake("initialize", #""capabilities":{}"#), .stdio(isInitialized: false), 200,
            error(-32602, "params.protocolVersion must be a revision of the protocol, such as 2025-11-25.")
        ),
    ])
    func rejects(message: String, transport: MessageTransport, status: Int, expected: String) {
        let reply = ServerFixture.server.reply(to: message, over: transport)
        #expect(ServerFixture.text(reply) == expected)
        #expect(reply.status == status)
        #expect(!reply.initializes)
    }

    /// The cause is for the log alone.
    @Test func failuresAreHandedToTheLog() {
        let reply = ServerFixture.server.reply(
            to: ServerFixture.modern("tools/call", #""name":"fail""#), over: .stdio(isInitialized: false))
        #expect(reply.failure is ServerFixture.Broken)
    }

    @Test func notificationsOfUnknownVersionsAreRefused() {
        let reply = ServerFixture.server.reply(
            to: #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, over: Self.http("2020-01-01", nil))
        #expect(reply.status == 400)
    }
}
