import Foundation

/// A folder that is deleted with its last reference.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lacuna-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders above it.
    @discardableResult
    func write(_ text: String, to relativePath: String) throws -> String {
        try write(Array(text.utf8), to: relativePath)
    }

    @discardableResult
    func write(_ bytes: [UInt8], to relativePath: String) throws -> String {
        let absolute = "\(path)/\(relativePath)"
        let parent = (absolute as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(filePath: absolute))
        return absolute
    }

    func link(_ relativePath: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(relativePath)", withDestinationPath: target)
    }
}
