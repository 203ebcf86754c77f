import MCPServer
import Testing

struct StdioExchangeTests {
    private static let call = ServerFixture.handshake(
        "tools/call", #""name":"echo","arguments":{"text":"hi"}"#, id: "5")
    private static let initialize = ServerFixture.handshake("initialize", #""protocolVersion":"2025-06-18""#, id: "0")

    private static func started() -> Client {
        let client = Client()
        _ = client.receive(initialize)
        return client
    }

    @Test func beginsWithAHandshakeOrWithAnEnvelope() throws {
        let client = Client()
        let list = ServerFixture.handshake("tools/list")
        #expect(client.written(list)?.contains("-32602") == true)
        #expect(client.written(ServerFixture.modern("tools/list"))?.contains("\"tools\"") == true)
        #expect(client.written(list)?.contains("-32602") == true)
        #expect(client.written(Self.initialize)?.contains("2025-06-18") == true)
        #expect(client.written(list)?.contains("\"tools\"") == true)
        #expect(client.written(ServerFixture.modern("tools/list"))?.contains("resultType") == true)
    }

    @Test func aHandshakeThatFailedIsNone() {
        let client = Client()
        _ = client.receive(ServerFixture.handshake("initialize"))
        #expect(client.written(ServerFixture.handshake("tools/list"))?.contains("-32602") == true)
    }

    @Test func blankLinesNotificationsAndResponsesAreAnsweredByNothing() {
        let client = Self.started()
        for line in [
            "", "  \r", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
            #"{"jsonrpc":"2.0","id":1,"result":{}}"#, #"{"jsonrpc":"2.0","method":"notifications/cancelled"}"#,
        ] {
            guard case .nothing = client.receive(line) else {
                Issue.record("\(line)")
                continue
            }
        }
        #expect(client.written("{")?.contains("-32700") == true)
    }

    @Test func pingsAreAnsweredWhileWorkWaits() throws {
        let client = Self.started()
        let work = try #require(client.work(Self.call))
        #expect(client.written(ServerFixture.handshake("ping", id: "6")) == #"{"jsonrpc":"2.0","id":6,"result":{}}"#)
        let reply = client.reply(to: work)
        #expect(client.shouldStart(work))
        #expect(client.finish(work, reply) == reply.bytes)
        #expect(reply.bytes != nil)
    }

    @Test func whatIsCancelledBeforeItStartsIsNotDone() throws {
        let client = Self.started()
        let work = try #require(client.work(Self.call))
        _ = client.receive(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}"#)
        #expect(!client.shouldStart(work))
        // Its id is free again.
        #expect(client.work(Self.call) != nil)
    }

    @Test func whatIsCancelledWhileItRunsIsNotAnswered() throws {
        let client = Self.started()
        let work = try #require(client.work(Self.call))
        #expect(client.shouldStart(work))
        _ = client.receive(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}}"#)
        let reply = client.reply(to: work)
        #expect(client.finish(work, reply) == nil)
    }

    @Test(arguments: ["\"5\"", "4", "null", "[5]"])
    func cancellingSomethingElseIsNothing(id: String) throws {
        let client = Self.started()
        let work = try #require(client.work(Self.call))
        _ = client.receive(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id)}}"#)
        #expect(client.shouldStart(work))
        #expect(client.finish(work, ServerReply(bytes: [1], status: 200)) == [1])
    }

    @Test func anIDInUseIsRefused() throws {
        let client = Self.started()
        _ = try #require(client.work(Self.call))
        #expect(
            client.written(Self.call) == #"{"jsonrpc":"2.0","id":5,"error":{"code":-32600,"message":"#
                + #""A request with this id is not answered yet; give every request one of its own."}}"#)
    }

    @Test func thereIsAnEndToWhatWaits() {
        let client = Self.started()
        for id in 0..<StdioExchange.waitingMaximum {
            #expect(client.work(ServerFixture.handshake("resources/list", id: "\(id)")) != nil)
        }
        #expect(
            client.written(ServerFixture.handshake("resources/list", id: "99"))
                == #"{"jsonrpc":"2.0","id":99,"error":{"code":-32603,"message":"#
                + #""Too many requests are waiting; try again in a second."}}"#)
    }
}

/// One client's side of an exchange.
private final class Client {
    var exchange = StdioExchange(server: ServerFixture.server)

    func receive(_ line: String) -> StdioExchange.Action { exchange.receive(Array(line.utf8)) }

    func written(_ line: String) -> String? {
        guard case .write(let bytes) = receive(line) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    func work(_ line: String) -> ClientRequest? {
        guard case .work(let request) = receive(line) else { return nil }
        return request
    }

    func reply(to request: ClientRequest) -> ServerReply {
        ServerFixture.server.reply(to: .request(request), over: exchange.transport)
    }

    func shouldStart(_ request: ClientRequest) -> Bool { exchange.shouldStart(request.id) }

    func finish(_ request: ClientRequest, _ reply: ServerReply) -> [UInt8]? { exchange.finish(request.id, reply) }
}
