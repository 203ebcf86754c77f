/// Addresses that follow the files: Markdown without its ending.
enum FolderAddress {
    /// `README.md` and `index.md` are their folder: where no generator is known, and at GitHub.
    static func gitHub(_ name: PathName) -> String {
        let isFolder = ["readme", "index"].contains(name.stem.lowercased())
        return AddressText.encoded(name.folders + [isFolder ? "" : name.stem])
    }

    /// GitHub's documentation: a folder has no `/` at its end.
    static func withoutSlash(_ name: PathName) -> String {
        AddressText.encoded(name.stem == "index" || name.stem == "README" ? name.folders : name.folders + [name.stem])
    }

    /// Microsoft's: files to be included and tables of contents are no pages.
    static func microsoft(_ name: PathName) -> String? {
        let stem = name.stem.lowercased()
        if stem == "toc" || name.folders.contains(where: { $0.lowercased() == "includes" }) { return nil }
        return AddressText.encoded(name.folders + [stem == "index" ? "" : name.stem])
    }
}
