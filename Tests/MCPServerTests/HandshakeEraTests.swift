import JSONText
import MCPServer
import Testing

/// Golden pairs of the revisions that begin with `initialize`.
struct HandshakeEraTests {
    private let transports: [MessageTransport] = [
        .stdio(isInitialized: true), .http(MirroredHeaders(protocolVersion: "2025-06-18")), .http(MirroredHeaders()),
    ]

    @Test(arguments: [
        ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
        ("2025-11-25", "2025-11-25"), ("1999-01-01", "2025-11-25"), ("2026-07-28", "2025-11-25"),
    ])
    func initializes(asked: String, given: String) {
        let message = ServerFixture.handshake(
            "initialize", #""protocolVersion":"\#(asked)","capabilities":{},"clientInfo":{"name":"c","version":"1"}"#)
        let transports: [MessageTransport] = [
            .stdio(isInitialized: false), .http(MirroredHeaders()),
            .http(MirroredHeaders(protocolVersion: "2031-01-01")),
        ]
        for transport in transports {
            let reply = ServerFixture.server.reply(to: message, over: transport)
            #expect(
                ServerFixture.text(reply) == """
                    {"jsonrpc":"2.0","id":1,"result":{"protocolVersion":"\(given)","capabilities":{"tools":{},\
                    "resources":{}},"serverInfo":{"name":"fixture","title":"Fixture","version":"1.2"},\
                    "instructions":"Ask it anything."}}
                    """)
            #expect(reply.status == 200)
            #expect(reply.initializes)
        }
    }

    @Test func answersPing() {
        for transport in transports + [.stdio(isInitialized: false)] {
            let reply = ServerFixture.server.reply(to: ServerFixture.handshake("ping", id: "-4"), over: transport)
            #expect(ServerFixture.text(reply) == #"{"jsonrpc":"2.0","id":-4,"result":{}}"#)
        }
    }

    @Test func answersAsTheLaterRevisionWithoutWhatThatAdds() {
        let message = ServerFixture.handshake("tools/call", #""name":"echo","arguments":{"text":"hi"}"#)
        for transport in transports {
            let reply = ServerFixture.server.reply(to: message, over: transport)
            #expect(
                ServerFixture.text(reply) == #"{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","#
                    + #""text":"{\"said\":\"hi\"}"}],"structuredContent":{"said":"hi"},"isError":false}}"#)
        }
    }

    @Test(arguments: ["tools/list", "resources/list", "resources/templates/list"])
    func listsWithoutCaching(method: String) throws {
        for transport in transports {
            let reply = ServerFixture.server.reply(to: ServerFixture.handshake(method), over: transport)
            let text = try #require(ServerFixture.text(reply))
            #expect(text.hasPrefix(#"{"jsonrpc":"2.0","id":1,"result":{""#))
            #expect(!text.contains("ttlMs") && !text.contains("resultType") && !text.contains("_meta"))
        }
    }

    @Test func acknowledgesInitialized() {
        let message = #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#
        for transport in transports {
            let reply = ServerFixture.server.reply(to: message, over: transport)
            #expect(reply.bytes == nil)
            #expect(reply.status == 202)
        }
    }

    /// Errors in a result's place are HTTP's success in this era.
    @Test(arguments: [
        ("resources/read", #""uri":"lacuna://article/zz""#, -32002), ("tools/call", #""name":"ecko""#, -32602),
        ("logging/setLevel", #""level":"debug""#, -32601), ("server/discover", "", -32601),
        ("prompts/list", "", -32601),
        ("tools/call", #""name":"fail""#, -32603),
    ])
    func errorsAreSuccessOfHTTP(method: String, parameters: String, code: Int) throws {
        let reply = ServerFixture.server.reply(
            to: ServerFixture.handshake(method, parameters), over: .http(MirroredHeaders(protocolVersion: "2025-11-25"))
        )
        #expect(reply.status == 200)
        #expect(
            try #require(ServerFixture.text(reply)).hasPrefix(#"{"jsonrpc":"2.0","id":1,"error":{"code":\#(code),"#))
    }
}
