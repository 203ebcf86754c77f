package import Access
package import KnowledgeModel
internal import Locking
internal import Storage

/// Keys in memory.
package final class InMemoryKeyStore: KeyStore {
    private let kept = Locked<[APIKey]>([])
    private let secret: [UInt8]

    package init(tokenSecret: [UInt8] = Array(0..<32)) { secret = tokenSecret }

    package func keys() -> [APIKey] { kept.withLock { $0.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) } } }

    package func key(id: String) -> APIKey? { kept.withLock { $0.first { $0.id == id } } }

    package func add(_ key: APIKey) throws {
        try kept.withLock { keys in
            if keys.contains(where: { $0.id == key.id }) { throw StorageError(.conflict, "there is a key \(key.id)") }
            keys.append(key)
        }
    }

    package func revoke(id: String, at now: Timestamp) throws -> APIKey {
        try kept.withLock { keys in
            guard let index = keys.firstIndex(where: { $0.id == id }) else {
                throw StorageError(.noRecord, "there is no key \(id)")
            }
            keys[index].revokedAt = keys[index].revokedAt ?? now
            return keys[index]
        }
    }

    package func tokenSecret() -> [UInt8] { secret }
}

extension KeyStore {
    /// Adds a key; what its holder sends.
    package func bearer(
        scopes: Set<Scope>, roles: [String] = [], locales: Set<String>? = nil, expiresAt: Timestamp? = nil,
        requestsPerMinute: Int? = nil, seed: UInt64 = 1
    ) throws -> String {
        var generator = SeededGenerator(seed: seed)
        let (key, secret) = try NewKey(
            name: "test \(seed)", scopes: scopes,
            access: AccessScope(roles: roles.compactMap { Role($0) }, locales: locales), expiresAt: expiresAt,
            requestsPerMinute: requestsPerMinute
        ).make(by: "Ana", at: Timestamp(milliseconds: 0), using: &generator)
        try add(key)
        return secret.revealed()
    }
}

extension Caller {
    /// A caller as a key gives one.
    package static func withKey(scopes: Set<Scope>, roles: [String] = []) throws -> Caller {
        let keys = InMemoryKeyStore()
        let bearer = try keys.bearer(scopes: scopes, roles: roles)
        return try Gatekeeper(keys: keys).caller(bearer: bearer, now: Timestamp(milliseconds: 1))
    }
}
