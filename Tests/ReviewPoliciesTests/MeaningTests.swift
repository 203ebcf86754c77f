import KnowledgeModel
import ReviewPolicies
import Testing

/// Examples stand at angles in the plane, so that a question's place decides.
struct MeaningTests {
    private let yaml = """
        version: 1
        similarity: 0.9
        unless:
          examples: ["90"]
        rules:
          - {id: late, title: T, action: review, trigger: refund, route: r, owner: o, backup_owner: b,
             expected_decision: d, match: {examples: ["0", "5"], phrases: [money]}, unless: {phrases: [page]}}
          - {id: first, title: T, action: block, trigger: legal, route: r, owner: o, backup_owner: b, pin: p,
             expected_decision: d, match: {examples: ["180"], phrases: [money]}, unless: {examples: ["150"]}}
        """

    private func compiled() throws -> CompiledPolicy {
        try CompiledPolicy(try ReviewPolicy.parse(yaml)) { texts in
            texts.map { vector(degrees: Float($0) ?? 0) }
        }
    }

    @Test(arguments: [
        (4, "5"), (0, "0"), (-20, "0"), (175, "180"), (32, nil), (45, nil), (90, nil), (150, nil), (160, nil),
        (-60, nil),
    ])
    func theNearestExampleDecidesIfItIsNearEnough(degrees: Int, example: String?) throws {
        let triggers = try compiled().triggers(for: "a b", vector: vector(degrees: Float(degrees)))
        #expect(triggers.map { $0.nearest?.example } == (example.map { [$0] } ?? []))
    }

    @Test func anExceptionInTheTextRulesOutTheMeaning() throws {
        #expect(try compiled().triggers(for: "the page", vector: vector(degrees: 0)).isEmpty)
    }

    @Test func whatBlocksComesFirst() throws {
        let triggers = try compiled().triggers(for: "money", vector: nil)
        #expect(triggers.map(\.ruleID) == ["first", "late"])
        #expect(triggers.map(\.pin) == ["p", nil])
    }

    @Test func oneSentenceThatIsNearerToExceptionsDoesNotTriggerByWords() throws {
        let policy = try compiled()
        #expect(policy.triggers(for: "money", vector: vector(degrees: 90)).isEmpty)
        #expect(policy.triggers(for: "Hello. money", vector: vector(degrees: 90)).count == 2)
    }

    @Test func withoutAnEncoderWordsDecideAlone() throws {
        let policy = try CompiledPolicy(try ReviewPolicy.parse(yaml)) { _ in nil }
        #expect(!policy.usesExamples)
        #expect(policy.triggers(for: "a", vector: vector(degrees: 0)).isEmpty)
    }

    @Test func productsAndLocalesNarrowARule() throws {
        let narrow = try policy(
            "    match:\n      phrases: [refund]", extra: "    products: [Desk]\n    locales: [en]")
        for (product, locale, count) in [
            (nil, nil, 1), ("Desk", "en-gb", 1), ("Desk", "EN", 1), ("Phone", "en", 0), ("Desk", "de", 0),
            (nil, "eng", 0),
        ] as [(String?, String?, Int)] {
            let context = QuestionContext(product: product, locale: locale)
            #expect(try narrow.triggers("refund", context).count == count, "\(product ?? "-") \(locale ?? "-")")
        }
    }

    @Test func replayCounts() throws {
        let policy = try compiled()
        let questions = [("money", ["legal"]), ("x", []), ("y", ["refund"]), ("money page", nil)]
        let replay = PolicyReplay(
            questions.map { text, triggers in
                PolicyReplay.Outcome(
                    question: PolicyQuestion(id: text, text: text, triggers: triggers),
                    triggers: policy.triggers(for: text, vector: nil))
            })
        #expect(replay.flagged.count == 2)
        #expect(replay.blockedCount == 2)
        #expect(replay.countByRule == ["first": 2, "late": 1])
        #expect(replay.agreement == PolicyReplay.Agreement(found: 1, expected: 2, agreed: 1))
        #expect(replay.agreement.recall == 0.5)
        #expect(replay.agreementByTrigger["refund"]?.precision == 0)
        #expect(replay.agreementByTrigger["legal"] == PolicyReplay.Agreement(found: 1, expected: 1, agreed: 1))
    }
}
