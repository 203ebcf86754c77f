package import Storage

/// What can be wrong with a request about gaps.
package struct GapError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case transition, noTheme, otherReaders, sameTheme, questions }
        private let value: Value

        /// The theme's status does not allow it.
        package static let transition = Code(value: .transition)
        package static let noTheme = Code(value: .noTheme)
        /// Themes of different readers cannot be one.
        package static let otherReaders = Code(value: .otherReaders)
        package static let sameTheme = Code(value: .sameTheme)
        /// Those chosen cannot be a theme of their own.
        package static let questions = Code(value: .questions)
    }

    package let code: Code
    package let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    static func transition(_ action: String, _ status: String) -> GapError {
        GapError(.transition, "a theme that is \(status) cannot be \(action)")
    }

    package static func noTheme(_ id: String) -> GapError {
        GapError(.noTheme, "there is no theme \(id); `lacuna gaps list` shows the ids")
    }

    package static func otherReaders(
        _ left: (id: String, audience: ThemeAudience), _ right: (id: String, audience: ThemeAudience)
    ) -> GapError {
        GapError(
            .otherReaders,
            "\(left.id) was asked by readers with \(left.audience) and \(right.id) by readers with \(right.audience); only "
                + "themes of the same readers can be merged")
    }

    package static func sameTheme(_ id: String) -> GapError {
        GapError(.sameTheme, "\(id) cannot be merged with itself; name two themes")
    }

    package static func questions(_ reason: String) -> GapError { GapError(.questions, reason) }
}
