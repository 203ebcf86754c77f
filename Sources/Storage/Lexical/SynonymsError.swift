/// Why a text is no list of synonyms. All sentences of it are made here.
package struct SynonymsError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Code: Sendable, Hashable { case empty, alone, duplicate, chain, tooMany, tooLong, manyArrows }

    package let code: Code
    /// From 1.
    package let line: Int
    /// What is wrong where, and what to do.
    package let message: String

    package var description: String { message }

    private init(_ code: Code, _ line: Int, _ message: String) {
        self.code = code
        self.line = line
        self.message = "line \(line) of the synonyms: " + message
    }

    static func empty(line: Int) -> SynonymsError {
        SynonymsError(.empty, line, "nothing to search for between two commas or beside the arrow; write words there")
    }

    static func alone(_ phrase: String, line: Int) -> SynonymsError {
        SynonymsError(.alone, line, "\"\(phrase)\" stands alone; add what it is the same as, after a comma")
    }

    static func duplicate(_ phrase: String, line: Int, first: Int) -> SynonymsError {
        SynonymsError(
            .duplicate, line,
            "\"\(phrase)\" is "
                + (first == line ? "there twice; remove one" : "in line \(first) already; join both lines into one"))
    }

    static func chain(_ phrase: String, line: Int, other: Int) -> SynonymsError {
        SynonymsError(
            .chain, line,
            "the arrow leads to \"\(phrase)\", which line \(other) has synonyms of; rules are not followed further, "
                + "so write all that shall be found into this line and use other words in that one")
    }

    static func tooManyRules(line: Int) -> SynonymsError {
        SynonymsError(.tooMany, line, "more than \(Synonyms.linesMaximum) rules; keep those that questions need")
    }

    static func tooManyInRule(_ count: Int, line: Int) -> SynonymsError {
        SynonymsError(
            .tooMany, line, "\(count) words and phrases in one rule; \(Synonyms.groupMaximum) are the most")
    }

    static func tooLong(_ phrase: String, line: Int) -> SynonymsError {
        SynonymsError(
            .tooLong, line, "\"\(phrase)\" has more than \(Synonyms.phraseWordsMaximum) words; write a shorter phrase")
    }

    static func manyArrows(line: Int) -> SynonymsError {
        SynonymsError(.manyArrows, line, "more than one arrow; write one rule a line")
    }
}
