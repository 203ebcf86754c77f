package import Access

extension Problem {
    /// Why a caller is turned away.
    package init(_ error: AccessError) {
        let isKnown = if case .insufficientScope = error { true } else { false }
        let detail = error.description
        self.init(
            slug: error.code.replacing("_", with: "-"), status: isKnown ? 403 : 401,
            title: isKnown ? "Not allowed" : "Not authenticated",
            detail: detail.prefix(1).uppercased() + detail.dropFirst() + ".")
    }
}

extension Problem {
    /// Why no token was minted.
    package init(_ error: TokenError) {
        let detail = error.description
        let isWider =
            switch error {
            case .notAKey, .widerScope, .widerRole, .widerLocale: true
            case .noScopes, .badLifetime, .tooLarge: false
            }
        self.init(
            slug: "token-" + error.code.replacing("_", with: "-"), status: isWider ? 403 : 422,
            title: "No token",
            detail: detail.prefix(1).uppercased() + detail.dropFirst() + ".")
    }
}
