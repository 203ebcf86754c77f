import DraftVerification
import JSONText
import KnowledgeModel
import Operations
import Testing

struct VerifyJSONTests {
    @Test func aDraftWithCitations() throws {
        let request = try decode(
            #"{"draft": "Ja 👋.", "citations": [{"passage_id": "p1", "quote": "q", "article_id": "a", "start": 0, "end": 2}, {"passage_id": "p2"}], "query_id": "q1", "question": "Wie?"}"#
        )
        let citations = [
            DraftCitation(passageID: "p1", quote: "q", articleID: "a", scalarRange: 0..<2),
            DraftCitation(passageID: "p2"),
        ]
        #expect(
            request
                == VerifyRequestJSON(
                    draft: Draft(text: "Ja 👋.", citations: citations, question: "Wie?"), queryID: "q1"))
    }

    @Test func aMessageOfAnthropic() throws {
        let request = try decode(
            #"{"id": "msg_1", "role": "assistant", "content": [{"type": "thinking", "thinking": "…"}, {"type": "text", "text": "Tschüß. "}, {"type": "text", "text": "30 days.", "citations": [{"type": "search_result_location", "cited_text": "Within 30 days.", "source": "lacuna://passage/p1", "search_result_index": 0, "start_block_index": 0, "end_block_index": 1}]}]}"#
        )
        #expect(request.draft.text == "Tschüß. 30 days.")
        #expect(
            request.draft.citations == [
                DraftCitation(passageID: "p1", quote: "Within 30 days.", scalarRange: 8..<16)
            ])
    }

    @Test(arguments: [
        (#"["p7", "p8"]"#, 1, "p8"),
        (#"["p7"]"#, 3, "search result 3"),
    ])
    func searchResultsNameThePassages(_ list: String, _ index: Int, _ id: String) throws {
        let request = try decode(
            #"{"search_results": \#(list), "content": [{"type": "text", "text": "Yes.", "citations": [{"type": "search_result_location", "cited_text": "x", "search_result_index": \#(index)}]}]}"#
        )
        #expect(request.draft.citations.map(\.passageID) == [id])
    }

    @Test(arguments: [
        ("{}", "#/draft is needed: the words of the reply, or \"content\" in the form of Anthropic"),
        (#"{"draft": 1}"#, "#/draft must be a string, not a number"),
        (#"{"draft": "a", "citation": []}"#, "#/citation is not known here; did you mean \"citations\"?"),
        (#"{"draft": "a", "citations": [{}]}"#, "#/citations/0/passage_id is needed"),
        (
            #"{"draft": "a", "citations": [{"passage_id": "p", "start": 3}]}"#,
            "#/citations/0/end must come with start, and must not be less than it"
        ),
        (
            #"{"content": [{"type": "text", "text": "a", "citations": [{"type": "char_location"}]}]}"#,
            "#/content/0/citations/0 must be of the type \"search_result_location\""
        ),
    ])
    func faults(_ json: String, _ fault: String) {
        let problem = #expect(throws: Problem.self) { try decode(json) }
        #expect(problem?.status == 422)
        #expect(problem?.faults.map { "\($0.pointer) \($0.detail)" } == [fault])
    }

    @Test func whatIsNoJSONIsSaidSo() {
        #expect(throws: Problem.self) { try decode("Hello!") }
    }

    private func decode(_ json: String) throws -> VerifyRequestJSON { try VerifyRequestJSON.decode(Array(json.utf8)) }
}
