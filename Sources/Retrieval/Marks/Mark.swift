/// Something to know about a hit beside its words.
package struct Mark: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It says the same as a better hit, which stands for it.
        case duplicate(of: Int, similarity: Double)
        /// It contradicts a better hit: `a` is a range of that hit's text, `b` of this one's.
        case contradiction(of: Int, Contradiction)
        /// Its article should have been reviewed by this day.
        case overdue(since: String)
        /// Its article is older than that of a hit that contradicts it.
        case older(than: Int)
    }

    /// The marked hit, by its place in the list from 0.
    package let hit: Int
    package let kind: Kind
    /// For people; quotes nothing but the clashing words, the title and dates.
    package let reason: String

    package init(hit: Int, kind: Kind, reason: String) {
        self.hit = hit
        self.kind = kind
        self.reason = reason
    }
}
