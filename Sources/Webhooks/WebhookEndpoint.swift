import Foundation

/// Who is told of what, and how messages to them are signed.
package struct WebhookEndpoint: Sendable, Hashable {
    package var name: String
    /// `https://…` or `http://…`. Only this very address is ever called: redirects are not followed.
    package var url: String
    /// The key of the signatures.
    package var secret: [UInt8]
    /// Types, or `theme.*` for all of a kind; `*` for all.
    package var events: [String]

    package init(name: String, url: String, secret: [UInt8], events: [String] = ["*"]) {
        self.name = name
        self.url = url
        self.secret = secret
        self.events = events
    }

    /// Whether it wants to be told of events of a type.
    package func wants(_ type: String) -> Bool { events.contains { Self.pattern($0, covers: type) } }

    static func pattern(_ pattern: String, covers type: String) -> Bool {
        if pattern == "*" || pattern == type { return true }
        return pattern.hasSuffix(".*") && type.hasPrefix(pattern.dropLast())
    }

    /// Of `whsec_` and base64, or base64 alone; nil unless that gives 24 to 64 bytes, as the specification says.
    package static func secret(_ text: String) -> [UInt8]? {
        let base64 = text.hasPrefix("whsec_") ? String(text.dropFirst(6)) : text
        guard let data = Data(base64Encoded: base64), (24...64).contains(data.count) else { return nil }
        return Array(data)
    }

    /// An address that may be called: http or https, with a host, without a user and without a fragment.
    package static func isAddress(_ text: String) -> Bool {
        guard let parts = URLComponents(string: text), ["http", "https"].contains(parts.scheme?.lowercased()) else {
            return false
        }
        return parts.host?.isEmpty == false && parts.user == nil && parts.password == nil && parts.fragment == nil
    }
}
