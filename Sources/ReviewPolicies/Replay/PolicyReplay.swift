/// What a policy would have done with past questions.
package struct PolicyReplay: Sendable {
    package struct Outcome: Sendable {
        package let question: PolicyQuestion
        package let triggers: [ReviewTrigger]

        package init(question: PolicyQuestion, triggers: [ReviewTrigger]) {
            self.question = question
            self.triggers = triggers
        }
    }

    /// How well what was found agrees with what was expected.
    package struct Agreement: Sendable, Hashable {
        package var found = 0
        package var expected = 0
        /// Found and expected.
        package var agreed = 0

        package init(found: Int = 0, expected: Int = 0, agreed: Int = 0) {
            self.found = found
            self.expected = expected
            self.agreed = agreed
        }

        /// Of what was found, the share that was expected; nil if nothing was found.
        package var precision: Double? { found == 0 ? nil : Double(agreed) / Double(found) }
        /// Of what was expected, the share that was found; nil if nothing was expected.
        package var recall: Double? { expected == 0 ? nil : Double(agreed) / Double(expected) }

        mutating func count(found isFound: Bool, expected isExpected: Bool) {
            found += isFound ? 1 : 0
            expected += isExpected ? 1 : 0
            agreed += isFound && isExpected ? 1 : 0
        }
    }

    package let outcomes: [Outcome]

    package init(_ outcomes: [Outcome]) { self.outcomes = outcomes }

    /// Questions with a trigger, in their order.
    package var flagged: [Outcome] { outcomes.filter { !$0.triggers.isEmpty } }

    /// Questions with a trigger that blocks.
    package var blockedCount: Int {
        outcomes.count { outcome in outcome.triggers.contains { $0.action == .block } }
    }

    /// How many questions each rule flags; those of one question by several rules count for each.
    package var countByRule: [String: Int] {
        outcomes.reduce(into: [:]) { counts, outcome in
            for trigger in outcome.triggers { counts[trigger.ruleID, default: 0] += 1 }
        }
    }

    /// The questions that somebody has judged.
    package var judged: [Outcome] { outcomes.filter { $0.question.triggers != nil } }

    /// Whether a question is flagged at all, over the judged ones.
    package var agreement: Agreement {
        judged.reduce(into: Agreement()) { agreement, outcome in
            agreement.count(found: !outcome.triggers.isEmpty, expected: outcome.question.triggers?.isEmpty == false)
        }
    }

    /// By matter, over the judged questions; every matter that was found or expected.
    package var agreementByTrigger: [String: Agreement] {
        var agreements: [String: Agreement] = [:]
        for outcome in judged {
            let found = Set(outcome.triggers.map(\.trigger))
            let expected = Set(outcome.question.triggers ?? [])
            for trigger in found.union(expected) {
                agreements[trigger, default: Agreement()].count(
                    found: found.contains(trigger), expected: expected.contains(trigger))
            }
        }
        return agreements
    }
}
