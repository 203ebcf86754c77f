import SectionFile

/// Why a postings file cannot be used. All sentences of this module are made here.
package struct PostingsFileError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case unreadable, corrupt, tooOld, tooNew }
        private let value: Value

        /// The system would not open or map the file; `cause` says why.
        package static let unreadable = Code(value: .unreadable)
        /// The bytes are not those that were written.
        package static let corrupt = Code(value: .corrupt)
        /// Written by a version of Lacuna that this one no longer reads.
        package static let tooOld = Code(value: .tooOld)
        /// Written by a later version of Lacuna.
        package static let tooNew = Code(value: .tooNew)
    }

    package let code: Code
    package let path: String
    /// What is wrong with which file, and what to do.
    package let message: String
    package let cause: (any Error)?

    package var description: String { message }

    private init(_ code: Code, _ path: String, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.path = path
        self.message = message
        self.cause = cause
    }

    static func unreadable(_ path: String, cause: any Error) -> PostingsFileError {
        PostingsFileError(.unreadable, path, "the postings file cannot be read: \(cause)", cause: cause)
    }

    static func problem(_ path: String, _ problem: SectionProblem) -> PostingsFileError {
        switch problem {
        case .corrupt(let reason):
            PostingsFileError(
                .corrupt, path,
                "the postings file \(path) is damaged: \(reason); restore it from a backup or index into a new folder")
        case .tooOld(let version):
            PostingsFileError(
                .tooOld, path,
                "the postings file \(path) has format \(version), and this build reads "
                    + "\(PostingsFileFormat.oldestReadableVersion) to \(PostingsFileFormat.version); "
                    + "index into a new folder")
        case .tooNew(let reason):
            PostingsFileError(
                .tooNew, path,
                "the postings file \(path) was written by a later Lacuna: \(reason); use the later Lacuna, or "
                    + "index into a new folder with this one")
        }
    }
}
