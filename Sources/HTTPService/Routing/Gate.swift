import Access
import Hummingbird
import KnowledgeModel
import Logging
import Operations

/// What every request passes before its handler: who is it, may they, how often, has it been done already.
struct Gate: Sendable {
    let dependencies: ServiceDependencies
    let limits: ServiceLimits
    let limiter: RateLimiter
    let replies: IdempotentReplies

    private static let keyLengthMaximum = 128

    /// - Throws: `Problem`, or what the handler throws.
    func pass(
        _ request: Request, _ context: inout ServiceContext, to route: Route, responseHeaders: inout HTTPFields
    ) async throws -> Reply {
        let caller = try caller(of: request, for: route)
        if let id = caller.keyID { context.logger[metadataKey: "key.id"] = .string(id) }
        try limit(caller, route, &responseHeaders)
        var gated = GatedRequest(
            request: request, context: context, caller: caller, bodyRead: nil,
            bodyBytesMaximum: route.bodyBytesMaximum ?? limits.bodyBytes, bodyWait: limits.bodyWait)
        guard route.isWrite, let key = request.headers[.idempotencyKey] else { return try await route.handle(gated) }
        guard (1...Self.keyLengthMaximum).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem.badIdempotencyKey }
        let body = try await gated.body()
        gated = GatedRequest(
            request: request, context: context, caller: caller, bodyRead: body,
            bodyBytesMaximum: gated.bodyBytesMaximum, bodyWait: gated.bodyWait)
        return try await once(key, gated, body, route, &responseHeaders)
    }

    // MARK: - Steps

    private func caller(of request: Request, for route: Route) throws -> Caller {
        guard case .scope(let scope) = route.admission else { return .local(access: .everybody) }
        do {
            // A page's credential is the cookie alone, and a cookie opens pages alone: no form elsewhere reaches the API.
            let credential =
                route.isPage ? SessionCookie.credential(in: request) : Self.bearer(request.headers[.authorization])
            let caller = try dependencies.gatekeeper.caller(bearer: credential, now: dependencies.now())
            try caller.require(scope)
            return caller
        } catch let error as AccessError {
            throw Problem(error)
        }
    }

    /// RFC 6750, section 2.1; the scheme's case does not count (RFC 9110, section 11.1). Any other scheme is an empty
    /// credential, which is not the same as none.
    private static func bearer(_ header: String?) -> String? {
        guard let header, !header.isEmpty else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return "?" }
        return String(parts[1])
    }

    private func limit(_ caller: Caller, _ route: Route, _ headers: inout HTTPFields) throws(Problem) {
        guard route.admission != .open, let rate = caller.requestsPerMinute ?? limits.requestsPerMinute else { return }
        let allowance = limiter.take(caller.keyID ?? "", requestsPerMinute: rate)
        headers[.rateLimitLimit] = String(allowance.limit)
        headers[.rateLimitRemaining] = String(allowance.remaining)
        headers[.rateLimitReset] = String(allowance.resetSeconds)
        guard allowance.isAllowed else {
            throw .tooManyRequests(limit: allowance.limit, retryAfterSeconds: allowance.retryAfterSeconds)
        }
    }

    /// Does a write once, however often it is sent under the same key.
    private func once(
        _ key: String, _ request: GatedRequest, _ body: [UInt8], _ route: Route, _ headers: inout HTTPFields
    ) async throws -> Reply {
        // By the whole credential: two tokens of one key may read different articles.
        let credential = Digest.sha256(Array((request.request.headers[.authorization] ?? "").utf8))
        let name = IdempotentReplies.Name(caller: credential, key: key)
        let target = "\(route.method.rawValue) \(request.request.uri.string)\n"
        let fingerprint = Digest.sha256(Array(target.utf8) + body)
        switch replies.start(name, fingerprint: fingerprint) {
        case .repeated(let reply):
            headers[.idempotentReplayed] = "true"
            return reply
        case .running: throw Problem.stillRunning
        case .different: throw Problem.idempotencyKeyReused
        case .first:
            do {
                let reply = try await route.handle(request)
                replies.finish(name, fingerprint: fingerprint, with: reply)
                return reply
            } catch {
                // Nothing was acknowledged; the client may try again.
                replies.abandon(name)
                throw error
            }
        }
    }
}
