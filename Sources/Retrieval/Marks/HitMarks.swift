/// Looks over the hits of one search for near-duplicates, contradictions and staleness. Remembers what it has read, so it
/// should be kept from search to search.
package struct HitMarks: Sendable {
    private let comparison: PassageComparison
    private let recent = RecentReadings()

    package init(comparison: PassageComparison = PassageComparison()) {
        self.comparison = comparison
    }

    /// The cosine of two hits' sentences; nil if it is not known.
    package typealias HitSentenceCosine = (_ hit: Int, _ sentence: Int, _ otherHit: Int, _ otherSentence: Int) ->
        Double?

    /// Marks in the order of the hits.
    ///
    /// A duplicate is compared with nothing else: what holds for the hit that is kept holds for it.
    /// - Parameters:
    ///   - hits: best first.
    ///   - today: `2024-05-31`. Dates that are not written so are passed over.
    /// - Complexity: O(hits²) comparisons of passages, most of them of a few integers.
    package func marks(
        for hits: [ComparedPassage], today: String, cosine: HitSentenceCosine? = nil
    ) -> [Mark] {
        var readings = PassageReadings(hits, recent: recent)
        var kept: [Int] = []
        var marks: [Mark] = []
        for hit in hits.indices {
            if let mark = overdue(hits[hit], hit, today) { marks.append(mark) }
            var found: [Mark] = []
            var duplicate: Mark?
            for other in kept {
                let pairCosine = cosine.map { cosine in { i, j in cosine(other, i, hit, j) } as SentenceCosine }
                switch readings.compare(other, hit, by: comparison, cosine: pairCosine) {
                case nil: continue
                case .contradiction(let contradiction):
                    found += clash(contradiction, other, hit, in: hits)
                case .nearDuplicate(let similarity):
                    duplicate = Mark(
                        hit: hit, kind: .duplicate(of: other, similarity: similarity),
                        reason: "Says the same as \(name(other, in: hits)).")
                }
                if duplicate != nil { break }
            }
            if let duplicate {
                marks.append(duplicate)
            } else {
                kept.append(hit)
                marks += found
            }
        }
        return marks.enumerated().sorted { ($0.element.hit, $0.offset) < ($1.element.hit, $1.offset) }.map(\.element)
    }

    private func clash(_ found: Contradiction, _ other: Int, _ hit: Int, in hits: [ComparedPassage]) -> [Mark] {
        let words = (hits[other].text.words(at: found.a), hits[hit].text.words(at: found.b))
        let contradiction = Mark(
            hit: hit, kind: .contradiction(of: other, found),
            reason: "Says “\(words.1)” where \(name(other, in: hits)) says “\(words.0)”.")
        guard let mine = hits[hit].updatedAt?.isoDay, let theirs = hits[other].updatedAt?.isoDay, mine != theirs else {
            return [contradiction]
        }
        let (older, newer) = mine < theirs ? (hit, other) : (other, hit)
        let stale = Mark(
            hit: older, kind: .older(than: newer),
            reason: "Last changed on \(min(mine, theirs)); \(name(newer, in: hits)), which contradicts it, on "
                + "\(max(mine, theirs)).")
        return [contradiction, stale]
    }

    private func overdue(_ passage: ComparedPassage, _ hit: Int, _ today: String) -> Mark? {
        guard let due = passage.reviewDue?.isoDay, let today = today.isoDay, due < today else { return nil }
        return Mark(hit: hit, kind: .overdue(since: due), reason: "Should have been reviewed by \(due).")
    }

    /// Hits are counted from 1 for people.
    private func name(_ hit: Int, in hits: [ComparedPassage]) -> String {
        hits[hit].headings.first.map { "hit \(hit + 1) (\($0))" } ?? "hit \(hit + 1)"
    }
}

extension String {
    /// The day at the start of an ISO 8601 date or time, `2024-05-31`; nil if there is none. Days compare as text.
    fileprivate var isoDay: String? {
        let day = Array(utf8.prefix(10))
        guard day.count == 10 else { return nil }
        for (place, byte) in day.enumerated() {
            let isHyphen = place == 4 || place == 7
            guard isHyphen ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                return nil
            }
        }
        return String(decoding: day, as: UTF8.self)
    }

    fileprivate func words(at range: Range<Int>) -> String {
        String(decoding: Array(utf8)[range], as: UTF8.self)
    }
}
