/// A JSON Schema (2020-12) of what tools take and give: the few keywords that these need. The same value is what a client is
/// shown and what its arguments are held against, so the two cannot differ.
package struct JSONSchema: Sendable, Equatable {
    package indirect enum Kind: Sendable, Equatable {
        /// Lengths in Unicode scalars, as JSON Schema counts them.
        case string(lengths: ClosedRange<Int>? = nil, choices: [String] = [])
        case integer(ClosedRange<Int>? = nil)
        case number
        case boolean
        case array(of: JSONSchema, counts: ClosedRange<Int>? = nil)
        /// - Parameter isOpen: whether there may be other members than these.
        case object([Member], isOpen: Bool = false)
    }

    /// One member of an object.
    package struct Member: Sendable, Equatable {
        package var name: String
        package var schema: JSONSchema
        package var isRequired: Bool

        package static func required(_ name: String, _ schema: JSONSchema) -> Member {
            Member(name: name, schema: schema, isRequired: true)
        }

        package static func optional(_ name: String, _ schema: JSONSchema) -> Member {
            Member(name: name, schema: schema, isRequired: false)
        }
    }

    package var kind: Kind
    package var description: String?
    package var isNullable: Bool

    package init(_ kind: Kind, _ description: String? = nil, isNullable: Bool = false) {
        self.kind = kind
        self.description = description
        self.isNullable = isNullable
    }
}
