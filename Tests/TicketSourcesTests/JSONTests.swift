import KnowledgeModel
import Testing
import TicketSources

struct JSONTests {
    @Test func readsObjectsALine() throws {
        let read = try items(
            source(
                """
                {"id": 9007199254740993, "question": "How do I cancel?", "created_at": 1780219800}

                {"id": "b", "question": "Where is\\nmy order?", "created_at": "2026-05-31T09:30:00Z"}\r
                """))
        #expect(read.texts == ["How do I cancel?", "Where is\nmy order?"])
        #expect(read.map { $0.row?.id } == ["9007199254740993", "b"])
        #expect(read.map { $0.row?.at?.description } == ["2026-05-31T09:30:00Z", "2026-05-31T09:30:00Z"])
        #expect(read.map(\.lines) == [1...1, 3...3])
    }

    @Test func looksIntoObjects() throws {
        let source = try source(
            #"{"ticket": {"description": "Why?", "via": {"channel": "web"}, "a.b": {"c": "x"}}}"#,
            [.text: "ticket.description", .channel: "ticket.via.channel", .product: "ticket.a.b.c"])
        let row = try #require(try items(source).first?.row)
        #expect(row.text == "Why?")
        #expect(row.channel == "web")
        #expect(row.product == "x")
    }

    @Test func goesOnPastWhatIsNoObject() throws {
        let read = try items(source("{\"text\": \"One\"}\n{\"text\": \"Tw\n[1]\n{\"text\": 3}\n{\"text\": null}\n"))
        #expect(read.texts == ["One", nil, nil, "3", nil])
        #expect(read.skips == ["2 not_json", "3 not_an_object", "5 no_text"])
        #expect(read.codes == ["row-not-json 2", "row-not-an-object 3"])
    }

    @Test(arguments: [
        "[{\"text\": \"One\"}, {\"text\": \"}]\\\"\"}]",
        "\n [\n{\"text\":\n \"One\"}\n,\n{\"text\": \"}]\\\"\"}\n]\nmore",
        "[{\"text\": \"One\"} {\"text\": \"}]\\\"\"}",
    ])
    func readsAnArray(_ file: String) throws {
        let source = try source(file)
        #expect(source.format == .jsonArray)
        #expect(try items(source).texts == ["One", "}]\""])
    }

    @Test func anArrayMayHoldOtherThings() throws {
        let read = try items(source("[1, \"a, b\", {\"text\": \"One\"}, [2], {\"text\": \"cut"))
        #expect(read.texts == [nil, nil, "One", nil, nil])
        #expect(read.skips == ["1 not_an_object", "2 not_an_object", "4 not_an_object", "5 not_json"])
    }

    @Test(arguments: [
        (#"[{"role": "user", "text": "Q"}, {"role": "assistant", "text": "A"}]"#, "cQ aA"),
        (
            #"[{"author": {"type": "admin", "id": "1"}, "body": "A"}, {"author": {"type": "user"}, "body": "Q"}]"#,
            "aA cQ"
        ),
        (#"[{"from": "kim@example.org", "body": "Q"}, {"from": "desk@example.com", "body": "A"}]"#, "cQ aA"),
        (#"[{"author_id": 7, "body": "Q"}, {"author_id": 8, "body": "A"}, {"author_id": 7, "body": "R"}]"#, "cQ aA cR"),
        (#"[{"body": "Q", "author_id": 7}, {"body": "hidden", "public": false, "author_id": 8}]"#, "cQ"),
        (#"["Q", "R"]"#, "cQ cR"),
        (#"[{"role": "system", "content": "S"}, {"role": "Customer", "content": "Q"}]"#, "sS cQ"),
    ])
    func readsConversations(_ list: String, _ expected: String) throws {
        let row = try #require(try items(source("{\"id\": 1, \"messages\": \(list)}")).first?.row)
        #expect(row.text == "")
        #expect(row.messages.map { "\($0.author.rawValue.prefix(1))\($0.text)" }.joined(separator: " ") == expected)
    }

    @Test func anEmptyConversationHasNoText() throws {
        let read = try items(
            source("{\"messages\": []}\n{\"messages\": [{\"x\": 1}, 2]}\n{\"messages\": [{\"text\": \" \"}]}"))
        #expect(read.skips == ["1 no_text", "2 no_text", "3 no_text"])
    }

    @Test func saysWhenNothingIsAnObject() {
        let message = message { () throws(TicketSourceError) in _ = try source("{\n\"text\": \"One\"\n}\n") }
        #expect(
            message
                == "tickets begins like JSON, but none of its first 3 records is an object; write one object a line, "
                + "or an array of objects")
    }
}
