import Yams

/// What `lacuna.yaml` says of personal data, as it stands there: patterns are compiled by whoever redacts.
///
/// ```yaml
/// privacy:
///   redaction:
///     - {name: loyalty_number, pattern: '\bLC-?\d{6}\b'}
///     - {name: short_order, pattern: '\b[A-Z]\d{3}\b', kind: order_number}
///   retention_days: 365
///   theme_minimum_askers: 3
/// ```
package struct PrivacyConfiguration: Sendable, Hashable {
    /// An owner's own kind of personal data.
    package struct Rule: Sendable, Hashable {
        package var name: String
        package var pattern: String
        /// One of the kinds that are known, of which the rule finds more; nil: a kind of its own.
        package var kind: String?
        /// Of the file, from 1.
        package var line: Int?

        package init(name: String, pattern: String, kind: String? = nil, line: Int? = nil) {
            self.name = name
            self.pattern = pattern
            self.kind = kind
            self.line = line
        }
    }

    /// A hundred years: what is to be kept for longer is kept for good.
    package static let retentionDaysMaximum = 36_500

    package var rules: [Rule] = []
    /// How long what was asked is kept; nil: until somebody deletes it.
    package var retentionDays: Int?
    /// Themes of fewer distinct askers are shown to nobody; nil: the product's own minimum.
    package var askersMinimum: Int?

    package init() {}

    init(_ node: Node) throws(ConfigurationError) {
        let mapping = try ConfigurationMapping(
            node, place: "\"privacy\"", known: ["redaction", "retention_days", "theme_minimum_askers"])
        for node in try mapping.list("redaction", of: "rules with \"name\" and \"pattern\"") {
            let rule = try ConfigurationMapping(
                node, place: "a rule of \"redaction\"", known: ["name", "pattern", "kind"])
            rules.append(
                Rule(
                    name: try rule.requiredText("name"), pattern: try rule.requiredText("pattern"),
                    kind: try rule.text("kind"), line: node.mark?.line))
        }
        retentionDays = try mapping.positiveNumber("retention_days")
        if let retentionDays, retentionDays > Self.retentionDaysMaximum {
            throw .badValue(
                String(retentionDays), of: "retention_days",
                wanted: "a whole number from 1 to \(Self.retentionDaysMaximum), or left out to keep all",
                line: mapping["retention_days"]?.mark?.line)
        }
        askersMinimum = try mapping.positiveNumber("theme_minimum_askers")
    }
}
