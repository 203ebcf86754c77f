package import KnowledgeModel

/// One source of a knowledge base: where its articles are, and what holds for all of them.
package struct SourceConfiguration: Sendable, Hashable {
    /// Who looks after the articles whose paths fit.
    package struct OwnerRule: Sendable, Hashable {
        package var pattern: PathPattern
        package var owner: String
        package var backup: String?

        package init(pattern: PathPattern, owner: String, backup: String? = nil) {
            self.pattern = pattern
            self.owner = owner
            self.backup = backup
        }
    }

    /// How `lacuna.yaml` and the command line ask for a profile to be guessed.
    package static let automaticProfile = "auto"

    /// Unique in its knowledge base.
    package var name: String
    /// A folder, or a file that ends in `.jsonl`, `.ndjson` or `.json`.
    package var path: String
    /// Which dialect, addresses and heading anchors its articles follow; nil: guessed from its files.
    package var profile: SourceProfile?
    package var baseURL: BaseURL?
    /// Of articles that say none; in lower case.
    package var locale: String?
    /// Of articles that say none.
    package var audience = Audience.public
    package var audienceMap = AudienceMap()
    /// The first that fits counts.
    package var owners: [OwnerRule] = []
    package var product: String?
    package var version: String?
    /// Days after which an article is due for review.
    package var reviewInterval: Int?
    /// Records with one of these labels stay out, in whatever case they are written.
    package var skippedLabels: [String] = []
    package var limits = SourceLimits()

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// What the source says of the article at `path`, address and title aside.
    package func defaults(forPath path: String) -> ArticleMetadata {
        var metadata = ArticleMetadata()
        metadata.locale = locale
        metadata.audience = audience
        metadata.owner = owners.first { $0.pattern.matches(path) }?.owner
        metadata.product = product
        metadata.version = version
        return metadata
    }

    /// The names that a profile may be given by, `auto` first.
    package static let profileNames = [automaticProfile] + SourceProfile.allCases.map(\.rawValue)

    /// Sources for the paths of a command line, each named after the last component of its path: `docs`, `docs-2`.
    /// The file of an export loses its extension.
    package static func sources(atPaths paths: [String]) -> [SourceConfiguration] {
        var taken: Set<String> = []
        return paths.map { path in
            let base = derivedName(ofPath: path)
            var name = base
            var count = 1
            while !taken.insert(name).inserted {
                count += 1
                name = "\(base)-\(count)"
            }
            return SourceConfiguration(name: name, path: path)
        }
    }

    private static func derivedName(ofPath path: String) -> String {
        var last = path.split(separator: "/").last.map(String.init) ?? ""
        if last.isEmpty || last == "." || last == ".." {
            last = SourceFiles.realPath(path)?.split(separator: "/").last.map(String.init) ?? "source"
        }
        if ExportFiles.accepts(fileName: last), let dot = last.lastIndex(of: "."), dot != last.startIndex {
            last = String(last[..<dot])
        }
        return last
    }
}
