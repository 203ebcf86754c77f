package import KnowledgeModel
import SystemIO

/// Makes one HTTP request. Does not follow redirects, and gives up in seconds.
package protocol WebhookTransport: Sendable {
    /// - Returns: the status of the answer.
    /// - Throws: when there is none; the error says why, in words fit for a list of messages.
    func post(_ body: [UInt8], to url: String, headers: [(name: String, value: String)]) async throws -> Int
}

/// Sends what lies in an outbox, each message at least once, until it is taken or given up.
package struct WebhookDelivery: Sendable {
    private let outbox: WebhookOutbox
    private let transport: any WebhookTransport
    private let schedule: RetrySchedule
    private let endpoints: @Sendable () -> [WebhookEndpoint]
    private let now: @Sendable () -> Timestamp
    private let jitter: @Sendable () -> Double

    /// - Parameters:
    ///   - endpoints: as configured now.
    ///   - jitter: from 0 to below 1, another each time.
    package init(
        outbox: WebhookOutbox, transport: any WebhookTransport, schedule: RetrySchedule = RetrySchedule(),
        endpoints: @escaping @Sendable () -> [WebhookEndpoint], now: @escaping @Sendable () -> Timestamp,
        jitter: @escaping @Sendable () -> Double
    ) {
        self.outbox = outbox
        self.transport = transport
        self.schedule = schedule
        self.endpoints = endpoints
        self.now = now
        self.jitter = jitter
    }

    /// Sends what is due until its task is cancelled. Where another process does that already, it waits to take over.
    ///
    /// - Parameters:
    ///   - holder: names this process to others.
    ///   - pause: waits about a second; throws when the task is cancelled.
    ///   - report: told what went wrong with the outbox itself.
    package func run(
        holder: String, pause: @Sendable () async throws -> Void, report: @Sendable (any Error) -> Void
    ) async {
        var lock: FileLock?
        var lastReported: String?
        while !Task.isCancelled {
            do {
                // Nothing is made where nobody wants to be told.
                if lock == nil, try !endpoints().isEmpty || !outbox.pending().isEmpty {
                    lock = try outbox.lock(holder: holder)
                }
                if lock != nil { try await sendDue() }
                lastReported = nil
            } catch let error as FileError where error.code == .locked {
                // Its holder sends.
            } catch {
                if "\(error)" != lastReported { report(error) }
                lastReported = "\(error)"
            }
            do { try await pause() } catch { break }
        }
        withExtendedLifetime(lock) {}
    }

    /// Sends each message that is due, once; endpoints do not wait for each other.
    package func sendDue() async throws {
        let known = Dictionary(endpoints().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        let time = now().milliseconds
        let due = Dictionary(grouping: try outbox.pending().filter { $0.nextAttemptAt <= time }, by: \.endpoint)
        try await withThrowingTaskGroup { group in
            for (name, messages) in due {
                group.addTask {
                    for message in messages where !Task.isCancelled {
                        guard let endpoint = known[name] else {
                            var message = message
                            message.failure = "no endpoint is named \(name) any more"
                            try outbox.bury(message)
                            continue
                        }
                        // One that does not answer would hold up the rest for as long as all their timeouts.
                        guard try await send(message, to: endpoint) else { break }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// - Returns: whether the endpoint answered.
    private func send(_ message: WebhookMessage, to endpoint: WebhookEndpoint) async throws -> Bool {
        var message = message
        let status: Int?
        do {
            status = try await Self.post(message.body, id: message.id, to: endpoint, by: transport, at: now())
            message.failure = status.map { "it answered \($0)" }
        } catch {
            status = nil
            message.failure = "\(error)"
        }
        if let status, (200..<300).contains(status) {
            try outbox.remove(message)
            return true
        }
        // A service that stops has not tried.
        if Task.isCancelled { return false }
        message.attempts += 1
        let time = now().milliseconds
        if status == 410 || time - message.createdAt >= schedule.patience {
            try outbox.bury(message)
        } else {
            message.nextAttemptAt = time + schedule.delay(afterAttempts: message.attempts, jitter: jitter())
            try outbox.update(message)
        }
        return status != nil
    }

    /// Sends an event once, past the outbox.
    ///
    /// - Returns: the status of the answer.
    package static func attempt(
        _ event: WebhookEvent, id: String, to endpoint: WebhookEndpoint, by transport: any WebhookTransport,
        at: Timestamp
    ) async throws -> Int {
        try await post(try event.body(), id: id, to: endpoint, by: transport, at: at)
    }

    private static func post(
        _ body: String, id: String, to endpoint: WebhookEndpoint, by transport: any WebhookTransport, at: Timestamp
    ) async throws -> Int {
        let headers = WebhookSignature.headers(
            id: id, seconds: at.milliseconds / 1000, body: body, secret: endpoint.secret)
        return try await transport.post(Array(body.utf8), to: endpoint.url, headers: headers)
    }
}
