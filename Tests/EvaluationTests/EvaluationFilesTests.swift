import Evaluation
import Testing

@Suite struct EvaluationFilesTests {
    @Test func qrelsAreReadWithAnyWhiteSpace() throws {
        let qrels = try Qrels(parsing: "\u{FEFF}q1 0 a.md 2\r\n\n  q1\t0\tb.md   -1 \nq2 x a.md 0")
        #expect(qrels.topicIDs == ["q1", "q2"])
        #expect(qrels["q1"] == ["a.md": 2, "b.md": -1])
        #expect(qrels["q3"] == nil)
        #expect(qrels.documentIDs == ["a.md", "b.md"])
    }

    @Test(arguments: [
        ("q1 0 a 1\nq1 0 b", "line 2: found 3 columns, expected 4: topic, 0, document, grade"),
        ("q1 0 a one", "line 1: the grade is not a whole number: one"),
        ("q1 0 a 1\n\nq1 0 a 0", "line 3: document a occurs twice for topic q1; remove one of the lines"),
    ])
    func wrongQrelsAreRefused(_ text: String, _ message: String) {
        let error = #expect(throws: EvaluationError.self) { try Qrels(parsing: text) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("q1 Q0 a 1 0.5", "line 1: found 5 columns, expected 6: topic, Q0, document, rank, score, tag"),
        ("q1 Q0 a first 0.5 x", "line 1: the rank is not a whole number: first"),
        ("q1 Q0 a 1 nan x", "line 1: the score is not a finite number: nan"),
        ("q1 Q0 a 1 high x", "line 1: the score is not a finite number: high"),
        ("q1 Q0 a 1 2 x\nq1 Q0 a 2 1 x", "line 2: document a occurs twice for topic q1; remove one of the lines"),
    ])
    func wrongRunsAreRefused(_ text: String, _ message: String) {
        let error = #expect(throws: EvaluationError.self) { try Run(parsing: text) }
        #expect(error?.description == message)
    }

    @Test func aRunIsWrittenWithStrictlyFallingScores() throws {
        var run = Run()
        run.append(
            [.init(document: "a", score: 1), .init(document: "b", score: 1), .init(document: "c", score: 2)], topic: "q"
        )
        #expect(
            try run.trecText(tag: "x") == """
                q Q0 a 1 1.0 x
                q Q0 b 2 0.99999994 x
                q Q0 c 3 0.9999999 x

                """)
    }

    @Test func idsThatNoColumnHoldsAreNotWritten() throws {
        var run = Run()
        run.append([.init(document: "my page.md", score: 1)], topic: "q")
        let error = #expect(throws: EvaluationError.self) { try run.trecText(tag: "x") }
        #expect(
            error?.description
                == "the id \"my page.md\" is empty or contains white space, which the TREC format cannot express")
    }

    @Test func topicsAreReadFromColumns() throws {
        let topics = try Topic.parse("1\tHow do I\tpay?\r\n2\tRefund\n")
        #expect(topics == [Topic(id: "1", text: "How do I\tpay?"), Topic(id: "2", text: "Refund")])
    }

    @Test func topicsAreReadFromJSON() throws {
        let topics = try Topic.parse(
            """
            {"id": "1", "text": "How do I pay?", "split": "dev"}

            {"id": 2, "text": "Refund", "answerable": false}
            """)
        #expect(
            topics == [Topic(id: "1", text: "How do I pay?"), Topic(id: "2", text: "Refund", answerable: false)])
    }

    @Test(arguments: [
        ("1\tHow\n2 Refund", "line 2: no tab; expected the topic's id, a tab, and its text"),
        ("1\t ", "line 1: the topic's text is empty"),
        (" \tHow", "line 1: the topic's id is empty"),
        ("1\tHow\n1\tWhy", "line 2: topic 1 occurs twice; give each topic its own id"),
        (
            "{\"id\": \"1\"}",
            """
            line 1: not a topic in JSON; expected {"id": "…", "text": "…"} and optionally "answerable": true or false
            """
        ),
    ])
    func wrongTopicsAreRefused(_ text: String, _ message: String) {
        let error = #expect(throws: EvaluationError.self) { try Topic.parse(text) }
        #expect(error?.description == message)
    }
}
