internal import Crypto
internal import KnowledgeModel
internal import Storage

/// Forms of pages: what makes sure that a form was sent from a page that this service made for the same session.
extension Gatekeeper {
    /// Goes into every form that a session's pages have. HMAC-SHA256 of the credential (OWASP's signed double submit), so
    /// nothing is stored, and a page elsewhere cannot know it.
    ///
    /// - Parameter credential: the session's; nil on this machine while there are no keys.
    /// - Throws: what the store throws.
    package func formToken(for credential: String?) throws -> String {
        Base64URL.encode(try formCode(for: credential))
    }

    /// Takes the same time whichever byte differs.
    package func isFormToken(_ text: String, for credential: String?) throws -> Bool {
        ConstantTime.areEqual(Base64URL.decode(text.utf8) ?? [], try formCode(for: credential))
    }

    private func formCode(for credential: String?) throws -> [UInt8] {
        let key = SymmetricKey(data: try tokenSecret())
        return Array(HMAC<SHA256>.authenticationCode(for: Array("form\n\(credential ?? "")".utf8), using: key))
    }
}
