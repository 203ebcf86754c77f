import SectionFile

/// Why a vector file cannot be used. All sentences of this module are made here.
package struct VectorFileError: Error, Sendable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case unreadable, corrupt, tooOld, tooNew, wrongModel }
        private let value: Value

        /// The system would not open or map the file; `cause` says why.
        package static let unreadable = Code(value: .unreadable)
        /// The bytes are not those that were written.
        package static let corrupt = Code(value: .corrupt)
        /// Written by a version of Lacuna that this one no longer reads.
        package static let tooOld = Code(value: .tooOld)
        /// Written by a later version of Lacuna.
        package static let tooNew = Code(value: .tooNew)
        /// Another model made the vectors.
        package static let wrongModel = Code(value: .wrongModel)
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

    static func unreadable(_ path: String, cause: any Error) -> VectorFileError {
        VectorFileError(.unreadable, path, "the vector file cannot be read: \(cause)", cause: cause)
    }

    static func problem(_ path: String, _ problem: SectionProblem) -> VectorFileError {
        switch problem {
        case .corrupt(let reason):
            VectorFileError(
                .corrupt, path,
                "the vector file \(path) is damaged: \(reason); restore it from a backup or index into a new folder")
        case .tooOld(let version):
            VectorFileError(
                .tooOld, path,
                "the vector file \(path) has format \(version), and this build reads "
                    + "\(VectorFileFormat.oldestReadableVersion) to \(VectorFileFormat.version); "
                    + "index into a new folder")
        case .tooNew(let reason):
            VectorFileError(
                .tooNew, path,
                "the vector file \(path) was written by a later Lacuna: \(reason); use the later Lacuna, or "
                    + "index into a new folder with this one")
        }
    }

    static func wrongModel(
        _ path: String, fileHash: String, fileDimensions: Int, hash: String, dimensions: Int
    ) -> VectorFileError {
        VectorFileError(
            .wrongModel, path,
            "the vector file \(path) was made by the model \(fileHash)… with \(fileDimensions) dimensions, not by "
                + "\(hash)… with \(dimensions); use that model, or index into a new folder with this one")
    }
}
