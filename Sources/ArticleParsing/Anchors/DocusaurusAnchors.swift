/// Heading anchors as Docusaurus makes them: GitHub's rule, but the text of pictures counts, emoji shortcodes have
/// become pictures before, and written ids do not count at all.
struct DocusaurusAnchors: AnchorRule {
    private var slugs = SlugCounter()

    mutating func anchor(for heading: HeadingSource) -> String? {
        let text = heading.pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text): result += EmojiShortcodes.removed(from: text)
            case .code(let text), .alternative(let text), .address(let text): result += text
            }
        }
        let anchor = slugs.unique(GitHubSlug.slug(text))
        return anchor.isEmpty ? nil : anchor
    }
}

/// `:rocket:` in a text.
enum EmojiShortcodes {
    static func removed(from text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let end = end(in: bytes, at: index) {
                index = end
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result.asString
    }

    /// The longest name of an emoji has 50-odd letters.
    private static let nameBytesMaximum = 64

    /// Behind the shortcode that begins at `index`: a name with a letter in it, or `:+1:`, between colons.
    private static func end(in bytes: [UInt8], at index: Int) -> Int? {
        guard bytes[index] == UInt8(ascii: ":") else { return nil }
        let name = bytes[(index + 1)...].prefix(nameBytesMaximum).prefix {
            $0.isASCIIAlphanumeric || $0.isOne(of: "_+-")
        }
        guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ":"),
            name.contains(where: \.isASCIILetter) || [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(name.first)
        else { return nil }
        return name.endIndex + 1
    }
}
