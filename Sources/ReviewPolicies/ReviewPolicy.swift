/// Which questions a person must see before an answer is sent: an owner's versioned rules.
///
/// Written as YAML, see `docs/review-policies.md`; `ReviewPolicy.parse` reads it.
package struct ReviewPolicy: Sendable, Hashable {
    /// The owner's own number of this text, so that a trigger can say by which rules it was raised.
    package var version: Int
    /// How near to an example a question must be to be matched by meaning, as a cosine; a rule may state its own.
    package var similarity: Double
    /// Which share of the examples' votes must be for matters rather than for exceptions; see `RuleMeanings`.
    package var majority: Double
    /// Exceptions of all rules, but of those that say `common_unless: false`.
    package var commonExceptions: RuleConditions
    /// In the order of the file.
    package var rules: [ReviewRule]

    package init(
        version: Int, similarity: Double = ReviewPolicy.similarityDefault,
        majority: Double = ReviewPolicy.majorityDefault, commonExceptions: RuleConditions = RuleConditions(),
        rules: [ReviewRule]
    ) {
        self.version = version
        self.similarity = similarity
        self.majority = majority
        self.commonExceptions = commonExceptions
        self.rules = rules
    }

    /// For a policy that does not say: so near that even a rule with few examples and no exceptions is seldom wrong.
    package static let similarityDefault = 0.6
    package static let majorityDefault = 0.6
}

/// One rule: what it looks for, and who decides what.
package struct ReviewRule: Sendable, Hashable {
    package enum Action: String, Sendable, Hashable, CaseIterable {
        /// No drafted answer is sent at all: a person writes it.
        case block
        /// A person reads the draft and decides.
        case review
    }

    /// Unique in the policy: a-z, 0-9, "-", "_".
    package var id: String
    /// For people.
    package var title: String
    package var action: Action
    /// The matter, such as `refund`; several rules may share one.
    package var trigger: String
    /// Where the question goes: a queue, a channel, a group.
    package var route: String
    package var owner: String
    package var backupOwner: String
    /// What the owner is asked to decide, as a sentence.
    package var expectedDecision: String
    /// The id of an article to cite whatever the search says.
    package var pin: String?
    /// Only questions about these products; nil for all, and those that name none.
    package var products: [String]?
    /// Only questions in these languages ("en" takes "en-gb" too); nil for all.
    package var locales: [String]?
    package var match: RuleConditions
    /// What looks alike and is something else.
    package var exceptions: RuleConditions
    /// Instead of the policy's.
    package var similarity: Double?
    /// Whether the policy's common exceptions hold for this rule.
    package var usesCommonExceptions: Bool

    package init(
        id: String, title: String, action: Action, trigger: String, route: String, owner: String, backupOwner: String,
        expectedDecision: String, pin: String? = nil, products: [String]? = nil, locales: [String]? = nil,
        match: RuleConditions, exceptions: RuleConditions = RuleConditions(), similarity: Double? = nil,
        usesCommonExceptions: Bool = true
    ) {
        self.id = id
        self.title = title
        self.action = action
        self.trigger = trigger
        self.route = route
        self.owner = owner
        self.backupOwner = backupOwner
        self.expectedDecision = expectedDecision
        self.pin = pin
        self.products = products
        self.locales = locales
        self.match = match
        self.exceptions = exceptions
        self.similarity = similarity
        self.usesCommonExceptions = usesCommonExceptions
    }
}

/// What a question may say, in three ways; one is enough.
package struct RuleConditions: Sendable, Hashable {
    /// Sequences of words: `cancel|end my * subscription`.
    package var phrases: [String]
    /// Regular expressions.
    package var patterns: [String]
    /// Questions with the same meaning.
    package var examples: [String]

    package init(phrases: [String] = [], patterns: [String] = [], examples: [String] = []) {
        self.phrases = phrases
        self.patterns = patterns
        self.examples = examples
    }

    package var isEmpty: Bool { phrases.isEmpty && patterns.isEmpty && examples.isEmpty }
}
