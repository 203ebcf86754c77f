import KnowledgeModel

/// Which files of a folder are there for others to include and are no articles of their own.
enum PartialFiles {
    static func contain(_ path: String, profile: SourceProfile) -> Bool {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return false }
        let folders = parts.dropLast()
        switch profile {
        // Docusaurus makes no page of a name that begins with an underscore, be it a file's or a folder's.
        case .docusaurus: return parts.contains { $0.hasPrefix("_") }
        // Folders with an underscore may be collections, which are pages.
        case .jekyll:
            return name.hasPrefix("_")
                || folders.contains { ["_includes", "_layouts", "_sass", "_data", "_plugins"].contains($0) }
        case .mkdocs: return folders.contains { $0.hasPrefix("_") }
        // A table of contents is the menu of its folder.
        case .microsoftDocs:
            return name.lowercased() == "toc.md"
                || folders.contains { ["includes", "_includes"].contains($0.lowercased()) }
        case .githubDocs: return folders.starts(with: ["data", "reusables"])
        default: return false
        }
    }

    /// Says once for a run that some were left out; nil if none was.
    static func finding(_ paths: [String]) -> Diagnostic? {
        guard let first = paths.first else { return nil }
        let what =
            paths.count == 1
            ? "this file is a part of others or a menu"
            : "\(paths.count) files like this are parts of others or menus"
        return Diagnostic(
            .note, code: "parts-left-out", path: first, message: what,
            consequence: "what articles include is indexed with them, and nothing of these as an article of its own"
        )
    }
}
