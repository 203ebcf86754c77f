/// One term of a question in one file, and what it weighs in the whole collection.
package struct WeighedTerm: Sendable {
    package enum Postings: Sendable {
        /// As the file has them.
        case stored(TermEntry)
        /// Made from several, for one question.
        case merged(MergedPostings)
    }

    package let postings: Postings
    /// Its inverse document frequency, times whatever else it counts for.
    package let weight: Double

    package init(_ postings: Postings, weight: Double) {
        self.postings = postings
        self.weight = weight
    }

    /// A term as the file has it.
    package init(_ entry: TermEntry, weight: Double) { self.init(.stored(entry), weight: weight) }

    /// Whether its postings can be of a file with so many.
    func fits(postingCount: Int) -> Bool {
        switch postings {
        case .stored(let entry): entry.postings.upperBound <= postingCount
        case .merged(let merged): merged.base.map { $0.postings.upperBound <= postingCount } ?? true
        }
    }
}
