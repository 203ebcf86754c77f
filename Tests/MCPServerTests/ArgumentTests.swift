import JSONText
import MCPServer
import Testing

/// What a model reads when its arguments are wrong: all faults at once, each with its place.
struct ArgumentTests {
    @Test(arguments: [
        ("{}", ["#/text is needed: what to say"]), (#"{"text":""}"#, ["#/text must not be empty"]),
        (#"{"text":"aaaaaaaaaaaaaaaaaaaaa"}"#, ["#/text must have 20 characters at most"]),
        (#"{"text":7}"#, ["#/text must be a string, not a number"]),
        (#"{"text":"a","times":1.5}"#, ["#/times must be a whole number"]),
        (#"{"text":"a","times":"2"}"#, ["#/times must be an integer, not a string"]),
        (#"{"text":"a","times":10}"#, ["#/times must be from 1 to 9"]),
        (#"{"text":"a","tone":"lowd"}"#, [#"#/tone must be one of plain, loud; did you mean "loud"?"#]),
        (#"{"text":"a","tone":"subtle"}"#, ["#/tone must be one of plain, loud"]),
        (#"{"text":"a","tags":[]}"#, ["#/tags must have 1 to 3 elements"]),
        (#"{"text":"a","tags":["b",7]}"#, ["#/tags/1 must be a string, not a number"]),
        (#"{"text":"a","tags":"b"}"#, ["#/tags must be an array, not a string"]),
        (
            #"{"txt":"a","zebra~/":1}"#,
            [
                "#/text is needed: what to say", #"#/txt is not known here; did you mean "text"?"#,
                "#/zebra~0~1 is not known here; known are text, times, tone, tags",
            ]
        ),
        (#"{"text":"éééééééééééééééééééé","times":9,"tone":"loud","tags":["b"]}"#, []),
        (#"{"text":"a","times":null,"tone":null,"tags":null}"#, []),
        (#"{"text":null}"#, ["#/text must be a string, not null"]),
    ])
    func namesEveryFault(arguments: String, faults: [String]) throws {
        let value = try #require(JSONValue.parse(Array(arguments.utf8)))
        #expect(ServerFixture.echo.inputSchema.faults(in: value) == faults)
    }

    @Test func faultsAreAResultThatTheModelReads() {
        let reply = ServerFixture.server.reply(
            to: ServerFixture.handshake("tools/call", #""name":"echo","arguments":{"txt":"a"}"#),
            over: .stdio(isInitialized: true))
        #expect(
            ServerFixture.text(reply) == #"{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"#
                + #""The arguments of echo are wrong; mend them and call again:\n- #/text is needed: what to say\n"#
                + #"- #/txt is not known here; did you mean \"text\"?\n"}],"isError":true}}"#)
    }

    @Test func toolsWithoutArgumentsTakeNone() throws {
        let value = try #require(JSONValue.parse(Array(#"{"a":1}"#.utf8)))
        #expect(ServerFixture.refuse.inputSchema.faults(in: value) == ["#/a is not known here; nothing is"])
    }
}
