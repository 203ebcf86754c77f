import SystemIO

/// A source as a whole cannot be read; what it gave before stays in the index.
package struct SourceError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value {
            case missing, unknownFileKind, unknownShape, empty, nothingReadable, interrupted, malformed, leftOut
        }
        private let value: Value

        /// Nothing is at its path.
        package static let missing = Code(value: .missing)
        /// Its path is neither a folder nor a file of records.
        package static let unknownFileKind = Code(value: .unknownFileKind)
        /// It is no export of a product that is known.
        package static let unknownShape = Code(value: .unknownShape)
        /// It holds nothing that could be an article.
        package static let empty = Code(value: .empty)
        /// It holds articles, but not one could be read.
        package static let nothingReadable = Code(value: .nothingReadable)
        /// Its reading stopped before its end.
        package static let interrupted = Code(value: .interrupted)
        /// A file of it is not JSON.
        package static let malformed = Code(value: .malformed)
        /// One file was asked for, and it is none of its articles.
        package static let leftOut = Code(value: .leftOut)
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
            message:
                "source \"\(source)\": \(path) is neither a folder nor a file that ends in .jsonl, .ndjson or .json; "
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

    static func unknownShape(source: String, path: String) -> SourceError {
        SourceError(
            code: .unknownShape, source: source,
            message: "source \"\(source)\": \(path) cannot be told to be the export of one product; write \"profile:\" "
                + "and zendesk, intercom, freshdesk or confluence. Nothing of this source was changed")
    }

    static func unreadable(source: String, file: String, _ cause: ExportScanError) -> SourceError {
        switch cause {
        case .file(let error): interrupted(source: source, cause: error)
        case .cutShort(let line):
            SourceError(
                code: .interrupted, source: source,
                message:
                    "source \"\(source)\": \(file) ends within a value, at line \(line): the export was interrupted; "
                    + "make it again. Nothing of this source was changed")
        case .malformed(let line, let problem):
            SourceError(
                code: .malformed, source: source,
                message:
                    "source \"\(source)\": \(file) is not JSON in UTF-8, line \(line): \(problem); make the export "
                    + "again. Nothing of this source was changed")
        }
    }

    static func pageMissing(source: String) -> SourceError {
        SourceError(
            code: .interrupted, source: source,
            message:
                "source \"\(source)\": every page of the export names a next one, so the last is missing; fetch all "
                + "pages. Nothing of this source was changed")
    }

    static func leftOut(source: String, path: String, file: String) -> SourceError {
        SourceError(
            code: .leftOut, source: source,
            message: "source \"\(source)\": \(file) is no article of \(path); articles are files that end in "
                + "\(ArticleFileName.endings), outside of hidden folders and node_modules, that no link leads out of "
                + "the source to")
    }
}
