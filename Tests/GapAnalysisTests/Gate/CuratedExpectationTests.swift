import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import Testing

@Suite struct CuratedExpectationTests {
    private func outcome(_ verdict: Verdict.Label, _ articles: String...) -> QuestionOutcome {
        QuestionOutcome(
            verdict: verdict, probability: 0.5,
            cited: articles.map { QuestionOutcome.CitedWords(articleID: $0, title: $0, quote: "words") })
    }

    @Test(arguments: Verdict.Label.allCases)
    func oneOfTheArticlesIsCitedAndTheVerdictIsNotNo(verdict: Verdict.Label) {
        let expectation = CuratedQuestion.Expectation.article(["a", "b"])
        #expect(expectation.isMet(by: [outcome(verdict, "x", "b")]) == (verdict != .no))
        #expect(!expectation.isMet(by: [outcome(verdict, "x")]))
        #expect(!expectation.isMet(by: [outcome(verdict)]))
    }

    @Test(arguments: Verdict.Label.allCases)
    func noAnswerMeansThatTheVerdictIsNotYes(verdict: Verdict.Label) {
        #expect(CuratedQuestion.Expectation.noAnswer.isMet(by: [outcome(verdict, "a")]) == (verdict != .yes))
    }

    @Test func aTextOfSeveralQuestionsIsMetByOneAndBrokenByOne() {
        let outcomes = [outcome(.no, "a"), outcome(.yes, "b")]
        #expect(!CuratedQuestion.Expectation.article(["a"]).isMet(by: outcomes))
        #expect(CuratedQuestion.Expectation.article(["b"]).isMet(by: outcomes))
        #expect(!CuratedQuestion.Expectation.noAnswer.isMet(by: outcomes))
    }

    @Test func aTextOfNoQuestionIsAnsweredByNothing() {
        #expect(!CuratedQuestion.Expectation.article(["a"]).isMet(by: []))
        #expect(CuratedQuestion.Expectation.noAnswer.isMet(by: []))
    }

    @Test func reasonsHaveNoWordsOfAnybody() {
        let question = CuratedQuestion(
            id: "k3v9", text: RedactedText(storedRedacted: "where is my parcel?"), expectation: .article(["secret.md"]),
            audience: .everybody, by: "mara", at: Timestamp(milliseconds: 0))
        let findings = GateFindings(
            asked: 3, broken: [BrokenQuestion(question: question, came: [])], damage: ["part 1 is damaged"])
        #expect(findings.reasons == ["breaks curated question k3v9", "1 finding of damage"])
        #expect(!findings.isPassed)
        #expect(GateFindings(asked: 3, broken: [], damage: []).isPassed)
        #expect(GateFindings(asked: 0, broken: [], damage: ["a", "b"]).reasons == ["2 findings of damage"])
    }
}
