import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Testing

@Suite struct AnswerComparisonTests {
    private func outcome(
        _ verdict: Verdict.Label = .yes, _ probability: Double? = 0.8, _ article: String? = "a", _ quote: String = "q"
    ) -> QuestionOutcome {
        QuestionOutcome(
            verdict: verdict, probability: probability,
            cited: [article].compactMap(\.self).map {
                QuestionOutcome.CitedWords(articleID: $0, title: "", quote: quote)
            })
    }

    @Test func outcomesDifferInVerdictCitationAndProbability() {
        let old = outcome()
        #expect(AnswerComparison.differences(old, old).isEmpty)
        #expect(AnswerComparison.differences(old, outcome(.partial)) == [.verdict])
        #expect(AnswerComparison.differences(old, outcome(.yes, 0.8, "b")) == [.citation])
        #expect(AnswerComparison.differences(old, outcome(.yes, 0.8, "a", "other")) == [.citation])
        #expect(AnswerComparison.differences(old, outcome(.yes, 0.8, nil)) == [.citation])
        #expect(AnswerComparison.differences(old, outcome(.yes, 0.69)) == [.probability])
        #expect(AnswerComparison.differences(old, outcome(.yes, 0.71)).isEmpty)
        #expect(AnswerComparison.differences(old, outcome(.no, 0.1, "b")) == [.verdict, .citation, .probability])
        // Of what has no probability, none has moved.
        #expect(AnswerComparison.differences(old, outcome(.unknown, nil)) == [.verdict])
        #expect(AnswerComparison.differences(nil, nil).isEmpty)
        #expect(AnswerComparison.differences(old, nil) == [.verdict, .citation])
    }

    @Test func totalsCountEveryTimeThatAQuestionWasAsked() {
        func question(_ text: String) -> AnswerComparison.Question {
            AnswerComparison.Question(text: RedactedText(storedRedacted: text), scope: .everybody)
        }
        var comparison = AnswerComparison()
        comparison.add(question("one"), before: outcome(), after: outcome(), times: 4)
        comparison.add(question("two"), before: outcome(), after: outcome(.no, 0.2), times: 3)
        comparison.add(question("three"), before: outcome(), after: outcome(.yes, 0.8, "b"))
        #expect(comparison.asked == 8)
        #expect(comparison.changed == 4)
        #expect(comparison.changes.map(\.question.text.text) == ["two", "three"])
        #expect(comparison.changes.map(\.times) == [3, 1])
        #expect(AnswerComparison.Difference.allCases.map(comparison.count) == [3, 1, 3])
    }
}
