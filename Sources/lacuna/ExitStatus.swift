import ArgumentParser

/// What the command's exit code says; `lacuna --help` states the same.
enum ExitStatus {
    static let failed = ExitCode(1)
    /// Done, but some inputs were skipped.
    static let incomplete = ExitCode(2)
    // 0 is done; 64, wrong usage, is ArgumentParser's own.
}

/// Something that the command itself found wrong. One line that says what to do.
struct CommandError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
