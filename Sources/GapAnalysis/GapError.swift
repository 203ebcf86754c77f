/// What can be wrong with a request about gaps.
package struct GapError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case transition, noTheme }
        private let value: Value

        /// The theme's status does not allow it.
        package static let transition = Code(value: .transition)
        package static let noTheme = Code(value: .noTheme)
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
}
