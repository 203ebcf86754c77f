/// A sentence or clause of a message, with what it does.
struct Unit {
    enum Kind {
        /// Asks or requests something, in words of its own.
        case question
        /// Asks without saying about what: `Any idea?`
        case ask
        /// Says what does not work.
        case problem
        case nudge
        case resolved
        case statement
        /// Lines of logs and code, which are never read for questions.
        case noise
    }

    var range: Range<Int>
    /// Indices of the message's words.
    var words: Range<Int>
    let paragraph: Int
    let isListItem: Bool
    var kind = Kind.statement
    /// Something was set aside between the unit before and this one.
    var followsGap = false
    /// Whether `this`, `it` and their like point at something before.
    var isAnaphoric = false
    var hasQuestionMark = false
    /// A statement that denies something, which before a question most likely is what it is about.
    var denies = false
    /// Has a question mark or the word order of a question.
    var isInterrogative = false
    /// Words that are not empty.
    var contentCount = 0
    /// Begins with `also`, `second`, `by the way`.
    var opensMatter = false
}
