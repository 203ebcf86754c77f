import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import Testing
import lacuna

@Suite struct GenerationsDiffOutputTests {
    private func article(_ id: String, title: String = "T", text: String = "t", passages: Int = 1) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: "s", id: id), path: id, title: title, url: "https://h.example/\(id)", locale: "en",
            audience: .public, product: nil, version: nil, owner: nil, labels: [], updatedAt: nil, reviewDue: nil,
            contentHash: "", textSHA256: text, passageCount: passages)
    }

    private func outcome(_ article: String, _ quote: String) -> QuestionOutcome {
        QuestionOutcome(
            verdict: .yes, probability: 0.9,
            cited: [QuestionOutcome.CitedWords(articleID: article, title: "", quote: quote)])
    }

    @Test func totalsComeFirst() {
        var answers = AnswerComparison()
        let question = AnswerComparison.Question(text: RedactedText(storedRedacted: "how\nmuch?"), scope: .everybody)
        answers.add(question, before: outcome("a", "old"), after: outcome("a", "new"), times: 1200)
        let output = GenerationsDiffOutput(
            before: GenerationID(1), after: GenerationID(4),
            articles: GenerationDifference(
                from: [article("a"), article("b")],
                to: [article("a", title: "U", text: "u", passages: 3), article("c")]),
            answers: answers)
        #expect(
            output.text
                == """
                Generation 1 to 4: 1 added, 1 removed, 1 changed, 0 of these for other readers; passages 2 to 4.
                Of 1,200 questions, 1,200 are answered otherwise: 0 with another verdict, 1,200 with another first \
                citation, 0 with a probability that moved by more than 0.1.

                added
                  c  T  https://h.example/c  1 passage

                removed
                  b  T  https://h.example/b  1 passage

                changed
                  a  text (1 to 3 passages), title “T” to “U”

                answered otherwise
                  how much? (1,200 times)
                    before  a, yes (90 %)
                    after   a, yes (90 %), other words

                """)
    }

    @Test func longListsAreCutForPeopleAndWholeForPrograms() {
        let output = GenerationsDiffOutput(
            before: GenerationID(1), after: GenerationID(2),
            articles: GenerationDifference(from: [], to: (100..<160).map { article("n\($0)") }), answers: nil)
        #expect(output.text.contains("  n149  "))
        #expect(!output.text.contains("  n150  "))
        #expect(output.text.hasSuffix("  and 10 more; --json has all\n"))
        #expect(output.json.contains("\"n159\""))
    }
}
