import KnowledgeModel
import SystemIO

/// Reads files within a folder and nowhere else: the real path, links followed, must lie below the folder's own.
struct FolderIncludes: IncludeReader {
    private let root: String
    private let realRoot: String

    init(root: String) {
        self.root = root
        realRoot = SourceFiles.realPath(root) ?? root
    }

    func read(_ path: String, byteCountMaximum: Int) -> IncludeReading {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !path.contains("\0") else {
            return .outside
        }
        guard let real = SourceFiles.realPath("\(root)/\(path)") else { return .missing }
        guard real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/") else { return .outside }
        do {
            let file = try ReadableFile(path: real)
            guard file.byteCount <= byteCountMaximum else {
                return .unreadable("it has over \(byteCountMaximum) bytes, the limit for what an article includes")
            }
            return .found(try file.read(at: 0, count: file.byteCount))
        } catch {
            return .unreadable(error.message)
        }
    }
}
