package import KnowledgeModel
package import Privacy

/// Who asked, as far as the log may know: what decides which articles could have answered, and a pseudonym.
package struct AskerContext: Sendable, Hashable {
    /// The roles the question was asked with, sorted; `public` is always among them.
    package var roles: [Role]
    /// The languages of the articles that were searched, sorted; empty where all of them were.
    package var locales: [String]
    /// The same for all questions of one person; nil where the caller named nobody.
    package var asker: AskerPseudonym?
    /// Where it was asked, such as `web` or `email`.
    package var channel: String?
    /// Which of several variants or customer groups, for figures side by side.
    package var cohort: String?
    /// The help desk's own reference, which is not a person's.
    package var ticket: String?

    package init(
        scope: AccessScope = .everybody, asker: AskerPseudonym? = nil, channel: String? = nil, cohort: String? = nil,
        ticket: String? = nil
    ) {
        roles = scope.roles.sorted()
        locales = (scope.locales ?? []).sorted()
        self.asker = asker
        self.channel = channel
        self.cohort = cohort
        self.ticket = ticket
    }

    /// What the asker could read.
    package var scope: AccessScope {
        AccessScope(roles: roles, locales: locales.isEmpty ? nil : Set(locales))
    }

    /// Tells persons apart for counting: the asker, else the ticket; nil where neither is known.
    package var countedAs: String? { asker?.value ?? ticket }
}
