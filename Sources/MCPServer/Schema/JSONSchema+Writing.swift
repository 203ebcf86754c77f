package import JSONText

extension JSONSchema {
    /// The members of the schema, into the object that is open.
    package func write(into members: inout JSONWriter) {
        if isNullable {
            members.member("type", [typeName, "null"])
        } else {
            members.member("type", typeName)
        }
        if let description { members.member("description", description) }
        switch kind {
        case .string(let lengths, let choices):
            if let lengths { members.members(minimum: "minLength", maximum: "maxLength", lengths) }
            if !choices.isEmpty {
                members.member(
                    "enum",
                    array: { list in
                        for choice in choices { list.element(choice) }
                        if isNullable { list.element(nil as String?) }
                    })
            }
        case .integer(let range):
            if let range { members.members(minimum: "minimum", maximum: "maximum", range) }
        case .array(let element, let counts):
            members.member("items", object: element.write)
            if let counts { members.members(minimum: "minItems", maximum: "maxItems", counts) }
        case .object(let list, let isOpen):
            members.member(
                "properties",
                object: { properties in
                    for member in list { properties.member(member.name, object: member.schema.write) }
                })
            let required = list.filter(\.isRequired).map(\.name)
            if !required.isEmpty { members.member("required", required) }
            if !isOpen { members.member("additionalProperties", false) }
        case .number, .boolean: break
        }
    }

    var typeName: String {
        switch kind {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension JSONWriter {
    fileprivate mutating func members(minimum: String, maximum: String, _ range: ClosedRange<Int>) {
        member(minimum, range.lowerBound)
        member(maximum, range.upperBound)
    }
}
