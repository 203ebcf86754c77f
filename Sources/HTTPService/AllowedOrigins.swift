/// The web pages that may speak with the service. A browser names the page's origin, which a page on the web cannot change:
/// so none but these reaches a service on its reader's own machine, whatever name it gives that machine (DNS rebinding).
package struct AllowedOrigins: Sendable, Equatable {
    /// As browsers write them: `https://desk.example`.
    package var configured: Set<String>

    package init(_ configured: Set<String> = []) { self.configured = configured }

    /// - Parameter origin: nil where the client is no browser.
    package func admit(_ origin: String?) -> Bool {
        guard let origin else { return true }
        return configured.contains(origin) || Self.isLoopback(origin)
    }

    private static func isLoopback(_ origin: String) -> Bool {
        for scheme in ["http://", "https://"] where origin.hasPrefix(scheme) {
            let authority = String(origin.dropFirst(scheme.count))
            return !authority.contains("@") && LoopbackHost.isLoopback(LoopbackHost.host(ofAuthority: authority))
        }
        return false
    }
}
