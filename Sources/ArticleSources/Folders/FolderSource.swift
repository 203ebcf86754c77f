import KnowledgeModel
import SystemIO

/// A folder of Markdown and HTML files, each one article. Its id is its path within the folder, with extension.
package struct FolderSource: ArticleSource {
    package let configuration: SourceConfiguration
    private let selection: FolderSelection

    package init(configuration: SourceConfiguration, selection: FolderSelection = .all) {
        self.configuration = configuration
        self.selection = selection
    }

    package var name: String { configuration.name }

    /// Lists the whole folder at once, about 100 bytes of memory a file; contents are read one by one.
    package func makeReader() throws(SourceError) -> any ArticleReader {
        let walk: FolderWalk
        do {
            walk = try selection.walk(of: configuration.path)
        } catch {
            throw SourceError.interrupted(source: name, cause: error)
        }
        if let file = selection.file, walk.entries.isEmpty {
            throw SourceError.leftOut(source: name, path: configuration.path, file: file)
        }
        if walk.entries.isEmpty, walk.diagnostics.isEmpty {
            throw SourceError.empty(
                source: name, path: configuration.path, holds: "article (\(ArticleFileName.endings))")
        }
        let guess =
            configuration.profile == nil
            ? ProfileGuess(marks: walk.marks, entries: walk.entries, head: head(ofFileAt:byteCount:)) : nil
        let profile = configuration.profile ?? guess?.profile ?? .github
        let site = SiteSettings(
            profile: profile, baseURL: configuration.baseURL, marks: walk.marks, paths: walk.entries.map(\.path),
            head: head(ofFileAt:byteCount:))
        let isPart = { (entry: FolderEntry) in PartialFiles.contain(entry.path, profile: profile) }
        let parts = PartialFiles.finding(walk.entries.filter(isPart).map(\.path))
        return FolderReader(
            configuration: configuration, profile: profile, site: site, entries: walk.entries.filter { !isPart($0) },
            diagnostics: walk.diagnostics + [parts].compactMap { $0 }, note: guess?.diagnostic(source: name))
    }

    /// The first bytes of a file; nil if it cannot be read.
    private func head(ofFileAt path: String, byteCount: Int) -> [UInt8]? {
        guard let file = try? ReadableFile(path: "\(configuration.path)/\(path)") else { return nil }
        return try? file.read(at: 0, count: min(file.byteCount, byteCount))
    }
}

private struct FolderReader: ArticleReader {
    let configuration: SourceConfiguration
    let profile: SourceProfile
    let includes: (any IncludeReader)?
    let site: SiteSettings
    let entries: [FolderEntry]
    /// For what the source is taken, and what the walk found, in the order of paths; handed over first.
    let diagnostics: [Diagnostic]
    private var nextDiagnostic = 0
    private var nextEntry = 0
    private var articleCount = 0

    init(
        configuration: SourceConfiguration, profile: SourceProfile, site: SiteSettings, entries: [FolderEntry],
        diagnostics: [Diagnostic], note: Diagnostic?
    ) {
        self.configuration = configuration
        self.profile = profile
        includes = FolderIncludes(root: configuration.path)
        self.site = site
        self.entries = entries
        self.diagnostics =
            [note].compactMap(\.self) + diagnostics.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    var fractionRead: Double { entries.isEmpty ? 1 : Double(nextEntry) / Double(entries.count) }

    mutating func next() throws(SourceError) -> SourceItem? {
        if nextDiagnostic < diagnostics.count {
            defer { nextDiagnostic += 1 }
            return .diagnostic(diagnostics[nextDiagnostic])
        }
        guard nextEntry < entries.count else {
            if articleCount == 0 {
                throw SourceError.nothingReadable(
                    source: configuration.name, path: configuration.path,
                    tried: entries.count + diagnostics.count { $0.severity != .note }, what: "files and folders")
            }
            return nil
        }
        let entry = entries[nextEntry]
        nextEntry += 1
        do {
            let article = try read(entry)
            articleCount += 1
            return .article(article)
        } catch {
            let code = error.code == .tooLarge ? "file-too-large" : "file-unreadable"
            return .diagnostic(
                Diagnostic(
                    .error, code: code, path: entry.path, message: error.message,
                    consequence: "the article is not indexed"))
        }
    }

    private func read(_ entry: FolderEntry) throws(FileError) -> SourceArticle {
        let absolutePath = "\(configuration.path)/\(entry.path)"
        let file = try ReadableFile(path: absolutePath)
        let limit = configuration.limits.articleBytesMaximum
        let body = try file.read(at: 0, count: min(file.byteCount, limit) + 1)
        guard body.count <= limit else {
            throw FileError(
                .tooLarge, path: absolutePath,
                message: "the file is larger than \(limit) bytes, the limit for one article")
        }
        var defaults = configuration.defaults(forPath: entry.path)
        if let locale = entry.fileName.locale { defaults.locale = locale }
        return SourceArticle(
            source: configuration.name, path: entry.path, id: entry.path, format: entry.fileName.format,
            profile: profile, site: site, body: body, defaults: defaults, audienceMap: configuration.audienceMap)
    }
}
