import Foundation
import Retrieval
import Testing
import TextAnalysis

/// The labelled pairs of `Fixtures/passage-pairs.jsonl`: sentences and short passages of invented help articles, each
/// pair a duplicate, a contradiction or neither. Thresholds were fitted on the half `dev`; `report` was kept for the
/// figures below. Families of pairs on one subject are never split between the halves.
@Suite struct PassagePairsTests {
    struct Floors: Sendable, CustomTestStringConvertible {
        var split: String
        var usesCosine: Bool
        var label: String
        var precision: Double
        var recall: Double
        var testDescription: String { "\(label) in \(split)\(usesCosine ? " with cosines" : "")" }
    }

    @Test(arguments: [
        Floors(split: "dev", usesCosine: false, label: "contradiction", precision: 0.98, recall: 0.9),
        Floors(split: "dev", usesCosine: false, label: "duplicate", precision: 0.98, recall: 0.7),
        Floors(split: "dev", usesCosine: true, label: "duplicate", precision: 0.98, recall: 0.85),
        Floors(split: "report", usesCosine: false, label: "contradiction", precision: 0.9, recall: 0.8),
        Floors(split: "report", usesCosine: true, label: "contradiction", precision: 0.9, recall: 0.8),
        Floors(split: "report", usesCosine: false, label: "duplicate", precision: 0.95, recall: 0.65),
        Floors(split: "report", usesCosine: true, label: "duplicate", precision: 0.95, recall: 0.75),
    ])
    func findingsAreMostlyRight(_ floors: Floors) throws {
        let pairs = try LabelledPair.all().filter { $0.split == floors.split }
        let found = pairs.map { $0.finding(usesCosine: floors.usesCosine) }
        let right = zip(pairs, found).filter { $0.label == floors.label && $1 == floors.label }.count
        let said = found.filter { $0 == floors.label }.count
        let labelled = pairs.filter { $0.label == floors.label }.count
        #expect(Double(right) >= floors.precision * Double(said), "\(right) of \(said) right")
        #expect(Double(right) >= floors.recall * Double(labelled), "\(right) of \(labelled) found")
    }

    @Test func aFindingDoesNotDependOnTheOrder() throws {
        for pair in try LabelledPair.all() {
            let mirrored = LabelledPair(pair.b, pair.a, like: pair)
            #expect(pair.finding(usesCosine: false) == mirrored.finding(usesCosine: false), "\(pair.id)")
        }
    }

    @Test func clashesAreSpansOfTheirTexts() throws {
        for pair in try LabelledPair.all() {
            guard case .contradiction(let found) = pair.relation(usesCosine: false) else { continue }
            for (range, text) in [(found.a, pair.a.text), (found.b, pair.b.text)] {
                let bytes = Array(text.utf8)
                try #require(range.upperBound <= bytes.count && !range.isEmpty, "\(pair.id)")
                #expect(String(validating: bytes[range], as: UTF8.self) != nil, "\(pair.id)")
            }
            #expect((0...1).contains(found.confidence), "\(pair.id)")
        }
    }
}

struct LabelledPair: Decodable {
    struct Side: Decodable {
        var text: String
        var product: String?
        var version: String?
        var locale: String?
        var heading: String?

        func passage(articleID: String) -> ComparedPassage {
            ComparedPassage(
                articleID: articleID, headings: heading.map { [$0] } ?? [], text: text,
                sentences: SentenceSplitter.sentences(in: text), locale: locale ?? "en", product: product,
                version: version)
        }
    }

    var id: String
    var split: String
    var label: String
    var a: Side
    var b: Side
    /// Of the encoder's vectors of each sentence of `a` and each of `b`.
    var cosines: [[Double]]

    init(_ a: Side, _ b: Side, like other: LabelledPair) {
        (id, split, label, cosines) = (other.id, other.split, other.label, [])
        (self.a, self.b) = (a, b)
    }

    static func all() throws -> [LabelledPair] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/passage-pairs.jsonl")
        let decoder = JSONDecoder()
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .map { try decoder.decode(LabelledPair.self, from: Data($0.utf8)) }
    }

    func relation(usesCosine: Bool) -> PassageRelation? {
        let cosine: SentenceCosine? = usesCosine ? { i, j in cosines[i][j] } : nil
        return PassageComparison().compare(a.passage(articleID: "a"), b.passage(articleID: "b"), cosine: cosine)
    }

    func finding(usesCosine: Bool) -> String {
        switch relation(usesCosine: usesCosine) {
        case nil: "neither"
        case .nearDuplicate: "duplicate"
        case .contradiction: "contradiction"
        }
    }
}
