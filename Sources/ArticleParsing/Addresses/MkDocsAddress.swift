/// MkDocs: `index.md` and `README.md` are their folder, other pages are folders of their own unless
/// `use_directory_urls` is off.
struct MkDocsAddress {
    let usesDirectoryURLs: Bool

    func relative(_ name: PathName) -> String {
        let isIndex = name.stem == "index" || name.stem == "README"
        guard usesDirectoryURLs else {
            return AddressText.encoded(name.folders + [(isIndex ? "index" : name.stem) + ".html"])
        }
        return AddressText.encoded(name.folders + (isIndex ? [""] : [name.stem, ""]))
    }
}
