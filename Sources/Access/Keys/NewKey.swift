package import KnowledgeModel

/// A key to be made.
package struct NewKey: Sendable {
    package var name: String
    package var scopes: Set<Scope>
    package var access: AccessScope
    package var expiresAt: Timestamp?
    package var requestsPerMinute: Int?

    package init(
        name: String, scopes: Set<Scope>, access: AccessScope = .everybody, expiresAt: Timestamp? = nil,
        requestsPerMinute: Int? = nil
    ) {
        self.name = name
        self.scopes = scopes
        self.access = access
        self.expiresAt = expiresAt
        self.requestsPerMinute = requestsPerMinute
    }

    private static let nameLengthMaximum = 64

    /// - Returns: what is to be kept, and the secret, which is to be shown once.
    /// - Throws: `KeyError` naming what is wrong with it.
    package func make(
        by user: String, at now: Timestamp, using generator: inout some RandomNumberGenerator
    ) throws(KeyError) -> (key: APIKey, secret: KeySecret) {
        // Control characters would break lines of lists and logs.
        let isPrintable = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        guard isPrintable, name.contains(where: { !$0.isWhitespace }), name.count <= Self.nameLengthMaximum else {
            throw .badName
        }
        if scopes.isEmpty { throw .noScopes }
        if let expiresAt, expiresAt <= now { throw .alreadyExpired }
        if let requestsPerMinute, requestsPerMinute < 1 { throw .badRate(requestsPerMinute) }
        let secret = KeySecret(using: &generator)
        let key = APIKey(
            id: secret.id, name: name, secretHash: secret.hash, scopes: scopes, access: access, createdAt: now,
            createdBy: user, expiresAt: expiresAt, requestsPerMinute: requestsPerMinute)
        return (key, secret)
    }
}

/// Why a key cannot be made.
package enum KeyError: Error, Sendable, Hashable, CustomStringConvertible {
    case badName, noScopes, alreadyExpired
    case badRate(Int)

    package var description: String {
        switch self {
        case .badName: "a key needs a name of 1 to 64 printable characters, such as \"help desk\""
        case .noScopes:
            "a key needs at least one scope: " + Scope.allCases.map(\.rawValue).joined(separator: ", ")
        case .alreadyExpired: "the key would have expired already; give a later time"
        case .badRate(let rate): "\(rate) requests a minute is no limit for a key; give 1 or more, or leave it out"
        }
    }
}
