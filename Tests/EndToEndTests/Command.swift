import Foundation
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
    static func run(_ arguments: [String], input: String? = nil) throws -> Output {
        let process = Self.process(arguments)
        let (output, errors, standardInput) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = standardInput
        try process.run()
        if let input { standardInput.fileHandleForWriting.write(Data(input.utf8)) }
        try standardInput.fileHandleForWriting.close()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Output(
            status: process.terminationStatus, text: String(decoding: text, as: UTF8.self),
            errors: String(decoding: complaint, as: UTF8.self))
    }

    static func process(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: root)
        return process
    }
}
