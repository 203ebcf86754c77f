/// Heading anchors as GitHub makes them; the rule of `github-slugger`, which others took over.
///
/// Of pictures nothing is taken. Ids that the page has count as anchors that are there already.
struct GitHubAnchors: AnchorRule {
    private var slugs = SlugCounter()

    init(ids: [String]) {
        for id in ids.sorted() { slugs.reserve(id) }
    }

    mutating func anchor(for heading: HeadingSource) -> String? {
        let anchor = slugs.unique(GitHubSlug.slug(heading.text()))
        return anchor.isEmpty ? nil : anchor
    }
}

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

/// Lower case; what is no letter, mark, digit, connector, hyphen or space is taken out; each space becomes a hyphen.
enum GitHubSlug {
    static func slug(_ heading: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in lowercased(heading) {
            if scalar == " " {
                result.append("-")
            } else if scalar == "-" || WordScalars.contains(scalar) {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// As JavaScript does it: a capital sigma at the end of a word becomes the form for there.
    private static func lowercased(_ text: String) -> String.UnicodeScalarView {
        let capitalSigma: Unicode.Scalar = "\u{3A3}"
        guard text.unicodeScalars.contains(capitalSigma) else { return text.lowercased().unicodeScalars }
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let isFinal =
                scalar == capitalSigma && index > 0 && scalars[index - 1].properties.isCased
                && !(index + 1 < scalars.count && scalars[index + 1].properties.isCased)
            result.append(
                contentsOf: isFinal ? "\u{3C2}".unicodeScalars : scalar.properties.lowercaseMapping.unicodeScalars)
        }
        return result
    }
}

/// What regular expressions call a word character in Ruby and in the slugger: letters, marks, digits, connectors.
enum WordScalars {
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        default:
            scalar.properties.isAlphabetic
        }
    }
}

/// Slugs that a page has, told apart by `-1`, `-2`, …, past ids such as `foo-1` that are there already.
struct SlugCounter {
    private var occurrences: [String: Int] = [:]

    mutating func reserve(_ id: String) {
        if occurrences[id] == nil { occurrences[id] = 0 }
    }

    /// Amortised O(1) slugs looked up: what one slug has counted past, it does not look at again.
    mutating func unique(_ slug: String) -> String {
        var result = slug
        while let count = occurrences[result] {
            let next = (occurrences[slug] ?? count) + 1
            occurrences[slug] = next
            result = "\(slug)-\(next)"
        }
        occurrences[result] = 0
        return result
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
