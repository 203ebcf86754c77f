internal import Mustache

/// A template of ours, whose `{{value}}`s are escaped as HTML. Templates come with the program; nothing from outside is
/// ever read as one.
package struct HTMLTemplate: Sendable {
    private let library: MustacheLibrary

    private static let main = "main"
    private static let contentType = "HTMLText"

    /// - Precondition: the templates parse.
    package init(_ template: String, partials: [String: String] = [:]) {
        // Registering the same type again is harmless, and the table behind it has a lock.
        MustacheContentTypes.register(HTMLText(), named: Self.contentType)
        do {
            // In each of them: a partial does not inherit it, and would escape in Mustache's own way.
            let heading = "{{% CONTENT_TYPE:\(Self.contentType)}}"
            library = MustacheLibrary(
                templates: try partials.merging([Self.main: template]) { partial, _ in partial }
                    .mapValues { try MustacheTemplate(string: heading + $0) })
        } catch {
            preconditionFailure("a template of ours does not parse: \(error)")
        }
    }

    /// - Parameter values: whose stored members the template names. O(output).
    package func render(_ values: Any) -> String { library.render(values, withTemplate: Self.main) ?? "" }
}
