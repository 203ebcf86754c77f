import JSONText
import Operations

extension MCPTool {
    /// `verify_draft`: what in a draft its citations do not bear out.
    ///
    /// - Parameter verify: of the arguments as one JSON object; gives one with a `result`.
    static func verifyDraft(_ verify: @escaping @Sendable ([UInt8]) throws -> [UInt8]) -> MCPTool {
        MCPTool(
            name: "verify_draft", title: "Verify a draft reply",
            description: """
                Checks a draft reply against the passages that it cites: whether they exist, quotes are verbatim, each claim \
                is supported, numbers and negations agree, promises have authority, and no private data is in it. Call it \
                before a draft is shown. The result is no_findings, review or block, with each finding at its place in the \
                draft; it never says that a draft is correct.
                """,
            inputSchema: JSONSchema(
                .object([
                    .required(
                        "draft", JSONSchema(.string(lengths: 1...65_536), "the reply's text; may name [passage ids]")),
                    .optional(
                        "citations",
                        JSONSchema(
                            .array(
                                of: JSONSchema(
                                    .object([
                                        .required("passage_id", JSONSchema(.string(lengths: 1...64))),
                                        .optional("quote", JSONSchema(.string(), "the words that are cited")),
                                        .optional(
                                            "start",
                                            JSONSchema(
                                                .integer(0...65_536),
                                                "of what it bears out in the draft, in Unicode scalars")),
                                        .optional("end", JSONSchema(.integer(0...65_536))),
                                    ])), counts: 0...200))),
                    .optional("query_id", JSONSchema(.string(lengths: 1...64), "of the search that it was made from")),
                ])),
            outputSchema: JSONSchema(
                .object(
                    [.required("result", JSONSchema(.string(choices: ["no_findings", "review", "block"])))],
                    isOpen: true)),
            annotations: .reading
        ) { arguments in
            try Mending.reported { try verify(arguments.json) }
        }
    }
}
