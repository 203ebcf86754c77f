import Foundation
import TestSupport

extension TemporaryDirectory {
    /// Writes a file directly below the folder, and returns its path.
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    func link(_ relativePath: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(relativePath)", withDestinationPath: target)
    }
}
