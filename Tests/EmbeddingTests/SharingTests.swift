import Embedding
import KnowledgeModel
import Testing

/// Workers are shared between questions and bulk work, and two may work on one question.
struct SharingTests {
    @Test func aQuestionHasTheSameBitsOnOneThreadAndOnTwo() throws {
        let alone = try BertEncoder(modelFolder: Folders.miniLM(), workers: 1)
        let two = try BertEncoder(modelFolder: Folders.miniLM(), workers: 2)
        for text in EncodingTests.texts { #expect(try two.encode([text]) == alone.encode([text])) }
    }

    /// Bulk work of many batches and questions at once, on fewer workers than callers.
    @Test(arguments: [1, 2, 3])
    func questionsAmongBulkWorkGetWhatTheyGetAlone(workers: Int) async throws {
        let folder = "\(Folders.fixtures)/tiny-bfloat"
        let bulk = (0..<200).map { String(repeating: "reset a ", count: 1 + $0 % 14) }
        let questions = (0..<40).map { "reset " + String(repeating: "a", count: $0 % 9) }
        let reference = try BertEncoder(modelFolder: folder, workers: 1)
        let (expectedBulk, expected) = (try reference.encode(bulk), try questions.map { try reference.encode([$0])[0] })
        let encoder = try BertEncoder(modelFolder: folder, workers: workers)
        let results = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 { group.addTask { try encoder.encode(bulk) == expectedBulk } }
            for caller in 0..<4 {
                group.addTask {
                    try questions.indices.allSatisfy { index in
                        let index = (index + caller * 7) % questions.count
                        return try encoder.encode([questions[index]])[0] == expected[index]
                    }
                }
            }
            return try await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(results == [Bool](repeating: true, count: 8))
    }

    @Test func aQuestionAskedAgainGetsTheSame() throws {
        let encoder = try BertEncoder(modelFolder: "\(Folders.fixtures)/tiny-bfloat")
        let pieces = SegmentedText(["reset ", "a"])
        let (first, whole) = (try encoder.encode([pieces]), try encoder.encode([pieces.text]))
        #expect(first[0].segments.count == 2)
        #expect(try encoder.encode([pieces]) == first)
        #expect(try encoder.encode([pieces.text]) == whole)
        // Other pieces of the same text are another question.
        #expect(try encoder.encode([SegmentedText(["reset a"])])[0].segments.count == 1)
    }
}
