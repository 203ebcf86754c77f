import SystemIO

/// The files of an export: one, or those of a folder and the folders in it that end in `.json`, `.jsonl` or `.ndjson`.
struct ExportFiles: Sendable {
    struct File: Sendable {
        /// Relative to the source's folder; the file's name for a source that is one file.
        var path: String
        var absolutePath: String

        /// What its name says is in it: `user_segments` for `user-segments-2.json`. Empty if that is no collection.
        var collection: String {
            let name = path.split(separator: "/").last?.lowercased() ?? ""
            let stem = name.prefix { $0 != "." }.replacing("-", with: "_")
            let words = stem.split(separator: "_").filter { !$0.allSatisfy(\.isNumber) && $0 != "page" }
            let collection = words.joined(separator: "_")
            return ExportScan.collections.contains(collection) ? collection : ""
        }
    }

    static let endings = ".json .jsonl .ndjson"

    /// More levels than this are no export.
    static let depthMaximum = 8

    static func accepts(fileName: String) -> Bool {
        let lowered = fileName.lowercased()
        return [".json", ".jsonl", ".ndjson"].contains(where: lowered.hasSuffix)
    }

    /// In the order of their paths. Hidden files and symbolic links are left out.
    static func files(at path: String, depthMaximum: Int = depthMaximum) throws(FileError) -> [File] {
        guard SourceFiles.kind(ofTargetAt: path) == .folder else {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            return [File(path: name, absolutePath: path)]
        }
        var files: [File] = []
        var pending = [(folder: "", depth: 0)]
        while let (folder, depth) = pending.popLast() {
            for entry in try SourceFiles.entries(of: folder.isEmpty ? path : "\(path)/\(folder)") {
                guard let name = String(validating: entry.nameBytes, as: UTF8.self), !name.hasPrefix(".") else {
                    continue
                }
                let relative = folder.isEmpty ? name : "\(folder)/\(name)"
                if entry.kind == .folder, depth < depthMaximum { pending.append((relative, depth + 1)) }
                if entry.kind == .file, accepts(fileName: name) {
                    files.append(File(path: relative, absolutePath: "\(path)/\(relative)"))
                }
            }
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension ExportFiles {
    static func open(_ file: File) throws(ExportScanError) -> ReadableFile {
        do { return try ReadableFile(path: file.absolutePath) } catch { throw .file(error) }
    }
}
