package import JSONText
import Spelling

extension JSONSchema {
    /// Everything in a value that is not as the schema has it, each with its JSON pointer; empty if all is well. A member
    /// that may be left out may also be `null`: many clients write out what their model did not fill in.
    package func faults(in value: JSONValue, at pointer: String = "#") -> [String] {
        if isNullable, value == .null { return [] }
        switch (kind, value) {
        case (.string(let lengths, let choices), .string(let text)):
            return Self.faults(in: text, lengths: lengths, choices: choices).map { "\(pointer) \($0)" }
        case (.integer(let range), .number(let number)):
            guard let whole = Int(exactly: number) else { return ["\(pointer) must be a whole number"] }
            guard let range, !range.contains(whole) else { return [] }
            return ["\(pointer) must be from \(range.lowerBound) to \(range.upperBound)"]
        case (.number, .number), (.boolean, .bool):
            return []
        case (.array(let element, let counts), .array(let elements)):
            if let counts, !counts.contains(elements.count) {
                return ["\(pointer) must have \(counts.lowerBound) to \(counts.upperBound) elements"]
            }
            return elements.enumerated().flatMap { element.faults(in: $1, at: "\(pointer)/\($0)") }
        case (.object(let members, let isOpen), .object(let object)):
            return Self.faults(in: object, members: members, isOpen: isOpen, at: pointer)
        default:
            return ["\(pointer) must be \(typeNameWithArticle), not \(value.kind)"]
        }
    }

    private static func faults(in text: String, lengths: ClosedRange<Int>?, choices: [String]) -> [String] {
        if !choices.isEmpty, !choices.contains(text) {
            let advice = Spelling.nearest(to: text, among: choices).map { "; did you mean \"\($0)\"?" } ?? ""
            return ["must be one of \(choices.joined(separator: ", "))\(advice)"]
        }
        guard let lengths, !lengths.contains(text.unicodeScalars.count) else { return [] }
        return text.isEmpty
            ? ["must not be empty"] : ["must have \(lengths.upperBound) characters at most"]
    }

    private static func faults(
        in object: [String: JSONValue], members: [Member], isOpen: Bool, at pointer: String
    ) -> [String] {
        var faults: [String] = []
        for member in members {
            switch object[member.name] {
            case nil:
                if member.isRequired { faults.append("\(pointer)/\(member.name) is needed\(member.explanation)") }
            case .null? where !member.isRequired: break
            case let value?: faults += member.schema.faults(in: value, at: "\(pointer)/\(member.name)")
            }
        }
        if isOpen { return faults }
        let names = members.map(\.name)
        for name in object.keys.sorted() where !names.contains(name) {
            let advice =
                Spelling.nearest(to: name, among: names).map { "did you mean \"\($0)\"?" }
                ?? (names.isEmpty ? "nothing is" : "known are \(names.joined(separator: ", "))")
            faults.append("\(pointer)/\(escaped(name)) is not known here; \(advice)")
        }
        return faults
    }

    private var typeNameWithArticle: String {
        switch kind {
        case .integer, .array, .object: "an \(typeName)"
        case .string, .number, .boolean: "a \(typeName)"
        }
    }

    /// RFC 6901: `~` and `/` are written `~0` and `~1`. Of a long name the beginning is enough to find it by.
    private static func escaped(_ name: String) -> String {
        String(name.prefix(100)).replacing("~", with: "~0").replacing("/", with: "~1")
    }
}

extension JSONSchema.Member {
    fileprivate var explanation: String { schema.description.map { ": \($0)" } ?? "" }
}
