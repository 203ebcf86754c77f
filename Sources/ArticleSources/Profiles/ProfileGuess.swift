package import KnowledgeModel

/// Which tool a folder of articles was written for, as far as its files show.
///
/// A generator's own files decide, where most of the articles lie in their folder; else the marks in a sample of the
/// articles, where they are clear. Without either it is GitHub's Markdown, which is not said.
struct ProfileGuess: Sendable, Hashable {
    var profile: SourceProfile
    /// The file that shows it, or a sentence; nil if nothing shows anything.
    var evidence: String?
    /// Relative to the source; where the evidence is.
    var path: String

    /// - Parameter head: the first bytes of an article; nil if it cannot be read.
    init(marks: [SiteMark], entries: [FolderEntry], head: (_ path: String, _ byteCount: Int) -> [UInt8]?) {
        let paths = entries.map(\.path)
        let markdown = entries.filter { $0.fileName.format == .markdown }.map(\.path)
        guard !paths.isEmpty else {
            self.init(profile: .github, evidence: nil, path: "")
            return
        }
        if markdown.isEmpty {
            self.init(profile: .html, evidence: "there is nothing but HTML in it", path: paths[0])
            return
        }
        for isWeak in [false, true] {
            let found = marks.filter { $0.isWeak == isWeak && Self.counts($0, of: paths) }
            guard let nearest = found.map(\.siteFolder.utf8.count).min() else { continue }
            let decisive = found.filter { $0.siteFolder.utf8.count == nearest }.sorted { $0.path < $1.path }
            let profiles = Set(decisive.map(\.profile))
            if profiles.count == 1 {
                self.init(profile: decisive[0].profile, evidence: decisive[0].path, path: decisive[0].path)
            } else {
                let names = decisive.map(\.path).joined(separator: ", ")
                self.init(profile: .github, evidence: "\(names) contradict each other", path: decisive[0].path)
            }
            return
        }
        if markdown.count * Self.htmlFactor < paths.count {
            let evidence = "\(paths.count - markdown.count) of \(paths.count) articles are HTML"
            self.init(profile: .html, evidence: evidence, path: paths[0])
            return
        }
        self =
            ArticleSample(paths: markdown).guess(head: head)
            ?? ProfileGuess(profile: .github, evidence: nil, path: "")
    }

    /// Repositories of HTML have a file or two of Markdown beside it, such as a licence.
    private static let htmlFactor = 20

    init(profile: SourceProfile, evidence: String?, path: String) {
        self.profile = profile
        self.evidence = evidence
        self.path = path
    }

    /// Whether at least half of the articles lie in the mark's site, and what else must be there is.
    private static func counts(_ mark: SiteMark, of paths: [String]) -> Bool {
        let folder = mark.siteFolder
        let inside = folder.isEmpty ? paths.count : paths.count { $0.hasPrefix(folder) }
        let name = mark.path.split(separator: "/").last ?? ""
        let needsContent = mark.profile == .githubDocs || name.hasPrefix("config.")
        return inside * 2 >= paths.count && (!needsContent || paths.contains { $0.hasPrefix(folder + "content/") })
    }

    /// Says what was guessed; nil if nothing showed anything.
    func diagnostic(source: String) -> Diagnostic? {
        evidence.map { evidence in
            Diagnostic(
                .note, code: SourceProfile.guessedCode, path: path,
                message: "the source \"\(source)\" is read as \(profile.rawValue): \(evidence)",
                consequence: "its dialect, addresses and anchors are taken to be so; name its 'profile' to choose")
        }
    }
}

extension SourceProfile {
    /// Of the diagnostic that says which profile was guessed.
    package static let guessedCode = "profile-guessed"
}
