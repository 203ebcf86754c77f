import Embedding
import Foundation
import KnowledgeModel
import ReviewPolicies
import Testing

/// How well the default policy finds the labelled questions. The floors lie a little under what was measured, see
/// `docs/review-policies.md`; they show when a change makes it worse.
struct FigureTests {
    private static let modelFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Models/all-MiniLM-L6-v2").path
    private static let hasWeights = FileManager.default.fileExists(atPath: modelFolder + "/model.safetensors")

    struct Floor: Sendable {
        var split: String
        var batch: Int
        var precision: Double
        var recall: Double
    }

    @Test(arguments: [
        Floor(split: "dev", batch: 1, precision: 0.93, recall: 0.93),
        Floor(split: "report", batch: 1, precision: 0.93, recall: 0.88),
        Floor(split: "dev", batch: 2, precision: 0.7, recall: 0.15),
    ])
    func wordsAlone(_ floor: Floor) throws {
        try check(try CompiledPolicy(try ReviewPolicy.makeDefault()) { _ in nil }, nil, floor)
    }

    @Test(
        .enabled(if: hasWeights, "the encoder's weights are fetched by tools/setup"),
        arguments: [
            Floor(split: "dev", batch: 1, precision: 0.91, recall: 0.95),
            Floor(split: "report", batch: 1, precision: 0.88, recall: 0.96),
            Floor(split: "dev", batch: 2, precision: 0.75, recall: 0.7),
            Floor(split: "report", batch: 2, precision: 0.75, recall: 0.6),
        ])
    func wordsAndMeaning(_ floor: Floor) throws {
        let encoder = try BertEncoder(modelFolder: Self.modelFolder)
        let compiled = try CompiledPolicy(try ReviewPolicy.makeDefault()) { try encoder.encodeTruncating($0) }
        try check(compiled, encoder, floor)
    }

    private func check(_ compiled: CompiledPolicy, _ encoder: BertEncoder?, _ floor: Floor) throws {
        let questions = LabelledQuestion.all.filter { $0.split == floor.split && $0.batch == floor.batch }
        try #require(questions.count > 90)
        let vectors = try encoder?.encodeTruncating(questions.map(\.text))
        let replay = PolicyReplay(
            questions.enumerated().map { index, question in
                PolicyReplay.Outcome(
                    question: PolicyQuestion(id: question.id, text: question.text, triggers: question.triggers),
                    triggers: compiled.triggers(for: question.text, vector: vectors?[index]))
            })
        let agreement = replay.agreement
        let (precision, recall) = (agreement.precision ?? 0, agreement.recall ?? 0)
        #expect(precision >= floor.precision, "\(floor)")
        #expect(recall >= floor.recall, "\(floor)")
        print("\(floor.split) \(floor.batch): precision \(precision), recall \(recall)")
    }
}
