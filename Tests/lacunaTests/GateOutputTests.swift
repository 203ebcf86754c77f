import GapAnalysis
import KnowledgeModel
import Privacy
import Retrieval
import Storage
import Testing
import lacuna

@Suite struct GateOutputTests {
    @Test func aHeldGenerationSaysWhyAndWhatToDo() {
        let question = CuratedQuestion(
            id: "k3v9", text: RedactedText(storedRedacted: "where is\u{1B}[2J my parcel?"),
            expectation: .article(["parcels.md", "tracking.md"]), audience: .everybody, by: "mara",
            at: Timestamp(milliseconds: 0))
        let nothing = CuratedQuestion(
            id: "m7q2", text: RedactedText(storedRedacted: "do you ship to the moon?"), expectation: .noAnswer,
            audience: .everybody, by: "mara", at: Timestamp(milliseconds: 0))
        func outcome(_ article: String) -> QuestionOutcome {
            QuestionOutcome(
                verdict: .yes, probability: 0.912,
                cited: [QuestionOutcome.CitedWords(articleID: article, title: "", quote: "")])
        }
        let findings = GateFindings(
            asked: 2,
            broken: [
                BrokenQuestion(
                    question: question,
                    came: [QuestionOutcome(verdict: .no, probability: 0.04, cited: [])],
                    before: [outcome("parcels.md")]),
                BrokenQuestion(question: nothing, came: [outcome("space.md")]),
            ], damage: ["part 000042-0 is damaged"])
        let output = GateOutput(id: GenerationID(42), findings: findings, index: "Indexes/help")
        #expect(
            output.text(serving: "generation 41 still serves")
                == """
                Generation 42 is held back; generation 41 still serves.

                  where is[2J my parcel?
                    question  k3v9
                    expected  parcels.md or tracking.md, and a verdict other than no
                    came      nothing, no (4 %)
                    before    parcels.md, yes (91 %)

                  do you ship to the moon?
                    question  m7q2
                    expected  no answer: a verdict other than yes
                    came      space.md, yes (91 %)

                  damaged: part 000042-0 is damaged

                Correct the articles and index again with --gate, or change what must come of the questions
                (`lacuna gaps curate list --index Indexes/help`). To serve it all the same:
                `lacuna generations activate 42 --index Indexes/help`, or index without --gate.
                """)
        var warned = findings
        warned.warnings = [ClosedThemeWarning(theme: "T7", article: "billing/refunds.md", change: .removed)]
        let warning = "warning: T7 is done by billing/refunds.md, which its askers can read no more"
        let other = GateOutput(id: GenerationID(42), findings: warned, index: "Indexes/help")
        #expect(other.warnings == [warning])
        #expect(other.text(serving: nil).contains("\n\n  \(warning)\n\n"))
        #expect(output.text(serving: nil).hasPrefix("Generation 42 is held back; nothing serves yet.\n"))
    }
}
