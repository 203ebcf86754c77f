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

    /// Where the file at `path` (relative to the source) is published: Markdown without its extension, `README.md` and
    /// `index.md` as their folder, anything else under its own name.
    package func pageURL(forPath path: String) -> String {
        var components = path.split(separator: "/").map(String.init)
        guard let name = components.popLast() else { return text }
        if let dot = name.lastIndex(of: "."), ["md", "mdx", "markdown"].contains(name[dot...].dropFirst().lowercased())
        {
            let stem = String(name[..<dot])
            components.append(["readme", "index"].contains(stem.lowercased()) ? "" : stem)
        } else {
            components.append(name)
        }
        return text + components.map(Self.encoded).joined(separator: "/")
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

    /// Percent-encodes what RFC 3986 does not allow in a path segment.
    private static func encoded(_ segment: String) -> String {
        segment.addingPercentEncoding(withAllowedCharacters: segmentCharacters) ?? segment
    }

    private static let segmentCharacters = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@")
}
