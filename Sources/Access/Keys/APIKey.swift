package import KnowledgeModel

/// What is kept of a key: everything but its secret, of which only a hash is.
///
/// The hash is plain SHA-256. Slow hashes such as Argon2 protect passwords, which people choose and others guess; a secret
/// of 256 random bits cannot be guessed however fast the guesses are, and every request must be checked.
package struct APIKey: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// Public: names the key in lists, logs and errors. 10 digits of base 32.
    package var id: String
    /// What its owner calls it.
    package var name: String
    /// SHA-256 of the secret's text, 32 bytes.
    package var secretHash: [UInt8]
    package var scopes: Set<Scope>
    /// Which articles it opens.
    package var access: AccessScope
    package var createdAt: Timestamp
    package var createdBy: String
    /// The first moment at which it no longer opens anything; nil: never.
    package var expiresAt: Timestamp?
    package var revokedAt: Timestamp?
    /// Nil: as the service sets it for all.
    package var requestsPerMinute: Int?

    /// For a storage that reads one back. Whoever makes a key uses `NewKey`.
    package init(
        id: String, name: String, secretHash: [UInt8], scopes: Set<Scope>, access: AccessScope, createdAt: Timestamp,
        createdBy: String, expiresAt: Timestamp? = nil, revokedAt: Timestamp? = nil, requestsPerMinute: Int? = nil
    ) {
        self.id = id
        self.name = name
        self.secretHash = secretHash
        self.scopes = scopes
        self.access = access
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.requestsPerMinute = requestsPerMinute
    }

    package enum State: String, Sendable { case active, expired, revoked }

    package func state(at now: Timestamp) -> State {
        if revokedAt != nil { return .revoked }
        return expiresAt.map { now >= $0 } == true ? .expired : .active
    }

    package var description: String { "key \(id) (\(name))" }
    /// Without the hash: a dump shows no more than a log line.
    package var customMirror: Mirror { Mirror(self, children: ["id": id, "name": name]) }
}
