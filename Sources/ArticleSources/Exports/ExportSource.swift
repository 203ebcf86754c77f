import KnowledgeModel
import SystemIO

/// What a help desk exported: one file of JSON, or a folder of them, as its interface hands them out.
package struct ExportSource: ArticleSource {
    package let configuration: SourceConfiguration

    /// - Parameter configuration: its profile is one of a help desk, or nil to tell it from the records.
    package init(configuration: SourceConfiguration) {
        self.configuration = configuration
    }

    package var name: String { configuration.name }

    /// Looks at all files once: where the records are, and which of several versions of an article counts. About 300 bytes
    /// of memory an article; records themselves are read one by one.
    ///
    /// - Throws: for a file that is cut short or a page that is missing too, before the first article.
    package func makeReader() throws(SourceError) -> any ArticleReader {
        let files: [ExportFiles.File]
        do { files = try ExportFiles.files(at: configuration.path) } catch {
            throw SourceError.interrupted(source: name, cause: error)
        }
        guard !files.isEmpty else {
            throw SourceError.empty(
                source: name, path: configuration.path, holds: "file of an export (\(ExportFiles.endings))")
        }
        var findings: [Diagnostic] = []
        var mapping: any ExportMapping = try mapping(files, &findings)
        let survey = try ExportSurvey(files, of: configuration, mapping: &mapping)
        guard !survey.records.isEmpty else {
            throw SourceError.empty(source: name, path: configuration.path, holds: "article")
        }
        return ExportReader(configuration: configuration, survey: survey, mapping: mapping, findings: findings)
    }

    private func mapping(
        _ files: [ExportFiles.File], _ findings: inout [Diagnostic]
    ) throws(SourceError) -> any ExportMapping {
        var profile = configuration.profile
        if profile == nil { profile = try guess(files, &findings) }
        switch profile {
        case .zendesk: return ZendeskMapping()
        case .intercom: return IntercomMapping()
        case .freshdesk: return FreshdeskMapping()
        case .confluence: return ConfluenceMapping()
        default: throw SourceError.unknownShape(source: name, path: configuration.path)
        }
    }

    private func guess(
        _ files: [ExportFiles.File], _ findings: inout [Diagnostic]
    ) throws(SourceError) -> SourceProfile {
        let guess: SourceProfile?
        do { guess = try ExportDetection.profile(of: files) } catch {
            throw SourceError.unreadable(source: name, file: configuration.path, error)
        }
        guard let guess else { throw SourceError.unknownShape(source: name, path: configuration.path) }
        findings.append(
            Diagnostic(
                .note, code: SourceProfile.guessedCode, path: files[0].path,
                message: "the records look like an export of \(guess.rawValue)",
                consequence: "they are read as such; write \"profile: \(guess.rawValue)\" to say so"))
        return guess
    }
}

extension SourceConfiguration {
    /// Whether what lies at `path` is the export of a help desk: its profile says so or, where none is given, its records.
    ///
    /// A folder in which articles lie as files of their own is one only if its profile and its records say the same.
    func isExport(_ kind: SourceFiles.Kind) -> Bool {
        if let profile, !ExportDetection.profiles.contains(profile) { return false }
        switch kind {
        case .other: return false
        case .file:
            guard ExportFiles.accepts(fileName: path) else { return false }
            return profile != nil || path.lowercased().hasSuffix(".json") || guessedExport() != nil
        case .folder:
            if profile == nil { return guessedExport() != nil && !holdsArticleFiles }
            guard let files = try? ExportFiles.files(at: path), !files.isEmpty else { return false }
            return !holdsArticleFiles || guessedExport() == profile
        }
    }

    /// By the file, or the files right in the folder.
    private func guessedExport() -> SourceProfile? {
        guard let files = try? ExportFiles.files(at: path, depthMaximum: 0) else { return nil }
        return (try? ExportDetection.profile(of: files)) ?? nil
    }

    private var holdsArticleFiles: Bool { (try? FolderWalk(root: path))?.entries.isEmpty == false }
}
