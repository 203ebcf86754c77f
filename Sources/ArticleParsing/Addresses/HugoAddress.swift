import KnowledgeModel

/// Addresses as Hugo makes them: sections and names in lower case without what addresses should not hold, each page a
/// folder; `slug` replaces the last part, `url` all. `_index.md` is its section and `index.md` its bundle. A language in
/// the file's name (`a.fr.md`) comes first in the address, but for the site's default.
struct HugoAddress {
    let declared: DeclaredAddress
    let defaultLanguage: String

    func relative(_ name: PathName) -> String {
        var language: [String] = []
        var stem = name.stem
        if let (tag, rest) = Self.language(ofStem: stem) {
            stem = rest
            if tag != defaultLanguage { language = [tag] }
        }
        if let url = declared.url {
            // From the front only a `/` leaves the language out.
            let path = (url.hasPrefix("/") ? [] : language).map { $0 + "/" }.joined() + url
            let isFile = url.split(separator: "/").last?.contains(".") ?? false
            return AddressText.encoded(written: AddressText.resolved(path + (isFile ? "" : "/")))
        }
        var folders = name.folders.map(Self.sanitized)
        if stem == "_index" || stem == "index" {
            if let slug = declared.slug, !folders.isEmpty { folders[folders.count - 1] = Self.sanitized(slug) }
        } else {
            folders.append(Self.sanitized(declared.slug ?? stem))
        }
        return (language + folders).map { AddressText.encoded($0.split(separator: "/").map(String.init)) + "/" }
            .joined()
    }

    /// The language in a file's name, and the name without it.
    static func language(ofPath path: String) -> (tag: String, stem: String)? {
        PathName(path).flatMap { language(ofStem: $0.stem) }
    }

    private static func language(ofStem stem: String) -> (tag: String, stem: String)? {
        guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex else { return nil }
        let tag = stem[stem.index(after: dot)...].lowercased()
        guard LanguageTag.isKnown(tag) else { return nil }
        return (tag, String(stem[..<dot]))
    }

    /// Letters, digits, marks and a few signs in lower case; each space becomes a hyphen, the rest is left out.
    private static func sanitized(_ segment: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in segment.trimmingWhiteSpace.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar == " ": result.append("-")
            case _ where "._#+~-@/".unicodeScalars.contains(scalar), .uppercaseLetter, .lowercaseLetter,
                .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .nonspacingMark, .spacingMark,
                .enclosingMark:
                result.append(scalar)
            default: break
            }
        }
        return String(result)
    }
}

/// Languages that a file's name may say.
enum LanguageTag {
    /// A two-letter language of ISO 639-1, alone or with a region or script: `fr`, `pt-br`, `zh-hant`.
    static func isKnown(_ tag: String) -> Bool {
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3, languages.contains(parts[0]) else { return false }
        return parts.dropFirst().allSatisfy { part in
            (2...8).contains(part.utf8.count) && part.utf8.allSatisfy(\.isASCIIAlphanumeric)
        }
    }

    private static let languages = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
        en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik is it iu ja \
        jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
        nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq \
        sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " "))
}
