/// What a client can list and read by URI, of what one caller may read.
package struct MCPResources: Sendable {
    /// Written into `resources/templates/list` in this order.
    package var templates: [Template]
    /// A page of the list: the resources after the one that a cursor names, from the beginning without one.
    ///
    /// - Throws: `MCPResources.UnknownCursor`.
    package var list: @Sendable (_ after: String?) throws -> Page
    /// Nil for what does not exist and for what the caller may not read.
    package var read: @Sendable (_ uri: String) throws -> Contents?

    package struct Template: Sendable, Equatable {
        package var uriTemplate: String
        package var name: String
        package var title: String
        package var description: String
        package var mimeType: String

        package init(uriTemplate: String, name: String, title: String, description: String, mimeType: String) {
            self.uriTemplate = uriTemplate
            self.name = name
            self.title = title
            self.description = description
            self.mimeType = mimeType
        }
    }

    package struct Resource: Sendable, Equatable {
        package var uri: String
        package var name: String
        package var title: String
        package var mimeType: String
        /// ISO 8601; nil if it is not known.
        package var lastModified: String?

        package init(uri: String, name: String, title: String, mimeType: String, lastModified: String?) {
            self.uri = uri
            self.name = name
            self.title = title
            self.mimeType = mimeType
            self.lastModified = lastModified
        }
    }

    package struct Page: Sendable, Equatable {
        package var resources: [Resource]
        /// Where the next page begins; nil on the last one.
        package var next: String?

        package init(resources: [Resource], next: String?) {
            self.resources = resources
            self.next = next
        }
    }

    package struct Contents: Sendable, Equatable {
        package var mimeType: String
        package var text: String

        package init(mimeType: String, text: String) {
            self.mimeType = mimeType
            self.text = text
        }
    }

    package struct UnknownCursor: Error {
        package init() {}
    }

    package init(
        templates: [Template], list: @escaping @Sendable (_ after: String?) throws -> Page,
        read: @escaping @Sendable (_ uri: String) throws -> Contents?
    ) {
        self.templates = templates
        self.list = list
        self.read = read
    }
}
