import KnowledgeModel
import SystemIO

/// A file found below a source's folder that may hold an article.
struct FolderEntry: Sendable {
    /// Relative to the source, with `/`.
    var path: String
    var fileName: ArticleFileName
}

/// The article files below a folder, sorted by path, and what was wrong on the way. Reads names, never contents.
///
/// Hidden files and folders (`.git`) and `node_modules` are left out. A symbolic link is followed only where it leads
/// to something inside the folder that the walk does not reach without it: loops end, and no article is found twice.
struct FolderWalk {
    private(set) var entries: [FolderEntry] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Files and folders by which site generators are known.
    private(set) var marks: [SiteMark] = []
    private let root: String
    private let realRoot: String
    private var reached: Set<SourceFiles.Identity> = []
    private var links: [String] = []

    /// A repository of many sites has one for each; each costs a look at all paths.
    private static let marksMaximum = 100

    /// - Throws: when the folder itself cannot be listed.
    init(root: String) throws(FileError) {
        self.root = root
        realRoot = SourceFiles.realPath(root) ?? root
        if let target = SourceFiles.target(of: root) { reached.insert(target.identity) }
        try list(folder: "")
        // A link may uncover further links, which join the end of the list.
        var next = 0
        links.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        while next < links.count {
            follow(link: links[next])
            next += 1
        }
        marks.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// One file of a folder whose other files are not looked at; none if its name is no article's.
    init(root: String, file: String) {
        self.root = root
        realRoot = root
        if let fileName = ArticleFileName(file) { entries = [FolderEntry(path: file, fileName: fileName)] }
    }

    /// What the walk found of one file.
    func selecting(_ file: String) -> FolderWalk {
        var walk = self
        walk.entries = entries.filter { $0.path == file }
        walk.diagnostics = diagnostics.filter { $0.path == file }
        return walk
    }

    /// Walks a folder and all below it, without recursion: a hostile tree may be deep.
    private mutating func list(folder first: String) throws(FileError) {
        var pending = [first]
        while let folder = pending.popLast() {
            let found: [SourceFiles.Entry]
            do {
                found = try SourceFiles.entries(of: absolute(folder))
            } catch {
                if folder == first { throw error }
                report(unreadableFolder: folder, error)
                continue
            }
            for entry in found { take(entry, in: folder, pending: &pending) }
        }
    }

    private mutating func take(_ entry: SourceFiles.Entry, in folder: String, pending: inout [String]) {
        guard let name = String(validating: entry.nameBytes, as: UTF8.self) else {
            report(badName: String(decoding: entry.nameBytes, as: UTF8.self), in: folder, entry.kind)
            return
        }
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        if let kind = entry.kind, kind != .other, name != "node_modules", marks.count < Self.marksMaximum,
            let mark = SiteMark(path: path, name: name, isFolder: kind == .folder)
        {
            marks.append(mark)
        }
        if name.hasPrefix(".") || name == "node_modules" { return }
        switch entry.kind {
        case nil: links.append(path)
        case .folder:
            if reached.insert(entry.identity).inserted { pending.append(path) }
        case .file:
            guard let fileName = ArticleFileName(name) else { return }
            // A hard link is a file of its own.
            reached.insert(entry.identity)
            entries.append(FolderEntry(path: path, fileName: fileName))
        case .other: report(special: path)
        }
    }

    private mutating func follow(link path: String) {
        let fileName = ArticleFileName(path)
        guard let target = SourceFiles.target(of: absolute(path)), let real = SourceFiles.realPath(absolute(path))
        else {
            if fileName != nil {
                report(.error, "file-unreadable", path, "the link leads nowhere", "the article is not indexed")
            }
            return
        }
        guard isInside(real) else {
            if fileName != nil || target.kind == .folder {
                report(
                    .warning, "link-outside-source", path, "the link leads out of the source's folder",
                    "it is not followed")
            }
            return
        }
        if target.kind == .other { report(special: path) }
        guard target.kind == .folder || target.kind == .file && fileName != nil else { return }
        guard reached.insert(target.identity).inserted else { return }
        if target.kind == .folder {
            do { try list(folder: path) } catch { report(unreadableFolder: path, error) }
        } else if let fileName {
            entries.append(FolderEntry(path: path, fileName: fileName))
        }
    }

    private func isInside(_ real: String) -> Bool {
        real == realRoot || real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/")
    }

    private func absolute(_ path: String) -> String { path.isEmpty ? root : "\(root)/\(path)" }

    private mutating func report(badName name: String, in folder: String, _ kind: SourceFiles.Kind?) {
        guard kind == .folder || ArticleFileName(name) != nil else { return }
        let consequence = kind == .folder ? "nothing below it is indexed" : "the article is not indexed"
        let path = folder.isEmpty ? name : "\(folder)/\(name)"
        report(.error, "file-name-not-utf8", path, "the name is not UTF-8; rename it", consequence)
    }

    /// A pipe, a socket or a device is never opened: reading it may wait for ever.
    private mutating func report(special path: String) {
        guard ArticleFileName(path) != nil else { return }
        report(
            .error, "file-unreadable", path, "it is a pipe, a socket or a device and no file",
            "the article is not indexed")
    }

    private mutating func report(unreadableFolder path: String, _ error: FileError) {
        report(.error, "folder-unreadable", path, error.message, "nothing below it is indexed")
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ code: String, _ path: String, _ message: String, _ consequence: String
    ) {
        diagnostics.append(Diagnostic(severity, code: code, path: path, message: message, consequence: consequence))
    }
}
