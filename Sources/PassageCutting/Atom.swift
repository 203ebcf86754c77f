internal import KnowledgeModel

/// What a passage is put together from and never cuts: a whole block, or a piece of a block over budget.
struct Atom {
    /// Not empty, no white space at its ends but the indentation of code.
    var range: Range<Int>
    var source: SourceSpan
    /// Tokens of the text in `range`.
    var tokenCount: Int
    /// Index of the block that it is, or is a piece of.
    var block: Int
    /// Stands before the quote in the indexed text if a passage begins with this atom.
    var lead: Lead
    /// Whether a passage had better not end here: a table's header, "To do this:", a heading within joined sections.
    var introducesNext: Bool

    /// Text that is indexed and embedded but not quoted.
    struct Lead {
        var text: String
        var tokenCount: Int
        /// Of these, what adds nothing to the size that passages are cut to: a list is cut as if it stood alone.
        var weightlessCount = 0

        static let none = Lead(text: "", tokenCount: 0)
    }
}
