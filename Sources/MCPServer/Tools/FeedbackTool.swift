import Access
import JSONText
import Operations
import Storage

extension MCPTool {
    /// `feedback`: what is wrong with a passage that was cited.
    static func feedback(_ knowledge: KnowledgeService, caller: Caller) -> MCPTool {
        MCPTool(
            name: "feedback", title: "Rate a passage",
            description: """
                Tells the owners of the articles whether a passage that search returned was useful, incomplete, wrong or \
                unsafe. Call it when a person says so, not on your own judgement.
                """,
            inputSchema: JSONSchema(
                .object([
                    .required("query_id", JSONSchema(.string(lengths: 1...64), "of the search")),
                    .required("passage_id", JSONSchema(.string(lengths: 1...64), "the id of one of its results")),
                    .required("rating", JSONSchema(.string(choices: FeedbackRecord.Rating.allCases.map(\.rawValue)))),
                    .optional("comment", JSONSchema(.string(lengths: 1...4000), "why, in the person's words")),
                    .optional("question", JSONSchema(.integer(1...100), "which answer of the search; 1 if left out")),
                ])),
            outputSchema: JSONSchema(.object([.required("recorded", JSONSchema(.boolean))])), annotations: .adding
        ) { arguments in
            try Mending.reported { try knowledge.record(try FeedbackJSON.decode(arguments.json), caller: caller) }
            var writer = JSONWriter()
            writer.object { $0.member("recorded", true) }
            return writer.bytes
        }
    }
}
