import Foundation
import Subprocess
import SystemPackage
import Testing

/// The built command, run as a user runs it.
enum Command {
    struct Output {
        var status: Int32
        /// Standard output and standard error.
        var text: String
        var errors: String

        /// Standard output as one JSON object.
        var json: [String: Any] {
            get throws {
                try #require(
                    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)\(errors)")
            }
        }
    }

    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// `LACUNA_BINARY`, or beside the tests' own bundle, or where a release build puts it.
    static let binary: String = {
        if let named = ProcessInfo.processInfo.environment["LACUNA_BINARY"] { return named }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path
        let places = [bundle + "/lacuna", root + "/.build/release/lacuna"]
        return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? places[1]
    }()

    /// Runs it to its end, in the root of the repository.
    ///
    /// Waiting suspends the test and holds no thread, so that tests beside it go on.
    static func run(_ arguments: [String], input: String = "") async throws -> Output {
        let result = try await Subprocess.run(
            configuration(arguments), input: .string(input), output: .string(limit: 1 << 24),
            error: .string(limit: 1 << 20))
        return Output(
            status: code(of: result.terminationStatus), text: result.standardOutput, errors: result.standardError)
    }

    static func configuration(_ arguments: [String]) -> Configuration {
        Configuration(
            executable: .path(FilePath(binary)), arguments: Arguments(arguments), workingDirectory: FilePath(root))
    }

    /// The exit code; of a command that a signal ended, its negated number.
    static func code(of status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): -signal
        }
    }
}
