internal import KnowledgeModel
internal import TextAnalysis

/// The article text as bytes, with what the cutter asks of it.
struct ArticleText {
    let bytes: [UInt8]
    let tokens: any TokenCounting

    init(_ text: String, tokens: any TokenCounting) {
        bytes = Array(text.utf8)
        self.tokens = tokens
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func tokenCount(_ range: Range<Int>) -> Int { tokens.tokenCount(of: string(range)) }

    func trimming(_ range: Range<Int>) -> Range<Int> { WhiteSpace.trimming(range, in: bytes) }

    /// The text in one line: each run of white space is one space.
    func line(_ range: Range<Int>) -> String {
        string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
