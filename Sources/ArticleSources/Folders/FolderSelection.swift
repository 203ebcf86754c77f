import SystemIO

/// Which articles of a folder a reading is about. Paths are relative to the folder, with `/`.
package enum FolderSelection: Sendable, Hashable {
    case all
    /// One file of the folder, read as it is among the others.
    case one(String)
    /// One file, without a look at what lies beside it: the folder may be anything.
    case alone(String)

    var file: String? {
        switch self {
        case .all: nil
        case .one(let file), .alone(let file): file
        }
    }

    func walk(of root: String) throws(FileError) -> FolderWalk {
        switch self {
        case .all: try FolderWalk(root: root)
        case .one(let file): try FolderWalk(root: root).selecting(file)
        case .alone(let file): FolderWalk(root: root, file: file)
        }
    }
}
