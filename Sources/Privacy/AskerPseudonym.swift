internal import Crypto
internal import KnowledgeModel

/// Stands for an asker wherever activity is kept: equal for the same asker and secret, and of no use to anybody who does
/// not hold the secret.
package struct AskerPseudonym: Sendable, Hashable {
    /// 26 digits of base 32, which is 130 bits.
    package let value: String

    /// The first 130 bits of HMAC-SHA256 (RFC 2104) over the UTF-8 of `asker`, in `Digest.base32`.
    ///
    /// - Parameter asker: as the caller names the person, exactly; letter case counts.
    package init(asker: String, secret: [UInt8]) {
        let code = HMAC<SHA256>.authenticationCode(for: Array(asker.utf8), using: SymmetricKey(data: secret))
        value = String(Digest.base32(code).prefix(26))
    }

    /// For a storage that reads back a `value`.
    package init(stored value: String) { self.value = value }
}
