/// What can go wrong with an index, whoever keeps it.
package struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value {
            case noIndex, noGeneration, noSettings, corrupt, tooNew, tooOld, wrongModel, busy, conflict
        }
        private let value: Value

        /// There is no index, or nothing has been published in it.
        package static let noIndex = Code(value: .noIndex)
        /// No generation of that number.
        package static let noGeneration = Code(value: .noGeneration)
        /// No settings of that version.
        package static let noSettings = Code(value: .noSettings)
        package static let corrupt = Code(value: .corrupt)
        package static let tooNew = Code(value: .tooNew)
        package static let tooOld = Code(value: .tooOld)
        /// Made with another encoder than the one at hand.
        package static let wrongModel = Code(value: .wrongModel)
        /// Another writer has the index.
        package static let busy = Code(value: .busy)
        /// The same article twice in one run.
        package static let conflict = Code(value: .conflict)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }
}
