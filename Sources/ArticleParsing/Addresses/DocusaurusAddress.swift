/// Addresses as Docusaurus makes them for documents (its `getSlug`).
///
/// Numbers at the front of names are cut off; `index`, `README` and a file named as its folder are the folder; `slug`
/// replaces the last part, or all of it where it begins with `/`. Whatever begins with `_` is a partial and no page.
struct DocusaurusAddress {
    let declared: DeclaredAddress
    /// The folders of the address under which documents lie.
    let route: [String]

    func relative(_ name: PathName) -> String? {
        guard !name.components.contains(where: { $0.hasPrefix("_") }) else { return nil }
        let folders = name.folders.map(stripped)
        if let slug = declared.slug {
            let path = slug.hasPrefix("/") ? slug : (folders + [slug]).joined(separator: "/")
            return joined(AddressText.encoded(written: AddressText.resolved(path)))
        }
        let isFolder = ["index", "readme", name.folders.last?.lowercased()].contains(name.stem.lowercased())
        if isFolder { return joined(AddressText.encoded(folders + [""])) }
        return joined(AddressText.encoded(folders + [declared.id ?? stripped(name.stem)]))
    }

    private func joined(_ path: String) -> String {
        AddressText.encoded(route + [""]) + path
    }

    private func stripped(_ name: String) -> String {
        declared.parsesNumberPrefixes ? Self.withoutNumber(name) : name
    }

    /// `01-intro`, `2. intro` and `003 - intro` as `intro`; dates and versions such as `2024-05-news` and `1.0` stay.
    static func withoutNumber(_ name: String) -> String {
        let isSeparator = { (character: Character) in "-_.".contains(character) }
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        let rest = name.dropFirst(digits.count)
        if let mark = rest.first, isSeparator(mark), rest.dropFirst().first?.isNumber ?? false { return name }
        let marks = rest.drop(while: \.isWhitespace)
        let text = marks.drop(while: isSeparator).drop(while: \.isWhitespace)
        guard !digits.isEmpty, marks.first.map(isSeparator) ?? false, let first = text.first, !isSeparator(first) else {
            return name
        }
        return String(text)
    }
}
