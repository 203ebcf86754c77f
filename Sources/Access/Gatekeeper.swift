package import KnowledgeModel
internal import Storage

/// The one place where it is decided who a caller is.
package struct Gatekeeper: Sendable {
    private let keys: any KeyStore
    private let local: Caller?

    /// - Parameter local: who calls without a key as long as none has ever been made; nil where others than this machine
    ///   can call. A key that was made and revoked counts: taking the last one away opens nothing.
    package init(keys: any KeyStore, local: Caller? = nil) {
        self.keys = keys
        self.local = local
    }

    /// Whoever sent a bearer credential (RFC 6750): a key or a token.
    ///
    /// - Parameter bearer: what follows `Bearer ` in the request's `Authorization`; nil if there was none.
    /// - Throws: `AccessError`, or what the store throws.
    package func caller(bearer: String?, now: Timestamp) throws -> Caller {
        guard let bearer, !bearer.isEmpty else {
            if let local, try keys.keys().isEmpty { return local }
            throw AccessError.missing
        }
        if bearer.hasPrefix(AccessToken.prefix) { return try caller(token: bearer, now: now) }
        return try caller(key: bearer, now: now)
    }

    private func caller(key text: String, now: Timestamp) throws -> Caller {
        guard let secret = KeySecret(text: text) else { throw AccessError.unknown }
        let key = try keys.key(id: secret.id)
        // Also computed for an unknown id, which shall not be told from a wrong secret by the time it takes.
        let isRight = secret.matches(key?.secretHash ?? Self.noHash)
        guard let key, isRight else { throw AccessError.unknown }
        try Self.check(key, now: now)
        return Caller(
            identity: .key(key.id), scopes: key.scopes, access: key.access, filter: .everything, asker: nil,
            requestsPerMinute: key.requestsPerMinute, expiresAt: key.expiresAt)
    }

    /// A token is as good as the key that minted it is now.
    private func caller(token text: String, now: Timestamp) throws -> Caller {
        guard let token = AccessToken(signed: text, secret: try keys.tokenSecret()),
            let key = try keys.key(id: token.keyID)
        else { throw AccessError.unknown }
        try Self.check(key, now: now)
        if now >= token.expiresAt { throw AccessError.expired }
        return Caller(
            identity: .token(key: key.id), scopes: token.scopes.filter(key.scopes.allows),
            access: token.access.narrowed(to: key.access), filter: token.filter, asker: token.asker,
            requestsPerMinute: key.requestsPerMinute, expiresAt: token.expiresAt)
    }

    private static func check(_ key: APIKey, now: Timestamp) throws(AccessError) {
        switch key.state(at: now) {
        case .active: return
        case .expired: throw .expired
        case .revoked: throw .revoked
        }
    }

    /// What tokens and forms are signed with.
    func tokenSecret() throws -> [UInt8] { try keys.tokenSecret() }

    /// Of no secret, since finding one is finding a preimage of SHA-256.
    private static let noHash = [UInt8](repeating: 0, count: 32)

    /// Signs a token for `caller`.
    ///
    /// - Throws: `TokenError`, or what the store throws.
    package func mint(_ request: TokenRequest, for caller: Caller, now: Timestamp) throws -> MintedToken {
        let token = try request.token(for: caller, now: now)
        return MintedToken(text: token.signed(with: try keys.tokenSecret()), token: token)
    }
}
