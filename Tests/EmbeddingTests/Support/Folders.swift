import Foundation
import Testing

/// Where the tests find models and fixtures, from the place of this file.
enum Folders {
    static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().path
    static let fixtures = "\(tests)/Fixtures"
    private static let packageRoot = URL(fileURLWithPath: tests).deletingLastPathComponent().deletingLastPathComponent()

    /// The folder of all-MiniLM-L6-v2. Fails the test if it is not there: without weights nothing here is tested.
    static func miniLM() throws -> String {
        let folder = packageRoot.appendingPathComponent("Models/all-MiniLM-L6-v2").path
        try #require(
            FileManager.default.fileExists(atPath: folder + "/model.safetensors"),
            "no weights in \(folder): run tools/setup, which fetches them")
        return folder
    }

    /// A copy of a tiny model in a folder of its own, which `change` may spoil; removed afterwards.
    static func withCopy<Result>(of fixture: String, _ change: (_ folder: String) throws -> Result) throws -> Result {
        let folder = NSTemporaryDirectory() + "/lacuna-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: "\(fixtures)/\(fixture)", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try change(folder)
    }
}
