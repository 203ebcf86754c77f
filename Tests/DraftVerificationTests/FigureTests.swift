import DraftVerification
import Embedding
import Foundation
import Testing

/// How well faults are found in the labelled drafts. The floors lie a little under what was measured, see `docs/verify.md`;
/// they show when a change makes it worse.
struct FigureTests {
    private static let modelFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Models/all-MiniLM-L6-v2").path
    private static let hasWeights = FileManager.default.fileExists(atPath: modelFolder + "/model.safetensors")

    struct Floor: Sendable {
        var split: String
        var kind: DraftFinding.Kind
        var precision: Double
        var recall: Double
    }

    @Test func wordsAlone() throws {
        for split in Self.splits { try check(DraftVerifier(), split, Self.byWords) }
    }

    @Test(.enabled(if: hasWeights, "the encoder's weights are fetched by tools/setup"))
    func wordsAndMeaning() throws {
        let encoder = try BertEncoder(modelFolder: Self.modelFolder)
        for split in Self.splits {
            try check(DraftVerifier(encoder: encoder), split, Self.byWordsAndMeaning)
        }
    }

    @Test func labelsAreReadWhole() throws {
        let set = try LabelledSet.fixture()
        #expect(set.drafts.count >= 60)
        #expect(set.articles.count >= 20)
        #expect(set.drafts.flatMap(\.sentences).count >= 240)
        #expect(set.drafts.allSatisfy { $0.ranges.count == $0.sentences.count })
        #expect(Set(set.drafts.flatMap(\.sentences).map(\.label)) == Set(LabelledDraft.Label.allCases))
    }

    private func check(_ verifier: DraftVerifier, _ split: String, _ floors: [Floor]) throws {
        let set = try LabelledSet.fixture()
        let figures = try DraftFigures(
            set.drafts.filter { $0.split == split }, verifier, in: ArticleShelf(set.articles))
        for floor in floors where floor.split == split {
            let count = figures.byKind[floor.kind] ?? DraftFigures.Count()
            #expect(count.precision >= floor.precision, "\(floor)")
            #expect(count.recall >= floor.recall, "\(floor)")
        }
        for line in figures.lines { print("\(split): \(line)") }
    }

    private static let splits = ["design", "report", "second"]

    private static let byWords =
        [
            Floor(split: "design", kind: .unsupportedClaim, precision: 0.65, recall: 0.75),
            Floor(split: "design", kind: .numberMismatch, precision: 0.95, recall: 0.95),
            Floor(split: "design", kind: .negationMismatch, precision: 0.9, recall: 0.8),
            Floor(split: "report", kind: .unsupportedClaim, precision: 0.6, recall: 0.75),
            Floor(split: "report", kind: .numberMismatch, precision: 0.8, recall: 0.95),
            Floor(split: "report", kind: .negationMismatch, precision: 0.8, recall: 0.6),
            Floor(split: "report", kind: .promiseWithoutAuthority, precision: 0.9, recall: 0.85),
            Floor(split: "second", kind: .unsupportedClaim, precision: 0.55, recall: 0.9),
            Floor(split: "second", kind: .numberMismatch, precision: 0.8, recall: 0.9),
            Floor(split: "second", kind: .negationMismatch, precision: 0.6, recall: 0.6),
            Floor(split: "second", kind: .promiseWithoutAuthority, precision: 0.9, recall: 0.9),
        ] + certain

    private static let byWordsAndMeaning =
        [
            Floor(split: "design", kind: .unsupportedClaim, precision: 0.7, recall: 0.85),
            Floor(split: "report", kind: .unsupportedClaim, precision: 0.6, recall: 0.75),
            Floor(split: "report", kind: .numberMismatch, precision: 0.8, recall: 0.95),
            Floor(split: "report", kind: .negationMismatch, precision: 0.8, recall: 0.6),
        ] + certain

    /// What needs no judgement.
    private static let certain = splits.flatMap { split in
        [DraftFinding.Kind.citationUnresolved, .quoteAltered, .personalData, .linkNotCited].map {
            Floor(split: split, kind: $0, precision: 1, recall: 1)
        }
    }
}
