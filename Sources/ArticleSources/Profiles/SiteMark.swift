import KnowledgeModel

/// A file or folder by which a site generator is known.
struct SiteMark: Sendable, Hashable {
    var profile: SourceProfile
    /// Relative to the source.
    var path: String
    /// Others may have files of that name: counts only where no other mark does.
    var isWeak: Bool

    /// What the path, which ends with `name`, says by itself; nil if it is no mark.
    init?(path: String, name: String, isFolder: Bool) {
        self.path = path
        if isFolder {
            // GitHub's documentation keeps what its Liquid tags name there.
            guard name == "_posts" || path == "data/variables" || path.hasSuffix("/data/variables") else { return nil }
            profile = name == "_posts" ? .jekyll : .githubDocs
            isWeak = name == "_posts"
        } else {
            guard let (profile, isWeak) = Self.files[name] else { return nil }
            self.profile = profile
            self.isWeak = isWeak
        }
    }

    /// The folder of the site that it stands in, with `/` at its end; empty for the source's own.
    var siteFolder: String {
        var folders = path.split(separator: "/").dropLast()
        if profile == .githubDocs || folders.suffix(2).elementsEqual(["config", "_default"]) {
            folders = folders.dropLast(profile == .githubDocs ? 1 : 2)
        }
        return folders.map { $0 + "/" }.joined()
    }

    private static let files: [String: (SourceProfile, isWeak: Bool)] = {
        var result: [String: (SourceProfile, isWeak: Bool)] = [
            "mkdocs.yml": (.mkdocs, false), "mkdocs.yaml": (.mkdocs, false), "docfx.json": (.microsoftDocs, false),
            ".openpublishing.publish.config.json": (.microsoftDocs, false), "_config.yml": (.jekyll, true),
            "_config.yaml": (.jekyll, true),
        ]
        for ending in ["js", "ts", "mjs", "cjs"] { result["docusaurus.config.\(ending)"] = (.docusaurus, false) }
        for ending in ["js", "ts", "json"] { result["sidebars.\(ending)"] = (.docusaurus, true) }
        for ending in ["toml", "yaml", "yml", "json"] {
            result["hugo.\(ending)"] = (.hugo, false)
            // Many tools have a file of this name: only beside a folder `content`.
            result["config.\(ending)"] = (.hugo, true)
        }
        return result
    }()
}
