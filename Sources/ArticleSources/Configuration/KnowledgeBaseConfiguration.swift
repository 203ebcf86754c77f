import KnowledgeModel
import Yams

/// What `lacuna.yaml` says: the sources of a knowledge base, its encoder, its limits and what it wants of personal data.
///
/// ```yaml
/// name: Help centre
/// sources:
///   - path: articles                      # a folder, a .jsonl file or an export, relative to this file
///     name: help                          # default: the last component of the path
///     profile: github
///     base_url: https://help.example.com/
///     locale: en
///     audience: [public]
///     audience_map: {staff: [agent, lead]}
///     owners:
///       - {match: "billing/**", owner: Billing, backup: Finance}
///     product: Desk
///     version: "2"
///     review_interval_days: 180
///     skip_labels: [internal]             # of records and exports
/// encoder:
///   model: Models/all-MiniLM-L6-v2        # relative to this file
/// limits:
///   article_bytes: 16777216
/// privacy:                                # see PrivacyConfiguration
///   retention_days: 365
/// ```
package struct KnowledgeBaseConfiguration: Sendable, Hashable {
    package var name: String?
    package var sources: [SourceConfiguration]
    /// The encoder's folder.
    package var encoderModelPath: String?
    package var limits: SourceLimits
    package var privacy = PrivacyConfiguration()

    /// Sources may be left out of a file that speaks of personal data alone.
    ///
    /// - Parameters:
    ///   - yaml: the text of `lacuna.yaml`.
    ///   - folder: the folder that holds it, to which its relative paths refer.
    package init(yaml: String, folder: String) throws(ConfigurationError) {
        let root = try ConfigurationMapping(
            try Self.parse(yaml), place: "the file", known: ["name", "sources", "encoder", "limits", "privacy"])
        name = try root.text("name")
        limits = SourceLimits()
        if let node = root["limits"] {
            let mapping = try ConfigurationMapping(node, place: "\"limits\"", known: ["article_bytes"])
            if let bytes = try mapping.positiveNumber("article_bytes") {
                limits = SourceLimits(articleBytesMaximum: bytes)
            }
        }
        if let node = root["encoder"] {
            let mapping = try ConfigurationMapping(node, place: "\"encoder\"", known: ["model"])
            encoderModelPath = Self.resolve(try mapping.requiredText("model"), in: folder)
        }
        sources = try Self.sources(try root.list("sources", of: "sources"), folder: folder, limits: limits)
        if let node = root["privacy"] { privacy = try PrivacyConfiguration(node) }
        if sources.isEmpty, root["privacy"] == nil || root["sources"] != nil {
            throw .missingKey("sources", of: "the file", line: root.line)
        }
    }

    private static func sources(
        _ nodes: [Node], folder: String, limits: SourceLimits
    ) throws(ConfigurationError) -> [SourceConfiguration] {
        var sources: [SourceConfiguration] = []
        for node in nodes {
            var source = try SourceConfiguration(node, folder: folder)
            source.limits = limits
            guard !sources.contains(where: { $0.name == source.name }) else {
                throw .duplicateSource(source.name, line: node.mark?.line)
            }
            sources.append(source)
        }
        return sources
    }

    private static func parse(_ yaml: String) throws(ConfigurationError) -> Node {
        let node: Node?
        if let problem = YAMLGuard.problem(in: Array(yaml.utf8)) {
            throw .notYAML(line: problem.line, problem: problem.text)
        }
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
        guard let node else { throw .missingKey("sources", of: "the file", line: nil) }
        return node
    }

    static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }
}

extension SourceConfiguration {
    private static let keys = [
        "name", "path", "profile", "base_url", "locale", "audience", "audience_map", "owners", "product", "version",
        "review_interval_days", "skip_labels",
    ]

    init(_ node: Node, folder: String) throws(ConfigurationError) {
        let mapping = try ConfigurationMapping(node, place: "a source", known: Self.keys)
        let path = KnowledgeBaseConfiguration.resolve(try mapping.requiredText("path"), in: folder)
        let derived = SourceConfiguration.sources(atPaths: [path])
        self.init(name: try mapping.text("name") ?? derived[0].name, path: path)
        if let text = try mapping.text("profile"), text != Self.automaticProfile {
            guard let named = SourceProfile(rawValue: text) else {
                throw .unknownProfile(text, known: Self.profileNames, line: mapping["profile"]?.mark?.line)
            }
            profile = named
        }
        if let text = try mapping.text("base_url") {
            guard let url = BaseURL(text) else {
                throw .badValue(
                    text, of: "base_url", wanted: "an http or https address without \"?\" and \"#\"",
                    line: mapping["base_url"]?.mark?.line)
            }
            baseURL = url
        }
        locale = try mapping.text("locale")?.lowercased()
        if let roles = try mapping.roles("audience") { audience = Audience(roles) }
        audienceMap = try Self.audienceMap(mapping["audience_map"])
        owners = try Self.ownerRules(try mapping.list("owners", of: "rules with \"match\" and \"owner\""))
        product = try mapping.text("product")
        version = try mapping.text("version")
        reviewInterval = try mapping.positiveNumber("review_interval_days")
        skippedLabels = try mapping.texts("skip_labels") ?? []
    }

    private static func audienceMap(_ node: Node?) throws(ConfigurationError) -> AudienceMap {
        guard let node else { return AudienceMap() }
        guard case .mapping(let mapping) = node else {
            throw .wrongType(
                "\"audience_map\"", wanted: "a mapping of the source's words to roles", line: node.mark?.line)
        }
        var roles: [String: [Role]] = [:]
        for (word, value) in mapping {
            // `""` stands for an audience that an article names and leaves empty.
            let isEmpty = if case .scalar(let scalar) = word { scalar.string.isEmpty } else { false }
            let name = isEmpty ? "" : try ConfigurationMapping.text(word, "audience_map")
            roles[name] = try ConfigurationMapping.roles(value, "audience_map")
        }
        return AudienceMap(roles)
    }

    private static func ownerRules(_ nodes: [Node]) throws(ConfigurationError) -> [OwnerRule] {
        var rules: [OwnerRule] = []
        for node in nodes {
            let mapping = try ConfigurationMapping(
                node, place: "a rule of \"owners\"", known: ["match", "owner", "backup"])
            let text = try mapping.requiredText("match")
            guard let pattern = PathPattern(text) else {
                throw .badValue(
                    text, of: "match", wanted: "a path with \"*\", \"**\" or \"?\", without brackets",
                    line: mapping["match"]?.mark?.line)
            }
            rules.append(
                OwnerRule(
                    pattern: pattern, owner: try mapping.requiredText("owner"), backup: try mapping.text("backup")))
        }
        return rules
    }
}
