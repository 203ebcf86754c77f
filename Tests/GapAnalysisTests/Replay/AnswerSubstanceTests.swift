import GapAnalysis
import TestSupport
import Testing

struct AnswerSubstanceTests {
    /// How many answers pass and how many decoys do not, of each set; see docs/gap-reports.md.
    @Test(arguments: zip(0..<4, SubstanceExamples.figures))
    func tellsAnswersFromDecoys(_ number: Int, _ figures: SubstanceFigures) {
        let found = SubstanceFigures(of: SubstanceExamples.sets[number])
        #expect(found == figures)
    }

    /// Whatever is asked, asking it again answers nothing.
    @Test(arguments: SubstanceExamples.sets.joined())
    func questionsAnswerNothing(_ example: SubstanceExamples) {
        let substance = AnswerSubstance(questions: example.questions)
        let asked = example.questions.map { $0.hasSuffix("?") ? $0 : $0 + "?" }
        #expect(!substance.isAnswer(example.questions.joined(separator: "\n")))
        #expect(!substance.isAnswer(asked.joined(separator: " ")))
        for link in ["Customers often ask:", "Here are some of the questions that we receive.", "Frequently asked"] {
            #expect(!substance.isAnswer(asked.map { link + "\n" + $0 }.joined(separator: "\n\n")))
        }
    }

    /// A page of questions is none the better for one sentence that says something else.
    @Test func oneSentenceDoesNotCarryALongPage() {
        let substance = AnswerSubstance(questions: ["How long do refunds take?"])
        let answer = "The money is back on your card within five working days."
        let filler = "Refunds are a subject on which customers ask questions."
        #expect(substance.isAnswer(answer))
        #expect(substance.isAnswer(([answer] + Array(repeating: filler, count: 5)).joined(separator: "\n")))
        #expect(!substance.isAnswer(([answer] + Array(repeating: filler, count: 6)).joined(separator: "\n")))
    }

    @Test(arguments: [
        ("Yes.", true), ("Three.", true), ("Yes\nNo", false), ("Why?", false), ("", false), ("\n \n", false),
        ("E24.", false), ("Table 7", false), ("1 of 4", false), ("5 days.", true),
    ])
    func shortest(_ passage: String, _ expected: Bool) {
        #expect(AnswerSubstance(questions: ["What is E24?", "How long?"]).isAnswer(passage) == expected)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func anythingCanBeRead(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces =
            HostileTexts.all + [
                "yes", "5", ".", "?", "\t", "\n", ">", "(", "of", "when", "é\u{301}", "👩‍👩‍👧", "“", "ask for",
            ]
        func text() -> String {
            (0..<Int.random(in: 0..<30, using: &generator)).compactMap { _ in pieces.randomElement(using: &generator) }
                .joined(separator: Bool.random(using: &generator) ? " " : "")
        }
        let substance = AnswerSubstance(questions: [text(), text()])
        let passage = text()
        #expect(substance.isAnswer(passage) == substance.isAnswer(passage), "seed \(seed)")
    }
}

/// Answers that pass and decoys that are turned away, of how many.
struct SubstanceFigures: Hashable, Sendable {
    var answers: Int
    var answersTaken: Int
    var decoys: Int
    var decoysTaken: Int

    init(answers: Int, taken answersTaken: Int, decoys: Int, taken decoysTaken: Int) {
        (self.answers, self.answersTaken) = (answers, answersTaken)
        (self.decoys, self.decoysTaken) = (decoys, decoysTaken)
    }

    init(of examples: [SubstanceExamples]) {
        self.init(answers: 0, taken: 0, decoys: 0, taken: 0)
        for example in examples {
            let substance = AnswerSubstance(questions: example.questions)
            answers += example.answers.count
            answersTaken += example.answers.count(where: substance.isAnswer)
            decoys += example.decoys.count
            decoysTaken += example.decoys.count(where: substance.isAnswer)
        }
    }
}

extension SubstanceExamples {
    static let sets = [first, second, third, fourth]
    static let figures = [
        SubstanceFigures(answers: 51, taken: 47, decoys: 54, taken: 0),
        SubstanceFigures(answers: 36, taken: 33, decoys: 30, taken: 0),
        SubstanceFigures(answers: 24, taken: 22, decoys: 22, taken: 1),
        SubstanceFigures(answers: 21, taken: 19, decoys: 21, taken: 1),
    ]
}
