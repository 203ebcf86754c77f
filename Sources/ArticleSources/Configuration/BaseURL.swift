import Foundation

/// The address under which a source's articles are published; ends with `/`.
package struct BaseURL: Sendable, Hashable, CustomStringConvertible {
    private let text: String

    package var description: String { text }

    /// Nil unless `text` is an absolute `http` or `https` address without query and fragment.
    package init?(_ text: String) {
        guard let components = URLComponents(string: text), let scheme = components.scheme?.lowercased(),
            scheme == "http" || scheme == "https", components.host?.isEmpty == false, components.query == nil,
            components.fragment == nil
        else { return nil }
        self.text = text.hasSuffix("/") ? text : text + "/"
    }

    /// `reference` as an absolute address: itself if it is one, else relative to the base. Nil unless it is `http(s)`.
    package func resolving(_ reference: String) -> String? {
        guard let base = URL(string: text), let url = URL(string: reference, relativeTo: base) else { return nil }
        let absolute = url.absoluteString
        return BaseURL.isWebAddress(absolute) ? absolute : nil
    }

    /// Whether `text` begins as an `http` or `https` address does.
    static func isWebAddress(_ text: String) -> Bool {
        let lowered = text.prefix(8).lowercased()
        return lowered.hasPrefix("http://") || lowered.hasPrefix("https://")
    }
}
