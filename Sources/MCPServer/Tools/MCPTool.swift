package import JSONText

/// Something that a model can call: what it is told of it, and what it does.
package struct MCPTool: Sendable {
    /// Letters, digits, `_`, `-` and `.`.
    package var name: String
    /// For people.
    package var title: String
    /// For models: when to call it and what comes back.
    package var description: String
    package var inputSchema: JSONSchema
    package var outputSchema: JSONSchema
    package var annotations: Annotations
    /// Does it, with arguments that the input schema allows, and gives one JSON object that the output schema allows.
    ///
    /// - Throws: `ToolFailure` for what a model can mend; anything else is the server's failure.
    package var run: @Sendable (_ arguments: ToolArguments) throws -> [UInt8]

    /// What a client may assume before it asks its user.
    package struct Annotations: Sendable, Equatable {
        package var isReadOnly: Bool
        package var isIdempotent: Bool

        /// Changes nothing, so calling twice is calling once.
        package static let reading = Annotations(isReadOnly: true, isIdempotent: true)
        /// Adds something each time, and takes nothing away.
        package static let adding = Annotations(isReadOnly: false, isIdempotent: false)
    }

    package init(
        name: String, title: String, description: String, inputSchema: JSONSchema, outputSchema: JSONSchema,
        annotations: Annotations, run: @escaping @Sendable (_ arguments: ToolArguments) throws -> [UInt8]
    ) {
        self.name = name
        self.title = title
        self.description = description
        self.inputSchema = inputSchema
        self.outputSchema = outputSchema
        self.annotations = annotations
        self.run = run
    }
}

/// A tool could not do what it was asked for; a model reads why and tries otherwise.
package struct ToolFailure: Error, Sendable, Equatable {
    package let message: String

    package init(_ message: String) { self.message = message }
}

/// A call's arguments, once they are as the tool's input schema has them; those left out or `null` are absent.
package struct ToolArguments: Sendable, Equatable {
    package let members: [String: JSONValue]

    package init(_ members: [String: JSONValue]) { self.members = members.filter { $0.value != .null } }

    package func string(_ name: String) -> String? {
        guard case .string(let text)? = members[name] else { return nil }
        return text
    }

    package func integer(_ name: String) -> Int? {
        guard case .number(let number)? = members[name] else { return nil }
        return Int(exactly: number)
    }

    /// Nil if it is absent.
    package func strings(_ name: String) -> [String]? {
        guard case .array(let elements)? = members[name] else { return nil }
        return elements.compactMap { element in
            guard case .string(let text) = element else { return nil }
            return text
        }
    }

    /// Without members if it is absent.
    package func object(_ name: String) -> ToolArguments {
        guard case .object(let members)? = members[name] else { return ToolArguments([:]) }
        return ToolArguments(members)
    }

    /// As one JSON object.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.element(.object(members))
        return writer.bytes
    }
}

extension JSONWriter {
    /// Members in the order of their names.
    mutating func element(_ value: JSONValue) {
        switch value {
        case .null: element(nil as String?)
        case .bool(let bool): element(bool)
        case .number(let number):
            if let whole = Int(exactly: number) { element(whole) } else { element(number) }
        case .string(let text): element(text)
        case .array(let elements): array { list in for value in elements { list.element(value) } }
        case .object(let object):
            self.object { members in
                for (name, value) in object.sorted(by: { $0.key < $1.key }) { members.member(name, value) }
            }
        }
    }

    mutating func member(_ name: String, _ value: JSONValue) {
        var writer = JSONWriter()
        writer.element(value)
        member(name, json: writer.bytes)
    }
}
