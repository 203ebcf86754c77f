import HTTPService
import Testing

/// Clients that begin a request and do not end it. The service takes one connection at a time here, so that whoever comes
/// next is answered only if the one before is gone.
@Suite(.timeLimit(.minutes(1))) struct SlowClientTests {
    private static let question = #"{"text": "Money back?"}"#

    private static func head(length: Int) -> String {
        "POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(length)\r\n"
    }

    private static var limits: ServiceLimits {
        var limits = ServiceLimits()
        limits.bodyWait = .milliseconds(100)
        limits.connections = 1
        return limits
    }

    private static func isAnswered(onPort port: Int) async throws -> Bool {
        let next = try RawConnection(port: port)
        next.send(head(length: question.utf8.count) + "Connection: close\r\n\r\n" + question)
        let answer = await next.readToEnd()
        return answer?.hasPrefix("HTTP/1.1 200") == true
    }

    /// Nothing more comes, and the connection stays open on its side.
    @Test func whoSendsTooSlowlyIsToldSoAndLetGo() async throws {
        try await LiveService.onPort(limits: Self.limits) { port in
            let slow = try RawConnection(port: port)
            slow.send(Self.head(length: Self.question.utf8.count) + "\r\n" + #"{"te"#)
            let answer = try #require(await slow.readToEnd(), "the connection was not closed")
            #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer)")
            #expect(answer.contains("urn:lacuna:problem:body-too-slow"))
            #expect(try await Self.isAnswered(onPort: port))
        }
    }

    /// The client is gone before its body; nobody is told anything, and its place is free.
    @Test func whoVanishesFreesItsPlace() async throws {
        try await LiveService.onPort(limits: Self.limits) { port in
            let gone = try RawConnection(port: port)
            gone.send(Self.head(length: Self.question.utf8.count) + "\r\n" + #"{"te"#)
            gone.vanish()
            #expect(try await Self.isAnswered(onPort: port))
            // The one that asks is the only one that is being answered.
            let last = try RawConnection(port: port)
            last.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let metrics = try #require(await last.readToEnd())
            #expect(metrics.contains("lacuna_http_requests_in_flight 1\n"))
        }
    }
}
