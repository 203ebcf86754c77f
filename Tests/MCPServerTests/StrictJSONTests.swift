import JSONText
import MCPServer
import Testing

/// Messages from anybody: what is not JSON to the letter is refused, and nothing brings the server down.
struct StrictJSONTests {
    private static let deep = String(repeating: "[", count: 41) + String(repeating: "]", count: 41)

    @Test(arguments: [
        "", "{", "}", "nul", "truee", "01", "-", "1.", ".5", "1e", "1e999", "+1", "\"", "\"\\x\"", "\"\\u12\"",
        "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\u{1}\"", "{\"a\" 1}", "{\"a\":1,}", "[1,]", "[1 2]",
        "{1:2}",
        "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "1 2", "\u{FEFF}{}", "NaN", "'a'", deep,
    ])
    func refuses(text: String) {
        #expect(ServerFixture.server.code(of: Array(text.utf8)) == -32700, "\(text)")
    }

    @Test func refusesInvalidUTF8() {
        for bytes: [UInt8] in [[0xFF], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82]] {
            #expect(ServerFixture.server.code(of: bytes) == -32700)
        }
    }

    /// No stack is long enough for recursion that the sender chooses.
    @Test func refusesAnyDepth() {
        for bracket in ["[", "{\"a\":"] {
            let bytes = Array(String(repeating: bracket, count: 100_000).utf8)
            #expect(ServerFixture.server.code(of: bytes) == -32700)
        }
    }

    @Test func readsEscapesAndPairs() {
        let message = #"{"jsonrpc":"2.0","id":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00","method":"ping"}"#
        let reply = ServerFixture.server.reply(to: message, over: .stdio(isInitialized: true))
        #expect(ServerFixture.text(reply) == #"{"jsonrpc":"2.0","id":"\"\\/\b\f\n\r\té😀","result":{}}"#)
    }

    /// Random bytes, and messages with a few bytes changed, over every transport.
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func neverFalters(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let messages = [
            ServerFixture.modern("tools/call", #""name":"echo","arguments":{"text":"hi","tags":["a"]}"#),
            ServerFixture.modern("resources/read", #""uri":"lacuna://article/a""#),
            ServerFixture.handshake("initialize", #""protocolVersion":"2025-06-18","capabilities":{}"#),
        ].map { Array($0.utf8) }
        let transports: [MessageTransport] = [
            .stdio(isInitialized: false), .stdio(isInitialized: true), .http(MirroredHeaders()),
            ServerFixture.headers("tools/call", name: "echo"),
        ]
        for round in 0..<3000 {
            var bytes: [UInt8]
            if round.isMultiple(of: 4) {
                bytes = (0..<Int.random(in: 0...64, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
            } else {
                bytes = messages[round % messages.count]
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0...2, using: &random) {
                    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: index)
                    default: bytes.insert(UInt8(ascii: "{"), at: index)
                    }
                }
            }
            let reply = ServerFixture.server.reply(to: bytes, over: transports[round % transports.count])
            guard let response = reply.bytes else { continue }
            #expect(!response.contains(0x0A), "seed \(seed), round \(round)")
            #expect(JSONValue.parse(response) != nil, "seed \(seed), round \(round)")
        }
    }
}

extension MCPServer {
    fileprivate func code(of bytes: [UInt8]) -> Int? {
        guard let response = reply(to: bytes, over: .stdio(isInitialized: true)).bytes,
            case .object(let members)? = JSONValue.parse(response), case .object(let error)? = members["error"],
            case .number(let code)? = error["code"]
        else { return nil }
        return Int(code)
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
