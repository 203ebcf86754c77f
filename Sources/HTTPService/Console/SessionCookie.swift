import Hummingbird
import KnowledgeModel

/// The cookie that says who is signed in: a short-lived token of the key that was shown, so that nothing is kept here, and
/// a key that is revoked ends its sessions (RFC 6265).
enum SessionCookie {
    private static let name = "lacuna_session"
    /// A working day.
    static let lifetime: Duration = .seconds(8 * 3600)

    /// Nil without one; the empty text, which opens nothing, for one that is empty.
    static func credential(in request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                guard pair.hasPrefix(name + "=") else { continue }
                return String(pair.dropFirst(name.count + 1))
            }
        }
        return nil
    }

    /// Hidden from scripts; sent along when somebody follows a link from elsewhere, but with no form from there.
    static func header(_ token: String, of request: Request) -> String {
        "\(name)=\(token); Max-Age=\(lifetime.components.seconds); \(attributes(of: request))"
    }

    static func expiredHeader(of request: Request) -> String { "\(name)=; Max-Age=0; \(attributes(of: request))" }

    private static func attributes(of request: Request) -> String {
        // Behind a proxy that speaks TLS; without one, browsers would not keep a cookie that says it is secure.
        let isSecure = request.headers[.forwardedProtocol]?.lowercased() == "https"
        return "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}

extension HTTPFields.Element.Name {
    static let forwardedProtocol = HTTPFields.Element.Name("X-Forwarded-Proto")!
}
