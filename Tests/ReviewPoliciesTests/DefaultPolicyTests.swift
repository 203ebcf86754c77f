import ReviewPolicies
import Testing

struct DefaultPolicyTests {
    @Test func coversEveryMatterWithoutAWarning() throws {
        let policy = try ReviewPolicy.makeDefault()
        #expect(policy.warnings.map(\.description) == [])
        #expect(Set(policy.rules.map(\.trigger)) == Set(ReviewPolicy.standardTriggers))
    }

    /// An example that is nearly a labelled question would make the figures better than they are.
    @Test func noExampleIsALabelledQuestion() throws {
        let policy = try ReviewPolicy.makeDefault()
        let examples =
            policy.commonExceptions.examples + policy.rules.flatMap { $0.match.examples + $0.exceptions.examples }
        let questions = LabelledQuestion.all.map { Set(words($0.text)) }
        for example in examples {
            let words = Set(words(example))
            for question in questions where question.count > 3 {
                let share = Double(words.intersection(question).count) / Double(words.union(question).count)
                #expect(share < 0.8, "\(example)")
            }
        }
        #expect(Set(examples).count == examples.count)
    }

    private func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    @Test func theQuestionsAreLabelledAsTheirReadMeSays() {
        let questions = LabelledQuestion.all
        #expect(questions.count == 682)
        #expect(questions.count { $0.note != nil } == 348)
        #expect(questions.count { !$0.triggers.isEmpty } == 274)
        #expect(Set(questions.flatMap(\.triggers)) == Set(ReviewPolicy.standardTriggers))
        #expect(Set(questions.map(\.id)).count == questions.count)
        #expect(questions.count { $0.split == "dev" } == 342)
    }
}
