import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import Testing

/// Which questions are labelled next.
struct LabelSampleTests {
    private func question(_ id: String, _ text: String) -> QueryRecord {
        var asked = Asked(id)
        asked.text = text
        return asked.record
    }

    private func labelled(_ id: String) -> QuestionLabel {
        QuestionLabel(questionID: id, answer: .unclear, by: "user:ann", at: Timestamp(milliseconds: 0))
    }

    @Test func theOrderIsOfTheIDsAlone() {
        let records = (0..<200).map { question("q\($0)", "question \($0)") }
        let order = LabelSample.questions(records, labels: []).map(\.id)
        #expect(order == LabelSample.questions(records.reversed(), labels: []).map(\.id))
        #expect(Set(order) == Set(records.map(\.id)))
        #expect(order != records.map(\.id))
        // A question that comes later falls among the others and changes nothing else.
        let later = LabelSample.questions(records + [question("later", "something new")], labels: []).map(\.id)
        #expect(later.filter { $0 != "later" } == order)
        // Of the first half as many are early as late ones: no time is preferred.
        let early = order.prefix(100).count { Int($0.dropFirst())! < 100 }
        #expect((35...65).contains(early))
    }

    @Test func whatHasALabelAndWhatReadsTheSameIsLeftOut() {
        let records = [question("a", "same"), question("b", "same"), question("c", "other"), question("d", "third")]
        let left = LabelSample.questions(records, labels: [labelled("c")])
        #expect(Set(left.map(\.text.text)) == ["same", "third"])
        #expect(left.count == 2)
        #expect(LabelSample.questions(records, labels: [labelled("a")]).allSatisfy { $0.text.text != "same" })
    }
}
