internal import Yams

/// A mapping of a policy whose keys are all known, with readers that name line and rule when a value does not fit.
struct PolicyMapping {
    /// For messages: "the policy", "the rule \"refund\"".
    var place: String
    let line: Int?
    private let values: [String: Node]

    init(_ node: Node, place: String, known: [String]) throws(PolicyError) {
        guard case .mapping(let mapping) = node else { throw .notMapping(place, line: node.mark?.line) }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.scalar?.string, known.contains(name) else {
                throw .unknownKey(key.scalar?.string ?? "(not text)", of: place, known: known, line: key.mark?.line)
            }
            // `key:` with nothing after it says nothing.
            if value.null == nil { values[name] = value }
        }
        self.place = place
        self.values = values
        line = node.mark?.line
    }

    subscript(key: String) -> Node? { values[key] }

    func text(_ key: String) throws(PolicyError) -> String? {
        guard let node = values[key] else { return nil }
        guard let text = node.scalar?.string, !text.allSatisfy(\.isWhitespace) else {
            throw .wrongType(key, of: place, wanted: "text that is not empty", line: node.mark?.line)
        }
        return text
    }

    func requiredText(_ key: String) throws(PolicyError) -> String {
        guard let text = try text(key) else { throw .missingKey(key, of: place, line: line) }
        return text
    }

    /// Each text with its line. A single text is a list of one.
    func texts(_ key: String) throws(PolicyError) -> [(text: String, line: Int?)]? {
        guard let node = values[key] else { return nil }
        let nodes: [Node] = if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
        if nodes.count > PolicyLimits.entriesMaximum {
            throw .tooLarge(
                "\"\(key)\" of \(place) has \(nodes.count) entries", maximum: PolicyLimits.entriesMaximum,
                line: node.mark?.line)
        }
        var texts: [(text: String, line: Int?)] = []
        for node in nodes {
            guard let text = node.scalar?.string, !text.allSatisfy(\.isWhitespace) else {
                throw .wrongType(
                    key, of: place, wanted: "a list of texts that are not empty", line: node.mark?.line ?? line)
            }
            texts.append((text, node.mark?.line))
        }
        return texts
    }

    func list(_ key: String, of what: String) throws(PolicyError) -> [Node] {
        guard let node = values[key] else { return [] }
        guard case .sequence(let sequence) = node else {
            throw .wrongType(key, of: place, wanted: "a list of \(what)", line: node.mark?.line)
        }
        return Array(sequence)
    }

    func flag(_ key: String) throws(PolicyError) -> Bool? {
        guard let text = try text(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            throw .badValue(text, of: key, in: place, wanted: "true or false", line: values[key]?.mark?.line)
        }
    }

    /// A number above 0 and below 1.
    func fraction(_ key: String) throws(PolicyError) -> Double? {
        guard let text = try text(key) else { return nil }
        guard let value = Double(text), value > 0, value < 1 else {
            throw .badValue(
                text, of: key, in: place, wanted: "a number between 0 and 1, such as 0.6",
                line: values[key]?.mark?.line)
        }
        return value
    }
}

/// How much a policy may hold. Far above what people can look after, and low enough that each question stays cheap.
enum PolicyLimits {
    static let bytesMaximum = 1024 * 1024
    static let rulesMaximum = 200
    /// Of one list of phrases, patterns or examples.
    static let entriesMaximum = 500
    /// Bytes of an example, which an encoder would cut anyway.
    static let exampleBytesMaximum = 1000
}
