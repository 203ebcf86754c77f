/// A run that stopped before it published anything.
package struct IndexingError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case tooManyDeletions, duplicateSource, cancelled }
        private let value: Value

        /// More of a source vanished than the brake lets through.
        package static let tooManyDeletions = Code(value: .tooManyDeletions)
        /// Two sources of one name.
        package static let duplicateSource = Code(value: .duplicateSource)
        /// Somebody said so.
        package static let cancelled = Code(value: .cancelled)
    }

    package let code: Code
    package let message: String
    package var description: String { message }

    static func tooManyDeletions(source: String, vanished: Int, known: Int) -> IndexingError {
        IndexingError(
            code: .tooManyDeletions,
            message:
                "\(vanished) of the \(known) articles of source \"\(source)\" are gone, more than a tenth; nothing "
                + "was changed. If that is meant, say so with --allow-deletions \(vanished)")
    }

    static func duplicateSource(_ name: String) -> IndexingError {
        IndexingError(
            code: .duplicateSource, message: "two sources are named \"\(name)\"; give one of them another name")
    }

    package static let cancelled = IndexingError(
        code: .cancelled,
        message: "the run was cancelled and published nothing; run again, which takes over the embeddings made so far")
}
