package import KnowledgeModel
package import Storage

/// Who makes a request, and what of the knowledge base is there for them. Made by a `Gatekeeper` alone, or `local`.
package struct Caller: Sendable, Hashable {
    package enum Identity: Sendable, Hashable {
        /// On this machine, while no key has ever been made.
        case local
        case key(String)
        /// By a token, with the id of the key that minted it.
        case token(key: String)
    }

    package let identity: Identity
    package let scopes: Set<Scope>
    /// Which articles the caller may read.
    package let access: AccessScope
    /// What the caller's searches are narrowed to, whatever they ask for.
    package let filter: PassageFilter
    /// Whom the caller speaks for, as a token says; nil: the request may say.
    package let asker: String?
    /// Nil: as the service sets it for all.
    package let requestsPerMinute: Int?
    /// When its key or token ends; nil: never.
    package let expiresAt: Timestamp?

    /// Whoever is on this machine: may do everything, with the articles that `access` opens.
    package static func local(access: AccessScope) -> Caller {
        Caller(
            identity: .local, scopes: [.admin], access: access, filter: .everything, asker: nil,
            requestsPerMinute: nil, expiresAt: nil)
    }

    /// Nil for `local`. Requests are counted by it: a key's tokens share its limit.
    package var keyID: String? {
        switch identity {
        case .local: nil
        case .key(let id), .token(let id): id
        }
    }

    package func allows(_ scope: Scope) -> Bool { scopes.allows(scope) }

    /// - Throws: `AccessError.insufficientScope` unless the caller may.
    package func require(_ scope: Scope) throws(AccessError) {
        if !allows(scope) { throw .insufficientScope(scope) }
    }

    /// The filter of a search that asks for `requested`.
    package func filter(narrowing requested: PassageFilter) -> PassageFilter { requested.narrowed(to: filter) }
}
