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
