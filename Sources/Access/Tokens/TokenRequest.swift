package import KnowledgeModel
package import Storage

/// A token to be minted. What is left out is as the key has it.
package struct TokenRequest: Sendable, Hashable {
    package var scopes: Set<Scope>?
    package var roles: Set<Role>?
    package var locales: Set<String>?
    package var filter: PassageFilter
    /// Whom the token's holder speaks for.
    package var asker: String?
    /// More than nothing, `AccessToken.lifetimeMaximum` at most. A token never outlives its key.
    package var lifetime: Duration

    package init(
        scopes: Set<Scope>? = nil, roles: Set<Role>? = nil, locales: Set<String>? = nil,
        filter: PassageFilter = .everything, asker: String? = nil, lifetime: Duration
    ) {
        self.scopes = scopes
        self.roles = roles
        self.locales = locales
        self.filter = filter
        self.asker = asker
        self.lifetime = lifetime
    }

    /// UTF-8 bytes of all strings together.
    private static let sizeMaximum = 2048

    /// What the token will say.
    ///
    /// - Throws: `TokenError` where it would say more than the caller's key does.
    func token(for caller: Caller, now: Timestamp) throws(TokenError) -> AccessToken {
        guard case .key(let keyID) = caller.identity else { throw .notAKey }
        let scopes = scopes ?? caller.scopes
        if scopes.isEmpty { throw .noScopes }
        if let wider = Scope.allCases.first(where: { scopes.contains($0) && !caller.allows($0) }) {
            throw .widerScope(wider)
        }
        let roles = (roles ?? caller.access.roles).union([.public])
        if let wider = roles.subtracting(caller.access.roles).min() { throw .widerRole(wider) }
        let asked = AccessScope(roles: roles, locales: locales ?? caller.access.locales)
        if let wider = (asked.locales ?? []).filter({ !caller.access.opens(locale: $0) }).min() {
            throw .widerLocale(wider)
        }
        guard lifetime > .zero, lifetime <= AccessToken.lifetimeMaximum else { throw .badLifetime }
        let strings =
            [asker].compactMap(\.self)
            + [asked.locales, filter.products, filter.versions, filter.labels].flatMap { $0 ?? [] }
        guard strings.reduce(0, { $0 + $1.utf8.count + 2 }) <= Self.sizeMaximum else { throw .tooLarge }
        let (seconds, attoseconds) = lifetime.components
        let end = Timestamp(milliseconds: now.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        return AccessToken(
            keyID: keyID, scopes: scopes, access: asked, filter: filter.narrowed(to: caller.filter), asker: asker,
            issuedAt: now, expiresAt: caller.expiresAt.map { min($0, end) } ?? end)
    }
}

/// A token as it is handed out, once.
package struct MintedToken: Sendable, CustomStringConvertible, CustomReflectable {
    /// What its holder sends.
    package let text: String
    package let token: AccessToken

    package var description: String { "token of key \(token.keyID)" }
    package var customMirror: Mirror { Mirror(self, children: ["key": token.keyID]) }
}

/// Why a token cannot be minted.
package enum TokenError: Error, Sendable, Hashable, CustomStringConvertible {
    case notAKey, noScopes, badLifetime, tooLarge
    case widerScope(Scope)
    case widerRole(Role)
    case widerLocale(String)

    /// A stable name for programs.
    package var code: String {
        switch self {
        case .notAKey: "not_a_key"
        case .noScopes: "no_scopes"
        case .badLifetime: "bad_lifetime"
        case .tooLarge: "too_large"
        case .widerScope: "wider_scope"
        case .widerRole: "wider_role"
        case .widerLocale: "wider_locale"
        }
    }

    package var description: String {
        switch self {
        case .notAKey: "only a key mints tokens; send the key itself, which `lacuna keys create` makes"
        case .noScopes: "a token needs at least one of its key's scopes; leave the scopes out for all of them"
        case .badLifetime: "a token lives more than 0 seconds and at most 24 hours; give a lifetime between them"
        case .tooLarge: "the token's asker, locales and filter are longer than 2 KiB together; shorten them"
        case .widerScope(let scope):
            "the key does not have the scope \"\(scope.rawValue)\", so its tokens cannot; leave it out"
        case .widerRole(let role): "the key does not have the role \"\(role.name)\", so its tokens cannot; leave it out"
        case .widerLocale(let locale):
            "the key does not open the locale \"\(locale)\", so its tokens cannot; leave it out"
        }
    }
}
