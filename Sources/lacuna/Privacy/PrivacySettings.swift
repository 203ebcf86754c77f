import ArgumentParser
import ArticleSources
import GapAnalysis
package import Privacy
import SystemIO

/// What holds of personal data: how it is taken out, how long what was asked is kept, and of how few nothing is shown.
package struct PrivacySettings: Sendable {
    package var redactor = Redactor.standard
    /// Nil: until somebody deletes it.
    package var retentionDays: Int?
    package var askersMinimum = GapReportBuilder.askersMinimumDefault

    package init() {}

    /// - Parameter yaml: the text of `lacuna.yaml`.
    /// - Throws: `ConfigurationError` naming the line of what cannot be used.
    package init(yaml: String) throws {
        let configuration = try KnowledgeBaseConfiguration(yaml: yaml, folder: "").privacy
        redactor = Redactor(rules: try configuration.rules.map(Self.rule))
        retentionDays = configuration.retentionDays
        if let minimum = configuration.askersMinimum { askersMinimum = minimum }
    }

    private static func rule(_ rule: PrivacyConfiguration.Rule) throws -> RedactionRule {
        do {
            return try RedactionRule(
                name: rule.name, pattern: rule.pattern, kind: try rule.kind.map { try kind($0, of: rule) } ?? .custom)
        } catch let error as RedactionRuleError {
            throw ConfigurationError.unusable(error.description, line: rule.line)
        }
    }

    private static func kind(_ name: String, of rule: PrivacyConfiguration.Rule) throws -> RedactionKind {
        if let kind = RedactionKind(rawValue: name) { return kind }
        let known = RedactionKind.allCases.filter { $0 != .custom }.map(\.rawValue)
        throw ConfigurationError.unusable(
            "\"\(name)\" cannot be the kind of the redaction rule \"\(rule.name)\"; leave it out, or use one of "
                + known.joined(separator: ", "), line: rule.line)
    }
}

/// Where a command learns what holds of personal data.
struct PrivacyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file that says what personal data is and how long it is kept. Default: lacuna.yaml.", valueName: "file"
        ))
    var config: String?

    func settings() throws -> PrivacySettings { try Self.settings(config: config) }

    /// - Parameter config: nil: lacuna.yaml of the working directory, if there is one, whatever else is named: rules
    ///   that were written down are never passed over in silence.
    static func settings(config: String?) throws -> PrivacySettings {
        guard let file = config ?? (FileSystem.exists("lacuna.yaml") ? "lacuna.yaml" : nil) else {
            return PrivacySettings()
        }
        return try PrivacySettings(yaml: try FileSystem.readText(file))
    }
}
