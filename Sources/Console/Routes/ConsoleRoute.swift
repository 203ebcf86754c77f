package import Access

/// One page, or one thing that a form does, at its path.
package struct ConsoleRoute: Sendable {
    package enum Method: Sendable { case get, post }

    package enum Admission: Sendable, Equatable {
        /// Shows nothing of the knowledge base.
        case open
        case scope(Scope)
    }

    package let method: Method
    /// With captures in braces: `/gaps/{id}`.
    package let path: String
    /// Unique; names the route in metrics.
    package let name: String
    package let admission: Admission
    /// Blocks; is called off the threads that serve connections.
    package let handle: @Sendable (Visit) throws -> ConsoleReply

    init(
        _ method: Method, _ path: String, _ name: String, _ admission: Admission,
        _ handle: @escaping @Sendable (Visit) throws -> ConsoleReply
    ) {
        self.method = method
        self.path = path
        self.name = name
        self.admission = admission
        self.handle = handle
    }
}
