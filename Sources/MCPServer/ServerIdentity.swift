/// What the server says of itself.
package struct ServerIdentity: Sendable, Equatable {
    package var name: String
    package var title: String
    package var version: String
    /// For models: what the server is for.
    package var instructions: String

    package init(name: String, title: String, version: String, instructions: String) {
        self.name = name
        self.title = title
        self.version = version
        self.instructions = instructions
    }
}
