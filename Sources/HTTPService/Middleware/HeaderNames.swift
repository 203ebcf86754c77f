import Hummingbird

extension HTTPFields.Element.Name {
    /// Names a request in responses, problems and logs.
    static let requestID = HTTPFields.Element.Name("X-Request-Id")!
    static let traceparent = HTTPFields.Element.Name("traceparent")!
    static let tracestate = HTTPFields.Element.Name("tracestate")!
    static let idempotencyKey = HTTPFields.Element.Name("Idempotency-Key")!
    static let idempotentReplayed = HTTPFields.Element.Name("Idempotent-Replayed")!
    // draft-ietf-httpapi-ratelimit-headers, in the three fields that most clients know.
    static let rateLimitLimit = HTTPFields.Element.Name("RateLimit-Limit")!
    static let rateLimitRemaining = HTTPFields.Element.Name("RateLimit-Remaining")!
    static let rateLimitReset = HTTPFields.Element.Name("RateLimit-Reset")!
}
