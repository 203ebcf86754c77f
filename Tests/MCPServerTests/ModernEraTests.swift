import JSONText
import MCPServer
import Testing

/// Golden pairs of 2026-07-28, over HTTP with its headers and over stdio.
struct ModernEraTests {
    private static let info = """
        "_meta":{"io.modelcontextprotocol/serverInfo":{"name":"fixture","title":"Fixture","version":"1.2"}}
        """
    private static let resource = """
        {"uri":"lacuna://article/a","name":"a","title":"Title a","mimeType":"text/plain",\
        "annotations":{"lastModified":"2026-05-01T00:00:00Z"}}
        """

    @Test(arguments: [
        (
            "server/discover", "", String?.none,
            """
            "supportedVersions":["2026-07-28"],"capabilities":{"tools":{},"resources":{}},\
            "instructions":"Ask it anything.","ttlMs":86400000,"cacheScope":"public"
            """
        ),
        (
            "tools/call", #""name":"echo","arguments":{"text":"hé \"you\""}"#, "echo",
            #""content":[{"type":"text","text":"{\"said\":\"hé \\\"you\\\"\"}"}],"#
                + #""structuredContent":{"said":"hé \"you\""},"isError":false"#
        ),
        (
            "tools/call", #""name":"refuse""#, "refuse",
            #""content":[{"type":"text","text":"Nothing has been indexed yet."}],"isError":true"#
        ),
        (
            "resources/list", "", nil,
            #""resources":[\#(resource)],"nextCursor":"second","ttlMs":60000,"cacheScope":"private""#
        ),
        (
            "resources/list", #""cursor":"second""#, nil,
            #""resources":[{"uri":"lacuna://article/b","name":"b","title":"Title b","mimeType":"text/plain"}],"#
                + #""ttlMs":60000,"cacheScope":"private""#
        ),
        (
            "resources/templates/list", "", nil,
            #""resourceTemplates":[{"uriTemplate":"lacuna://article/{id}","name":"article","title":"Article","#
                + #""description":"One article.","mimeType":"text/plain"}],"ttlMs":86400000,"cacheScope":"public""#
        ),
        (
            "resources/read", #""uri":"lacuna://article/a""#, "lacuna://article/a",
            #""contents":[{"uri":"lacuna://article/a","mimeType":"text/plain","text":"Words of a."}],"#
                + #""ttlMs":60000,"cacheScope":"private""#
        ),
    ])
    func answers(method: String, parameters: String, name: String?, result: String) {
        let message = ServerFixture.modern(method, parameters, id: "\"seven\"")
        let expected =
            "{\"jsonrpc\":\"2.0\",\"id\":\"seven\",\"result\":{\"resultType\":\"complete\",\(result),\(Self.info)}}"
        let transports = [
            ServerFixture.headers(method, name: name), .stdio(isInitialized: false), .stdio(isInitialized: true),
        ]
        for transport in transports {
            let reply = ServerFixture.server.reply(to: message, over: transport)
            #expect(ServerFixture.text(reply) == expected)
            #expect(reply.status == 200)
            #expect(reply.failure == nil)
        }
    }

    @Test func listsToolsInOrderWithTheirSchemas() throws {
        let reply = ServerFixture.server.reply(
            to: ServerFixture.modern("tools/list"), over: ServerFixture.headers("tools/list"))
        let text = try #require(ServerFixture.text(reply))
        let echo = """
            {"name":"echo","title":"Echo","description":"Says it again.","inputSchema":{"type":"object","properties":\
            {"text":{"type":"string","description":"what to say","minLength":1,"maxLength":20},\
            "times":{"type":"integer","minimum":1,"maximum":9},"tone":{"type":"string","enum":["plain","loud"]},\
            "tags":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":3}},"required":["text"],\
            "additionalProperties":false},"outputSchema":{"type":"object","properties":{"said":{"type":"string"}},\
            "required":["said"],"additionalProperties":false},"annotations":{"title":"Echo","readOnlyHint":true,\
            "destructiveHint":false,"idempotentHint":true,"openWorldHint":false}},{"name":"refuse",
            """
        #expect(text.contains("\"tools\":[" + echo))
        #expect(text.contains(#""inputSchema":{"type":"object","properties":{},"additionalProperties":false}"#))
        #expect(text.hasSuffix(#""ttlMs":3600000,"cacheScope":"private",\#(Self.info)}}"#))
    }

    @Test(arguments: ["plain", "=?base64?bGFjdW5hOi8vYXJ0aWNsZS9h?="])
    func decodesNamesInHeaders(spelling: String) {
        let name = spelling == "plain" ? "lacuna://article/a" : spelling
        let reply = ServerFixture.server.reply(
            to: ServerFixture.modern("resources/read", #""uri":"lacuna://article/a""#),
            over: ServerFixture.headers("resources/read", name: name))
        #expect(reply.status == 200)
    }

    @Test func acknowledgesNotifications() {
        let message = #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#
        let reply = ServerFixture.server.reply(to: message, over: ServerFixture.headers("notifications/cancelled"))
        #expect(reply.bytes == nil)
        #expect(reply.status == 202)
    }
}
