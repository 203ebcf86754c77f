/// What was found of what an owner decides.
package struct ConfigurationFacts: Sendable {
    /// The version in force, and what of it cannot be used; version 0 is what the product comes with.
    package var settings: Fact<(version: Int, note: String?)>
    /// How many articles and passages are withdrawn.
    package var suppressions: Fact<Int>

    package init(settings: Fact<(version: Int, note: String?)>, suppressions: Fact<Int>) {
        self.settings = settings
        self.suppressions = suppressions
    }
}

/// What was found of a review policy.
package struct PolicyFacts: Sendable {
    package var version: Int
    package var rules: Int
    package var warnings: [String]

    package init(version: Int, rules: Int, warnings: [String]) {
        self.version = version
        self.rules = rules
        self.warnings = warnings
    }
}

enum ConfigurationChecks {
    static func policy(_ policy: Fact<PolicyFacts>) -> DoctorCheck {
        let remedy = "lacuna policy check FILE says where"
        return policy.check("policy", orElse: remedy) { policy in
            let finding = "version \(policy.version) compiles: \(Amount.count(policy.rules, "rule"))"
            return policy.warnings.isEmpty
                ? .ok("policy", finding)
                : .warning("policy", "\(finding), \(Amount.count(policy.warnings.count, "warning"))", remedy: remedy)
        }
    }

    static func checks(_ facts: ConfigurationFacts, in index: String) -> [DoctorCheck] {
        [
            facts.settings.check("settings", orElse: "lacuna settings activate 0 --index \(index), or an older version")
            {
                let finding = $0.version == 0 ? "those the product comes with" : "version \($0.version) is in force"
                return $0.note.map {
                    .warning("settings", "\(finding), but \($0)", remedy: "lacuna calibrate fits them to this encoder")
                } ?? .ok("settings", finding)
            },
            facts.suppressions.check(
                "suppressions", orElse: "restore the file from a backup; nothing is served before it can be read"
            ) { .ok("suppressions", "\(Amount.number($0)) in force") },
        ]
    }
}
