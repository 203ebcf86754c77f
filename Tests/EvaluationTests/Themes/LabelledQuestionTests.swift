import Evaluation
import Testing

struct LabelledQuestionTests {
    private let lines = """
        {"id": 1, "text": "where is my parcel", "label": "delivery", "scope": "in"}

        {"id": 2, "text": "tell me a joke", "label": "none", "scope": "out", "tags": ["x"], "domain": null}
        """

    @Test func readsTextAndLabel() throws {
        let questions = try LabelledQuestion.parse(lines, textField: "text", labelField: "label")
        #expect(
            questions == [
                LabelledQuestion(text: "where is my parcel", label: "delivery"),
                LabelledQuestion(text: "tell me a joke", label: "none"),
            ])
    }

    @Test func keepsOnlyWhatIsAskedFor() throws {
        let questions = try LabelledQuestion.parse(
            lines, textField: "text", labelField: "label", only: (name: "scope", value: "in"))
        #expect(questions.map(\.label) == ["delivery"])
    }

    @Test(arguments: [
        ("{\"text\": \"a\", \"label\": \"b\"}\n[1]", "line 2: expected a JSON object, with all of it on this line"),
        ("{\"text\": \"a\"}", "line 1: there is no text under \"label\"; name the member that has it"),
        ("{\"text\": 3, \"label\": \"b\"}", "line 1: there is no text under \"text\"; name the member that has it"),
        ("{\"text\": \" \", \"label\": \"b\"}", "line 1: the question is empty"),
    ])
    func wrongLinesAreRefused(text: String, message: String) {
        let error = #expect(throws: EvaluationError.self) {
            try LabelledQuestion.parse(text, textField: "text", labelField: "label")
        }
        #expect(error?.description == message)
    }
}
