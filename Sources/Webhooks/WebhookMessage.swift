import KnowledgeModel

/// One event on its way to one endpoint, as it lies on disk. Without the secret and the address: those are looked up when
/// it is sent.
package struct WebhookMessage: Sendable, Hashable, Codable {
    /// The same in all attempts, by which a receiver tells that it has it already.
    package var id: String
    package var endpoint: String
    package var type: String
    package var body: String
    /// Milliseconds since 1970.
    package var createdAt: Int64
    package var nextAttemptAt: Int64
    package var attempts = 0
    /// Why the last attempt failed; nil before the first.
    package var failure: String?

    init(id: String, endpoint: String, type: String, body: String, createdAt: Timestamp) {
        self.id = id
        self.endpoint = endpoint
        self.type = type
        self.body = body
        self.createdAt = createdAt.milliseconds
        nextAttemptAt = createdAt.milliseconds
    }
}
