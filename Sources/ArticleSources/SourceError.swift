import SystemIO

/// A source as a whole cannot be read; what it gave before stays in the index.
package struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case missing, unknownFileKind, empty, nothingReadable, interrupted }
        private let value: Value

        /// Nothing is at its path.
        package static let missing = Code(value: .missing)
        /// Its path is neither a folder nor a file of records.
        package static let unknownFileKind = Code(value: .unknownFileKind)
        /// It holds nothing that could be an article.
        package static let empty = Code(value: .empty)
        /// It holds articles, but not one could be read.
        package static let nothingReadable = Code(value: .nothingReadable)
        /// Its reading stopped before its end.
        package static let interrupted = Code(value: .interrupted)
    }

    package let code: Code
    /// The name of the source.
    package let source: String
    package let message: String

    package var description: String { message }

    static func missing(source: String, path: String) -> SourceError {
        SourceError(
            code: .missing, source: source,
            message: "source \"\(source)\": \(path) does not exist; check the path, or that its disk is mounted. "
                + "Nothing of this source was changed")
    }

    static func unknownFileKind(source: String, path: String) -> SourceError {
        SourceError(
            code: .unknownFileKind, source: source,
            message: "source \"\(source)\": \(path) is neither a folder nor a file that ends in .jsonl or .ndjson; "
                + "for a single article, name the folder that holds it")
    }

    static func empty(source: String, path: String, holds: String) -> SourceError {
        SourceError(
            code: .empty, source: source,
            message: "source \"\(source)\": \(path) holds no \(holds). Nothing of this source was changed; check the "
                + "path, or that its disk is mounted, or remove the source if it is empty on purpose")
    }

    static func nothingReadable(source: String, path: String, tried: Int, what: String) -> SourceError {
        SourceError(
            code: .nothingReadable, source: source,
            message: "source \"\(source)\": none of the \(tried) \(what) of \(path) could be read. Nothing of this "
                + "source was changed; mend what the report names and run again")
    }

    static func interrupted(source: String, cause: FileError) -> SourceError {
        SourceError(
            code: .interrupted, source: source,
            message: "source \"\(source)\": \(cause.message). Nothing of this source was changed")
    }
}
