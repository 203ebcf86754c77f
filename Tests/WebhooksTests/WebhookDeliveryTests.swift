import Crypto
import Foundation
import KnowledgeModel
import Locking
import SystemIO
import TestSupport
import Testing
import Webhooks

@Suite struct WebhookDeliveryTests {
    /// Answers as told, and remembers what came.
    private final class Receiver: WebhookTransport {
        struct Request: Sendable {
            var url: String
            var headers: [String: String]
            var body: String
        }

        struct Unreachable: Error, CustomStringConvertible {
            var description: String { "it could not be reached" }
        }

        let requests = Locked<[Request]>([])
        /// By address; nil: no answer.
        let answers: Locked<[String: Int?]>

        init(_ answers: [String: Int?]) { self.answers = Locked(answers) }

        func post(_ body: [UInt8], to url: String, headers: [(name: String, value: String)]) async throws -> Int {
            requests.withLock {
                $0.append(
                    Request(
                        url: url, headers: Dictionary(uniqueKeysWithValues: headers.map { ($0.name, $0.value) }),
                        body: String(decoding: body, as: UTF8.self)))
            }
            guard let answer = answers.withLock({ $0[url] }) ?? nil else { throw Unreachable() }
            return answer
        }
    }

    private let directory: TemporaryDirectory
    private let outbox: WebhookOutbox
    private let clock = Locked<Int64>(1_614_265_330_000)
    private let one: WebhookEndpoint
    private let two: WebhookEndpoint

    init() throws {
        directory = try TemporaryDirectory()
        outbox = WebhookOutbox(folder: directory.path + "/webhooks")
        let secret = try #require(WebhookEndpoint.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        one = WebhookEndpoint(name: "one", url: "https://one.example.com", secret: secret)
        two = WebhookEndpoint(name: "two", url: "https://two.example.com", secret: secret, events: ["theme.*"])
    }

    private func delivery(_ receiver: Receiver, _ endpoints: [WebhookEndpoint]? = nil) -> WebhookDelivery {
        let endpoints = endpoints ?? [one, two]
        return WebhookDelivery(
            outbox: outbox, transport: receiver, endpoints: { endpoints },
            now: { [clock] in Timestamp(milliseconds: clock.withLock { $0 }) }, jitter: { 0.5 })
    }

    private func event(_ type: String = "generation.published") -> WebhookEvent {
        WebhookEvent(
            type: type, at: Timestamp(milliseconds: clock.withLock { $0 }),
            data: ["generation": .number(7), "sources": .texts(["docs"])])
    }

    @Test func aMessageIsSignedAsTheSpecificationSays() async throws {
        let receiver = Receiver([one.url: 204])
        try outbox.add(event(), id: "msg_1", for: [one, two])
        try await delivery(receiver).sendDue()
        let request = try #require(receiver.requests.withLock { $0 }.first)
        #expect(
            request.body
                == #"{"data":{"generation":7,"sources":["docs"]},"timestamp":"2021-02-25T15:02:10Z","type":"generation.published"}"#
        )
        #expect(request.headers["webhook-id"] == "msg_1")
        #expect(request.headers["webhook-timestamp"] == "1614265330")
        #expect(request.headers["content-type"] == "application/json")
        let signed = Data("msg_1.1614265330.\(request.body)".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: one.secret))
        #expect(request.headers["webhook-signature"] == "v1," + Data(code).base64EncodedString())
        #expect(receiver.requests.withLock { $0.count } == 1)
        #expect(try outbox.pending() == [])
    }

    /// The specification's own example.
    @Test func signaturesAgreeWithThoseOfOthers() {
        let headers = WebhookSignature.headers(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", seconds: 1_614_265_330, body: #"{"test": 2432232314}"#,
            secret: one.secret)
        #expect(
            headers.first { $0.name == "webhook-signature" }?.value
                == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: [500, 404, 302, nil] as [Int?])
    func whatIsNotTakenIsSentAgainLater(answer: Int?) async throws {
        let receiver = Receiver([one.url: answer])
        try outbox.add(event(), id: "msg_1", for: [one])
        try await delivery(receiver).sendDue()
        let waiting = try #require(try outbox.pending().first)
        #expect(waiting.attempts == 1)
        #expect(waiting.failure == (answer.map { "it answered \($0)" } ?? "it could not be reached"))
        // Not due yet.
        try await delivery(receiver).sendDue()
        #expect(receiver.requests.withLock { $0.count } == 1)
        clock.withLock { $0 = waiting.nextAttemptAt }
        receiver.answers.withLock { $0[one.url] = .some(200) }
        try await delivery(receiver).sendDue()
        #expect(receiver.requests.withLock { $0.map { $0.headers["webhook-id"] } } == ["msg_1", "msg_1"])
        #expect(try outbox.pending() == [])
        #expect(try outbox.dead() == [])
    }

    @Test func whatIsNeverTakenIsGivenUpAndCanBeRevived() async throws {
        let receiver = Receiver([one.url: 500])
        try outbox.add(event(), id: "msg_1", for: [one])
        var attempts = 0
        while let waiting = try outbox.pending().first, attempts < 100 {
            clock.withLock { $0 = max($0, waiting.nextAttemptAt) }
            try await delivery(receiver).sendDue()
            attempts += 1
        }
        #expect((10...30).contains(attempts))
        #expect(try outbox.dead().map(\.id) == ["msg_1"])
        #expect(try outbox.revive(at: Timestamp(milliseconds: clock.withLock { $0 })) == 1)
        receiver.answers.withLock { $0[one.url] = .some(200) }
        try await delivery(receiver).sendDue()
        #expect(try outbox.pending() == [])
        #expect(try outbox.dead() == [])
    }

    @Test func anEndpointThatIsGoneGetsNothingMore() async throws {
        let receiver = Receiver([one.url: 410])
        try outbox.add(event("theme.created"), id: "msg_1", for: [one, two])
        try await delivery(receiver, [one]).sendDue()
        #expect(try outbox.pending() == [])
        #expect(
            try outbox.dead().map(\.failure) == ["it answered 410", "no endpoint is named two any more"])
    }

    @Test func oneThatDoesNotAnswerHoldsUpNobodyElse() async throws {
        let receiver = Receiver([one.url: nil, two.url: 200])
        for number in 1...3 { try outbox.add(event("theme.created"), id: "msg_\(number)", for: [one, two]) }
        try await delivery(receiver).sendDue()
        let urls = receiver.requests.withLock { $0.map(\.url) }
        #expect(urls.count { $0 == one.url } == 1)
        #expect(urls.count { $0 == two.url } == 3)
        #expect(try outbox.pending().map(\.endpoint) == ["one", "one", "one"])
    }

    @Test func oneProcessSends() async throws {
        let receiver = Receiver([one.url: 200])
        try outbox.add(event(), id: "msg_1", for: [one])
        let lock = try outbox.lock(holder: "another")
        struct Enough: Error {}
        await delivery(receiver).run(holder: "this", pause: { throw Enough() }, report: { _ in })
        #expect(receiver.requests.withLock { $0.isEmpty })
        withExtendedLifetime(lock) {}
    }

    @Test func filesThatAreNoMessagesArePassedOver() async throws {
        try outbox.add(event(), id: "msg_1", for: [one])
        try directory.write("{", to: "webhooks/pending/torn.json")
        try directory.write("{", to: "webhooks/pending/msg_2.one.json.new")
        #expect(try outbox.pending().map(\.id) == ["msg_1"])
    }

    @Test func pausesGrowAndAreNeverTheSameForAll() {
        let schedule = RetrySchedule()
        var before: Int64 = 0
        for attempts in 1...40 {
            let (least, most) = (
                schedule.delay(afterAttempts: attempts, jitter: 0),
                schedule.delay(afterAttempts: attempts, jitter: 0.999_999)
            )
            #expect(least >= before)
            #expect(least < most)
            #expect(most <= schedule.longest)
            before = least
        }
        #expect(schedule.delay(afterAttempts: 1, jitter: 0) == 2500)
        #expect(schedule.delay(afterAttempts: 40, jitter: 0) == schedule.longest / 2)
    }
}
