/// The web pages that may speak with the service. A browser names the page's origin, which a page on the web cannot change:
/// so none but these reaches a service on its reader's own machine, whatever name it gives that machine (DNS rebinding).
package struct AllowedOrigins: Sendable, Equatable {
    /// As browsers write them: `https://desk.example`.
    package var configured: Set<String>

    package init(_ configured: Set<String> = []) { self.configured = configured }

    /// - Parameter names: as an operator types them; case and a usual port do not count.
    /// - Throws: `ServiceError.badOrigin` for the first that is none, a pattern such as `*` among them.
    package init(named names: [String]) throws(ServiceError) {
        configured = []
        for name in names {
            guard let origin = Self.asBrowsersWrite(name) else { throw .badOrigin(name) }
            configured.insert(origin)
        }
    }

    /// Whether a page of this origin was listed, whichever machine it is of.
    func lists(_ origin: String) -> Bool { configured.contains(origin) }

    /// WHATWG URL, section 4.5, "serialization of an origin".
    private static func asBrowsersWrite(_ text: String) -> String? {
        let text = text.lowercased()
        let pattern = /(https?):\/\/([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?/
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let (scheme, host) = (match.1, match.2)
        guard let digits = match.3 else { return text }
        guard let port = UInt16(digits), port > 0 else { return nil }
        let isUsual = port == (scheme == "https" ? 443 : 80)
        return "\(scheme)://\(host)" + (isUsual ? "" : ":\(port)")
    }

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
