import Retrieval
import TestSupport
import Testing

/// Hits are read only as far as it takes to tell them apart; what is found must not depend on it.
@Suite struct LazyMarksTests {
    @Test(arguments: 0..<20) func marksAreThoseOfHitsReadBeforehand(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let hits = (0..<Int.random(in: 1...12, using: &generator)).map { _ in Self.hit(using: &generator) }
            let found = HitMarks().marks(for: hits, today: "2024-06-01").filter { $0.kind.isOfPairs }
            #expect(found.map(\.kind) == Self.eagerKinds(hits))
        }
    }

    /// What was read for another search is the same as what is read now.
    @Test(arguments: 0..<5) func marksDoNotDependOnWhatWasMarkedBefore(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let kept = HitMarks()
        for _ in 0..<40 {
            let hits = (0..<Int.random(in: 1...12, using: &generator)).map { _ in Self.hit(using: &generator) }
            #expect(
                kept.marks(for: hits, today: "2024-06-01") == HitMarks().marks(for: hits, today: "2024-06-01"),
                "seed \(seed)")
        }
    }

    @Test func someHitsAreMarked() {
        var generator = SeededGenerator(seed: 1)
        let hits = (0..<60).map { _ in Self.hit(using: &generator) }
        let kinds = Self.eagerKinds(hits)
        #expect(kinds.contains { if case .duplicate = $0 { true } else { false } })
        #expect(kinds.contains { if case .contradiction = $0 { true } else { false } })
    }

    /// Every pair compared whole, by readings made beforehand.
    private static func eagerKinds(_ hits: [ComparedPassage]) -> [Mark.Kind] {
        let readings = hits.map { PassageReading($0) }
        var kept: [Int] = []
        var kinds: [Mark.Kind] = []
        for hit in hits.indices {
            let relations = kept.map { ($0, PassageComparison().compare(readings[$0], readings[hit])) }
            let duplicate = relations.lazy.compactMap { other, relation -> Mark.Kind? in
                if case .nearDuplicate(let similarity) = relation {
                    .duplicate(of: other, similarity: similarity)
                } else {
                    nil
                }
            }.first
            if let duplicate {
                kinds.append(duplicate)
                continue
            }
            kept.append(hit)
            for case (let other, .contradiction(let contradiction)?) in relations {
                kinds.append(.contradiction(of: other, contradiction))
            }
        }
        return kinds
    }

    private static func hit(using generator: inout SeededGenerator) -> ComparedPassage {
        func pick<Element>(_ values: [Element]) -> Element { values[Int.random(in: values.indices, using: &generator)] }
        let days = pick(["30", "30", "60"])
        let sentences = [
            "Lockers in the hall can be rented for \(days) days.",
            "The deposit for a locker key is \(pick(["10", "10", "25"])) euros.",
            "Wet boots \(pick(["may", "must not"])) be kept in the rented lockers overnight.",
            "Ask at the desk if your key is lost.",
        ]
        let count = Int.random(in: 0...3, using: &generator)
        let text = (0..<count).map { _ in pick(sentences) }.joined(separator: " ")
        return ComparedPassage(
            articleID: pick(["a", "b", "c", "d"]),
            headings: pick([["Lockers"], ["Lockers"], ["Lockers", "Keys"], ["Lockers 2"], ["Hall for members"]]),
            text: text,
            locale: pick(["en", "en", "en", "de"]), product: pick([nil, nil, "North"]))
    }
}

extension Mark.Kind {
    fileprivate var isOfPairs: Bool {
        switch self {
        case .duplicate, .contradiction: true
        case .overdue, .older: false
        }
    }
}
