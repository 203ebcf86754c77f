/// Why a caller is turned away. The message names the remedy and never what the caller sent.
package enum AccessError: Error, Sendable, Hashable, CustomStringConvertible {
    /// No key was sent, and there are keys.
    case missing
    /// Malformed, of no key, or with the wrong secret: all the same to a caller, who could otherwise try which keys exist.
    case unknown
    case expired
    case revoked
    /// The key is good and does not allow this.
    case insufficientScope(Scope)

    /// A stable name for programs.
    package var code: String {
        switch self {
        case .missing: "missing_key"
        case .unknown: "unknown_key"
        case .expired: "expired_key"
        case .revoked: "revoked_key"
        case .insufficientScope: "insufficient_scope"
        }
    }

    package var description: String {
        switch self {
        case .missing:
            "no key was sent; send one as `Authorization: Bearer lacuna_…`, "
                + "which `lacuna keys create` makes on the machine of the index"
        case .unknown:
            "the key is not known here; send a whole key, exactly as `lacuna keys create` printed it, "
                + "or a token that was minted with one"
        case .expired: "the key or token has expired; create a new key with `lacuna keys create`, or mint a new token"
        case .revoked: "the key has been revoked; ask whoever runs the service for another"
        case .insufficientScope(let needed):
            "this needs the scope \"\(needed.rawValue)\", which the key does not have; "
                + "use a key that was created with `--scope \(needed.rawValue)`"
        }
    }
}
