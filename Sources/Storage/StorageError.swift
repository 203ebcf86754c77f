/// What can go wrong with an index, whoever keeps it.
package struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value {
            case noIndex, noGeneration, noSettings, noRecord, noLog, corrupt, tooNew, tooOld, wrongModel, busy, conflict
            case full, unavailable
        }
        private let value: Value

        /// There is no index, or nothing has been published in it.
        package static let noIndex = Code(value: .noIndex)
        /// No generation of that number.
        package static let noGeneration = Code(value: .noGeneration)
        /// No settings of that version.
        package static let noSettings = Code(value: .noSettings)
        /// No question, query or theme of that id.
        package static let noRecord = Code(value: .noRecord)
        /// Nothing has been logged in the index yet.
        package static let noLog = Code(value: .noLog)
        package static let corrupt = Code(value: .corrupt)
        package static let tooNew = Code(value: .tooNew)
        package static let tooOld = Code(value: .tooOld)
        /// Made with another encoder than the one at hand.
        package static let wrongModel = Code(value: .wrongModel)
        /// Another writer has the index.
        package static let busy = Code(value: .busy)
        /// The same article twice in one run.
        package static let conflict = Code(value: .conflict)
        /// The disk is full.
        package static let full = Code(value: .full)
        /// The files can be there and right, and cannot be read or written now.
        package static let unavailable = Code(value: .unavailable)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package static func noQuestion(_ id: String) -> StorageError {
        StorageError(
            .noRecord,
            "the activity log has no question \(id); give the id that a search returned, which is kept until its "
                + "retention ends")
    }

    package static func noQuery(_ id: String) -> StorageError {
        StorageError(
            .noRecord,
            "the activity log has no query \(id); give the query id that a search returned, which is kept until its "
                + "retention ends")
    }
}
