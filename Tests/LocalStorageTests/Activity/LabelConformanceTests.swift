import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What every activity log does with labels.
@Suite struct LabelConformanceTests {
    private func label(_ question: String, _ answer: QuestionLabel.Answer = .answered, days: Int = 0) -> QuestionLabel {
        QuestionLabel(questionID: question, answer: answer, by: "key:k1", at: Example.monday.adding(days: days))
    }

    @Test(arguments: ActivityStores.allCases) func theLastLabelCounts(stores: ActivityStores) throws {
        try stores.with { store in
            try store.record([Example.question("a"), Example.question("b"), Example.question("c")])
            try store.record(label("c"))
            try store.record(label("b", .unclear))
            try store.record(label("a", days: -1))
            #expect(try store.labels() == [label("a", days: -1), label("b", .unclear), label("c")])
            try store.record(label("a", .notAnswered, days: 1))
            #expect(try store.labels() == [label("b", .unclear), label("c"), label("a", .notAnswered, days: 1)])
            #expect(throws: StorageError.noQuestion("none")) { try store.record(label("none")) }
        }
    }

    @Test(arguments: ActivityStores.allCases) func aLabelGoesWithItsQuestion(stores: ActivityStores) throws {
        try stores.with { store in
            try store.record([
                Example.question("old", at: Example.monday.adding(days: -7)), Example.question("hers", by: "ps1"),
                Example.question("new"),
            ])
            for id in ["old", "hers", "new"] { try store.record(label(id)) }
            #expect(try store.forget(before: Example.monday) == 1)
            #expect(try store.labels().map(\.questionID) == ["hers", "new"])
            _ = try store.erase(asker: AskerPseudonym(stored: "ps1"))
            #expect(try store.labels().map(\.questionID) == ["new"])
        }
    }
}
