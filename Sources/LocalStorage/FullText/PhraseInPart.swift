import Locking
import PostingsFile

/// A phrase that is looked for in one part: where it may stand, and where it does. Both depend on the part's files alone,
/// which never change, and are remembered with the part: the same words come again in other questions.
struct PhraseInPart {
    private let part: Part
    private let entries: [TermEntry]
    private let key: [Int]
    private var candidates: PhraseCandidates?

    /// - Parameter entries: of the part's postings.
    init(_ entries: [TermEntry], in part: Part) {
        self.part = part
        self.entries = entries
        key = entries.map(\.index)
    }

    /// No fewer than the passages that hold it.
    mutating func candidateCount() -> Int {
        if let known = part.recentPhrases.candidateCounts[key] { return known }
        let count = found().count
        part.recentPhrases.candidateCounts.insert(count, for: key, cost: 1)
        return count
    }

    /// The passages that hold it, dead ones included.
    mutating func postings() -> PhrasePostings {
        if let known = part.recentPhrases.postings[key] { return known }
        let postings = part.postings.postings(of: found())
        part.recentPhrases.postings.insert(postings, for: key, cost: 1 + postings.documents.count)
        return postings
    }

    private mutating func found() -> PhraseCandidates {
        let found = candidates ?? part.postings.candidates(forPhrase: entries)
        candidates = found
        return found
    }
}

/// Phrases of one part that were looked for lately, by the numbers of their terms.
final class RecentPhrases: Sendable {
    let candidateCounts: RecentValues<[Int], Int>
    /// The cost of one is its passages, of 10 bytes each, and 1.
    let postings: RecentValues<[Int], PhrasePostings>

    private static let countsMaximum = 1 << 15

    init(passageCount: Int) {
        candidateCounts = RecentValues(costMaximum: min(256 + passageCount, Self.countsMaximum))
        postings = RecentValues(costMaximum: 1024 + 4 * passageCount)
    }
}
