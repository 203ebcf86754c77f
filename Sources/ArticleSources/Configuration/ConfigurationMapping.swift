import KnowledgeModel
import Yams

/// A mapping of `lacuna.yaml` whose keys are all known, with readers that name the line when a value does not fit.
struct ConfigurationMapping {
    /// For messages: "the file", "a source".
    let place: String
    let line: Int?
    private let values: [String: Node]

    /// - Throws: when the node is no mapping or has a key that is not in `known`.
    init(_ node: Node, place: String, known: [String]) throws(ConfigurationError) {
        guard case .mapping(let mapping) = node else {
            throw .wrongType(place, wanted: "a mapping of keys to values", line: node.mark?.line)
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                let name = key.scalar?.string ?? "(not text)"
                throw .unknownKey(name, of: place, known: known, line: key.mark?.line)
            }
            // `key:` with nothing after it says nothing.
            if value.null == nil { values[name] = value }
        }
        self.place = place
        self.values = values
        line = node.mark?.line
    }

    subscript(key: String) -> Node? { values[key] }

    /// The scalar as written, so that `version: 2.0` is "2.0".
    func text(_ key: String) throws(ConfigurationError) -> String? {
        guard let node = values[key] else { return nil }
        return try Self.text(node, key)
    }

    func requiredText(_ key: String) throws(ConfigurationError) -> String {
        guard let text = try text(key) else { throw .missingKey(key, of: place, line: line) }
        return text
    }

    /// A list of text; a single text is a list of one.
    func texts(_ key: String) throws(ConfigurationError) -> [String]? {
        guard let node = values[key] else { return nil }
        return try Self.texts(node, key)
    }

    func positiveNumber(_ key: String) throws(ConfigurationError) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let number = Int(text), number > 0 else {
            throw .badValue(text, of: key, wanted: "a whole number above 0", line: values[key]?.mark?.line)
        }
        return number
    }

    /// Nil unless the key is there; never empty.
    func roles(_ key: String) throws(ConfigurationError) -> [Role]? {
        guard let node = values[key] else { return nil }
        let roles = try Self.roles(node, key)
        guard !roles.isEmpty else {
            throw .wrongType(
                "\"\(key)\"", wanted: "at least one role; without the key it is public", line: node.mark?.line)
        }
        return roles
    }

    /// The entries of a list.
    func list(_ key: String, of what: String) throws(ConfigurationError) -> [Node] {
        guard let node = values[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            throw .wrongType("\"\(key)\"", wanted: "a list of \(what)", line: node.mark?.line)
        }
        return Array(sequence)
    }

    static func roles(_ node: Node, _ key: String) throws(ConfigurationError) -> [Role] {
        var roles: [Role] = []
        for word in try texts(node, key) {
            guard let role = Role(word) else {
                throw .badValue(
                    word, of: key, wanted: "1 to 64 letters a-z, digits, \".\", \"_\", \"-\"", line: node.mark?.line)
            }
            roles.append(role)
        }
        return roles
    }

    static func text(_ node: Node, _ key: String) throws(ConfigurationError) -> String {
        guard case .scalar(let scalar) = node else {
            throw .wrongType("\"\(key)\"", wanted: "text", line: node.mark?.line)
        }
        guard !scalar.string.isEmpty else {
            throw .wrongType("\"\(key)\"", wanted: "text that is not empty", line: node.mark?.line)
        }
        return scalar.string
    }

    private static func texts(_ node: Node, _ key: String) throws(ConfigurationError) -> [String] {
        guard case .sequence(let sequence) = node else { return [try text(node, key)] }
        var texts: [String] = []
        for element in sequence { texts.append(try text(element, key)) }
        return texts
    }
}
