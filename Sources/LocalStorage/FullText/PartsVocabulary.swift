import KnowledgeModel
import Locking
import PostingsFile

/// The terms of the parts that one caller may open, counted over the live passages of all of them. Lives as long as a
/// question, and looks each term up once.
final class PartsVocabulary: Sendable {
    let parts: [LivePart]
    let statistics: CollectionStatistics
    private let known = Locked(Known())

    private struct Known: Sendable {
        var terms: [[UInt8]: Entry?] = [:]
        var phrases: [[[UInt8]]: Phrase?] = [:]
    }

    init(parts: [LivePart], statistics: CollectionStatistics) {
        self.parts = parts
        self.statistics = statistics
    }

    /// A term that some live passage holds.
    struct Entry: Sendable {
        /// For each part; nil where it lacks the term.
        let entries: [TermEntry?]
        let documentFrequency: Int
    }

    /// A phrase that stands in some live passage.
    struct Phrase: Sendable {
        /// For each part.
        let postings: [PhrasePostings]
        let documentFrequency: Int
    }

    /// Nil for a term that no live passage holds. O(parts × log terms), and O(postings) in parts with dead passages.
    func find(_ term: [UInt8]) -> Entry? {
        if let known = known.withLock({ $0.terms[term] }) { return known }
        let entry = look(up: term)
        known.withLock { $0.terms[term] = .some(entry) }
        return entry
    }

    private func look(up term: [UInt8]) -> Entry? {
        let entries = parts.map { $0.part.postings.lookup(term) }
        let frequency = zip(parts, entries).reduce(0) { sum, pair in
            sum + (pair.1.map { pair.0.part.postings.documentFrequency($0, live: pair.0.live) } ?? 0)
        }
        return frequency > 0 ? Entry(entries: entries, documentFrequency: frequency) : nil
    }

    /// Whether a term tells next to nothing: more than half of the passages hold it.
    func isEverywhere(_ term: [UInt8]) -> Bool {
        find(term).map { 2 * $0.documentFrequency > statistics.documents } ?? false
    }

    /// Whether all articles are in one of some languages; those that do not say theirs count as English. O(parts)
    func isInAny(of languages: Set<String>) -> Bool {
        !languages.isEmpty
            && parts.allSatisfy { live in
                let tag = live.part.entry.locale.lowercased()
                let language = tag == AccessScope.undeterminedLocale ? "en" : String(tag.prefix { $0 != "-" })
                return languages.contains(language)
            }
    }

    func inverseDocumentFrequency(_ frequency: Int) -> Double {
        BM25.inverseDocumentFrequency(documents: statistics.documents, frequency: frequency)
    }

    /// Terms within an edit distance of a word in any part, each once with its least distance; see
    /// `PostingsFileReader.terms(near:)`.
    func terms(near word: String, distance: Int, sharingFirstLetter: Bool) -> [(term: [UInt8], distance: Int)] {
        var found: [[UInt8]: Int] = [:]
        for part in parts {
            let near = part.part.postings.terms(
                near: word, distance: distance, sharingFirstLetter: sharingFirstLetter)
            for term in near { found[term.term] = term.distance }
        }
        return found.map { ($0.key, $0.value) }
    }

    /// Terms that begin with a prefix in any part, each once.
    func terms(withPrefix prefix: [UInt8]) -> Set<[UInt8]> {
        var found: Set<[UInt8]> = []
        for part in parts {
            found.formUnion(part.part.postings.terms(withPrefix: prefix, limit: .max).map(\.term))
        }
        return found
    }

    /// The postings of a phrase in each part and in how many live passages it stands; nil if in none, or if even its
    /// rarest word stands in so many passages that looking through them all would be slow.
    ///
    /// - Parameter minimum: in fewer passages it is of no use; nil may be returned for one that stands in fewer.
    func find(phrase: [[UInt8]], inAtLeast minimum: Int = 1) -> Phrase? {
        if let known = known.withLock({ $0.phrases[phrase] }) { return known }
        var places = places(of: phrase)
        let count = places.indices.reduce(0) { $0 + places[$1].candidateCount() }
        // Only then the tokens of passages are looked at, which takes longest of all.
        if count > 0, count < minimum { return nil }
        let found = look(up: &places)
        known.withLock { $0.phrases[phrase] = .some(found) }
        return found
    }

    /// Where to look for a phrase, for each part; empty if it is not to be looked for.
    private func places(of phrase: [[UInt8]]) -> [PhraseInPart] {
        let words = phrase.compactMap(find)
        guard words.count == phrase.count, let rarest = words.map(\.documentFrequency).min(),
            rarest <= Self.phrasePassagesMaximum
        else { return [] }
        return parts.enumerated().map { index, part in
            let entries = words.compactMap { $0.entries[index] }
            return PhraseInPart(entries.count == phrase.count ? entries : [], in: part.part)
        }
    }

    private func look(up places: inout [PhraseInPart]) -> Phrase? {
        var frequency = 0
        let postings = places.indices.map { index in
            let postings = places[index].postings()
            frequency += postings.documents.count { parts[index].counts(row: Int($0)) }
            return postings
        }
        return frequency > 0 ? Phrase(postings: postings, documentFrequency: frequency) : nil
    }

    /// Some 2 ms of work. Of live passages, so that it does not depend on how they are spread over parts.
    private static let phrasePassagesMaximum = 20_000
}
