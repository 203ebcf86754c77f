internal import Patterns
internal import Yams

extension ReviewRule {
    private static let keys = [
        "id", "title", "action", "trigger", "route", "owner", "backup_owner", "expected_decision", "pin", "products",
        "locales", "match", "unless", "similarity", "common_unless",
    ]

    /// - Parameter number: from 1; names the rule in messages until its id is read.
    init(_ node: Node, number: Int) throws(PolicyError) {
        var mapping = try PolicyMapping(node, place: "rule \(number)", known: Self.keys)
        let id = try Self.name("id", of: mapping)
        mapping.place = "the rule \"\(id)\""
        let match = try RuleConditions(mapping["match"], key: "match", of: mapping.place)
        if match.isEmpty { throw .noMatch(mapping.place, line: mapping["match"]?.mark?.line ?? mapping.line) }
        self.init(
            id: id, title: try mapping.requiredText("title"), action: try Self.action(of: mapping),
            trigger: try Self.name("trigger", of: mapping), route: try mapping.requiredText("route"),
            owner: try mapping.requiredText("owner"), backupOwner: try mapping.requiredText("backup_owner"),
            expectedDecision: try mapping.requiredText("expected_decision"), pin: try mapping.text("pin"),
            products: try mapping.texts("products")?.map(\.text), locales: try mapping.texts("locales")?.map(\.text),
            match: match, exceptions: try RuleConditions(mapping["unless"], key: "unless", of: mapping.place),
            similarity: try mapping.fraction("similarity"),
            usesCommonExceptions: try mapping.flag("common_unless") ?? true)
    }

    private static func name(_ key: String, of mapping: PolicyMapping) throws(PolicyError) -> String {
        let text = try mapping.requiredText(key)
        let isName =
            text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
            }
        guard isName else {
            throw .badValue(
                text, of: key, in: mapping.place, wanted: "1 to 64 of a-z, 0-9, \"-\" and \"_\"",
                line: mapping[key]?.mark?.line)
        }
        return text
    }

    private static func action(of mapping: PolicyMapping) throws(PolicyError) -> Action {
        let text = try mapping.requiredText("action")
        guard let action = Action(rawValue: text) else {
            throw .badValue(
                text, of: "action", in: mapping.place, wanted: "review or block", line: mapping["action"]?.mark?.line)
        }
        return action
    }
}

extension RuleConditions {
    private static let keys = ["phrases", "patterns", "examples"]

    /// - Parameter node: nil for none.
    init(_ node: Node?, key: String, of owner: String) throws(PolicyError) {
        guard let node else {
            self.init()
            return
        }
        let place = "\"\(key)\" of \(owner)"
        let mapping = try PolicyMapping(node, place: place, known: Self.keys)
        let phrases = try mapping.texts("phrases") ?? []
        for (text, line) in phrases {
            if case .failure(let fault) = Phrase.parse(text) {
                throw .badPhrase(text, in: place, because: fault.reason, line: line)
            }
        }
        let patterns = try mapping.texts("patterns") ?? []
        for (text, line) in patterns {
            do {
                _ = try Pattern(text)
            } catch {
                throw .badPattern(text, in: place, because: error.reason, line: line)
            }
        }
        let examples = try mapping.texts("examples") ?? []
        for (text, line) in examples where text.utf8.count > PolicyLimits.exampleBytesMaximum {
            throw .tooLarge(
                "an example in \(place) has \(text.utf8.count) bytes", maximum: PolicyLimits.exampleBytesMaximum,
                line: line)
        }
        self.init(phrases: phrases.map(\.text), patterns: patterns.map(\.text), examples: examples.map(\.text))
    }
}
