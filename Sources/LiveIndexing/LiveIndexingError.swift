/// What is asked of live indexing and cannot be done.
package struct LiveIndexingError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case noSources, unknownSource, tooManyJobs, tooManyArticles, diskFull }
        private let value: Value

        /// The service was given no sources.
        package static let noSources = Code(value: .noSources)
        package static let unknownSource = Code(value: .unknownSource)
        package static let tooManyJobs = Code(value: .tooManyJobs)
        package static let tooManyArticles = Code(value: .tooManyArticles)
        package static let diskFull = Code(value: .diskFull)
    }

    package let code: Code
    package let message: String
    package var description: String { message }

    static let noSources = LiveIndexingError(
        code: .noSources,
        message: "the service knows no sources; start it with --source or --config, or hand over articles")

    static func unknownSource(_ name: String, known: [String]) -> LiveIndexingError {
        LiveIndexingError(
            code: .unknownSource,
            message: "the service has no source \"\(name)\"; it has \(known.joined(separator: ", "))")
    }

    static func tooManyJobs(_ maximum: Int) -> LiveIndexingError {
        LiveIndexingError(
            code: .tooManyJobs, message: "\(maximum) jobs are waiting already; try again when some have finished")
    }

    static func tooManyArticles(_ count: Int, maximum: Int) -> LiveIndexingError {
        LiveIndexingError(
            code: .tooManyArticles,
            message: "\(count) articles are more than the \(maximum) that one request may hand over; send several")
    }

    static let diskFull = LiveIndexingError(
        code: .diskFull, message: "nothing was kept: the service's disk is full; try again when it has space")
}
