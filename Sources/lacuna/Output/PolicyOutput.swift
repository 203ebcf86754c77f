import ReviewPolicies

/// A policy for people: one paragraph a rule.
struct PolicyOutput {
    let policy: ReviewPolicy
    /// Of the file.
    let name: String
    let terminal: Terminal

    private static let indentation = "  "

    var text: String {
        var text = "Policy \(policy.version) (\(Printable.text(name))): \(Amount.count(policy.rules.count, "rule")).\n"
        text += "By meaning from \(policy.similarity) near, with \(policy.majority) of the votes.\n"
        if !policy.commonExceptions.isEmpty {
            text += "\n" + terminal.styled("All rules", .strong) + "\n" + conditions("unless", policy.commonExceptions)
        }
        for rule in policy.rules { text += "\n" + self.text(of: rule) }
        return text
    }

    private func text(of rule: ReviewRule) -> String {
        var text = terminal.styled(Printable.text("\(rule.title) (\(rule.id))"), .strong) + "\n"
        text += row("action", "\(rule.action.rawValue), as \(rule.trigger)")
        text += row("route", rule.route)
        text += row("owner", "\(rule.owner); if away, \(rule.backupOwner)")
        text += row("decides", rule.expectedDecision)
        if let pin = rule.pin { text += row("cites", pin) }
        if let products = rule.products { text += row("products", products.joined(separator: ", ")) }
        if let locales = rule.locales { text += row("locales", locales.joined(separator: ", ")) }
        if let similarity = rule.similarity { text += row("nearness", "\(similarity)") }
        text += conditions("if", rule.match) + conditions("unless", rule.exceptions)
        return rule.usesCommonExceptions
            ? text : text + row("always", "what excepts all rules does not except this one")
    }

    private func conditions(_ name: String, _ conditions: RuleConditions) -> String {
        var text = ""
        for (kind, entries) in [
            ("words", conditions.phrases), ("pattern", conditions.patterns), ("like", conditions.examples),
        ] {
            for entry in entries {
                text += row(text.isEmpty ? name : "", "\(kind)  \(entry.replacing("|", with: " | "))")
            }
        }
        return text
    }

    private func row(_ name: String, _ value: String) -> String {
        let width = 10
        let label = Self.indentation + name + String(repeating: " ", count: max(1, width - name.count))
        let margin = String(repeating: " ", count: label.count)
        let lines = Printable.wrap(Printable.text(value), width: terminal.width - label.count)
        return lines.enumerated().map { ($0 == 0 ? label : margin) + $1 + "\n" }.joined()
    }
}
