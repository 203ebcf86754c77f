/// One finding about an article's source: what was found where, and what follows from it. A run goes on past it.
package struct Diagnostic: Sendable, Hashable, Codable {
    package enum Severity: String, Sendable, Comparable, Codable {
        /// Worth knowing; everything is indexed.
        case note
        /// Indexed, but perhaps not as its owner meant.
        case warning
        /// The article, or a part of it, is not indexed.
        case error

        package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
        private var weight: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    package var severity: Severity
    /// Stable, kebab-case: `front-matter-invalid`.
    package var code: String
    /// Relative to its source.
    package var path: String
    /// From 1; nil if it concerns the whole file.
    package var line: Int?
    /// What was found.
    package var message: String
    /// What follows: "the article is indexed without its metadata".
    package var consequence: String

    package init(
        _ severity: Severity, code: String, path: String, line: Int? = nil, message: String, consequence: String
    ) {
        self.severity = severity
        self.code = code
        self.path = path
        self.line = line
        self.message = message
        self.consequence = consequence
    }
}
