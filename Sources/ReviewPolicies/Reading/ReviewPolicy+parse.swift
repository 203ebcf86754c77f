internal import Yams

extension ReviewPolicy {
    private static let keys = ["version", "similarity", "majority", "unless", "rules"]

    /// Reads a policy. All phrases and patterns are tried, so that what is returned compiles.
    ///
    /// - Throws: for the first thing that is wrong, with its line, rule and key, and what to write instead.
    package static func parse(_ yaml: String) throws(PolicyError) -> ReviewPolicy {
        if yaml.utf8.count > PolicyLimits.bytesMaximum {
            throw .tooLarge("the policy has \(yaml.utf8.count) bytes", maximum: PolicyLimits.bytesMaximum)
        }
        let root = try PolicyMapping(try node(of: yaml), place: "the policy", known: keys)
        let versionText = try root.requiredText("version")
        guard let version = Int(versionText), version > 0 else {
            throw .badValue(
                versionText, of: "version", in: root.place,
                wanted: "a whole number from 1, one higher after each change",
                line: root["version"]?.mark?.line)
        }
        let nodes = try root.list("rules", of: "rules")
        if nodes.isEmpty { throw .missingKey("rules", of: root.place, line: root.line) }
        if nodes.count > PolicyLimits.rulesMaximum {
            throw .tooLarge("the policy has \(nodes.count) rules", maximum: PolicyLimits.rulesMaximum)
        }
        var rules: [ReviewRule] = []
        var ids: Set<String> = []
        for (index, node) in nodes.enumerated() {
            let rule = try ReviewRule(node, number: index + 1)
            guard ids.insert(rule.id).inserted else { throw .duplicateRule(rule.id, line: node.mark?.line) }
            rules.append(rule)
        }
        return ReviewPolicy(
            version: version, similarity: try root.fraction("similarity") ?? similarityDefault,
            majority: try root.fraction("majority") ?? majorityDefault,
            commonExceptions: try RuleConditions(root["unless"], key: "unless", of: root.place), rules: rules)
    }

    private static func node(of yaml: String) throws(PolicyError) -> Node {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw .notYAML(line: mark.line, problem: problem)
            case .duplicatedKeysInMapping(let duplicates, let context):
                throw .duplicateKey(duplicates.first ?? "", line: context.mark.line)
            case .reader(let problem, _, _, _):
                throw .notYAML(line: nil, problem: problem)
            default:
                throw .notYAML(line: nil, problem: "\(error)")
            }
        } catch {
            throw .notYAML(line: nil, problem: "\(error)")
        }
        guard let node else { throw .missingKey("version", of: "the policy", line: nil) }
        return node
    }
}
