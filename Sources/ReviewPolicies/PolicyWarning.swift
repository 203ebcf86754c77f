import Spelling

/// Something that a policy may say, and that its owner probably did not mean.
package struct PolicyWarning: Sendable, Hashable, CustomStringConvertible {
    /// Nil if it concerns the whole policy.
    package let ruleID: String?
    package let message: String

    package var description: String { ruleID.map { "the rule \"\($0)\": \(message)" } ?? message }
}

extension ReviewPolicy {
    /// The matters that the default policy knows, and that statistics group by. Owners may use others.
    package static let standardTriggers = [
        "account_access", "billing_dispute", "cancellation", "complaint", "fraud", "legal", "medical", "press",
        "privacy", "refund", "safety", "security_incident", "self_harm", "vulnerable_customer",
    ]

    /// In the order of the file.
    package var warnings: [PolicyWarning] {
        var warnings = rules.flatMap(Self.warnings)
        let missing = Self.standardTriggers.filter { name in !rules.contains { $0.trigger == name } }
        if !missing.isEmpty {
            warnings.append(
                PolicyWarning(
                    ruleID: nil,
                    message: "no rule is about \(missing.joined(separator: ", ")); such questions go out unseen"))
        }
        let hasExceptions = !commonExceptions.examples.isEmpty || rules.contains { !$0.exceptions.examples.isEmpty }
        let lowest = rules.filter { !$0.match.examples.isEmpty }.map { $0.similarity ?? similarity }.min()
        if let lowest, lowest < 0.5, !hasExceptions {
            warnings.append(
                PolicyWarning(
                    ruleID: nil,
                    message: "a similarity of \(lowest) without any example under \"unless\" flags most questions; "
                        + "give examples of ordinary questions, or raise it to 0.6"))
        }
        return warnings
    }

    private static func warnings(_ rule: ReviewRule) -> [PolicyWarning] {
        var messages: [String] = []
        if !standardTriggers.contains(rule.trigger),
            let nearest = Spelling.nearest(to: rule.trigger, among: standardTriggers)
        {
            messages.append("its trigger \"\(rule.trigger)\" is not a standard one; did you mean \"\(nearest)\"?")
        }
        if rule.owner == rule.backupOwner {
            messages.append("owner and backup_owner are the same, so nobody decides when \(rule.owner) is away")
        }
        if rule.match.phrases.isEmpty, rule.match.patterns.isEmpty {
            messages.append("it has examples only, and never matches while there is no encoder; add phrases")
        }
        for phrase in rule.match.phrases where rule.exceptions.phrases.contains(phrase) {
            messages.append("the phrase \"\(phrase)\" stands under match and unless, so it never matches")
        }
        var seen: Set<String> = []
        for phrase in rule.match.phrases where !seen.insert(phrase).inserted {
            messages.append("the phrase \"\(phrase)\" stands twice")
        }
        return messages.map { PolicyWarning(ruleID: rule.id, message: $0) }
    }
}
