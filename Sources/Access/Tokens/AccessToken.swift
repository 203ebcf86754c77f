internal import Crypto
package import KnowledgeModel
package import Storage

/// A short-lived credential that a key mints, for less than the key may: nothing of it is stored. Whoever holds one can
/// read what it says, and cannot change it.
package struct AccessToken: Sendable, Hashable {
    package var keyID: String
    package var scopes: Set<Scope>
    package var access: AccessScope
    package var filter: PassageFilter
    package var asker: String?
    package var issuedAt: Timestamp
    /// The first moment at which it no longer opens anything.
    package var expiresAt: Timestamp

    package static let prefix = "lacunat_"
    /// 24 hours.
    package static let lifetimeMaximum: Duration = .seconds(86_400)
    /// More than any token needs; what is longer is not looked at.
    private static let textLengthMaximum = 8192
    private static let signatureBytes = 32

    /// `lacunat_` and base64url (RFC 4648, section 5, without padding) of the encoding and its HMAC-SHA256 (RFC 2104).
    package func signed(with secret: [UInt8]) -> String {
        let body = TokenEncoding.encode(self)
        let code = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: secret))
        return Self.prefix + Base64URL.encode(body + Array(code))
    }

    /// Nil unless the text was signed with the secret: whatever was changed, were it spare bits of the last digit.
    package init?(signed text: String, secret: [UInt8]) {
        guard text.hasPrefix(Self.prefix), text.utf8.count <= Self.textLengthMaximum,
            let bytes = Base64URL.decode(text.utf8.dropFirst(Self.prefix.utf8.count)),
            bytes.count > Self.signatureBytes
        else { return nil }
        let body = Array(bytes.dropLast(Self.signatureBytes))
        // Compares in constant time.
        guard
            HMAC<SHA256>.isValidAuthenticationCode(
                bytes.suffix(Self.signatureBytes), authenticating: body, using: SymmetricKey(data: secret)),
            let token = TokenEncoding.decode(body)
        else { return nil }
        self = token
    }

    package init(
        keyID: String, scopes: Set<Scope>, access: AccessScope, filter: PassageFilter, asker: String?,
        issuedAt: Timestamp, expiresAt: Timestamp
    ) {
        self.keyID = keyID
        self.scopes = scopes
        self.access = access
        self.filter = filter
        self.asker = asker
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }
}
