import Embedding
import KnowledgeModel
import Testing

/// Against the reference implementation: transformers and sentence-transformers, versions in the fixtures' first lines.
struct ParityTests {
    @Test func miniLMGivesTheReferencesTokensAndVectors() throws {
        let texts = try ReferenceText.read("\(Folders.fixtures)/parity.jsonl")
        try #require(texts.count >= 500)
        try check(texts, try BertEncoder(modelFolder: Folders.miniLM()))
    }

    /// Cased, cls pooling, 16-bit floats, tensors named `bert.…`, heads of 16, files in `0_Transformer`.
    @Test func aCasedModelWithOtherSizesInTheOlderLayoutGivesTheReferencesVectors() throws {
        let folder = "\(Folders.fixtures)/tiny-cased"
        try check(try ReferenceText.read("\(folder)/parity.jsonl"), try BertEncoder(modelFolder: folder))
    }

    /// bfloat16, one head of 64, nothing but config.json, vocab.txt and weights.
    @Test func aBareModelFolderGivesTheReferencesVectors() throws {
        let folder = "\(Folders.fixtures)/tiny-bfloat"
        try check(try ReferenceText.read("\(folder)/parity.jsonl"), try BertEncoder(modelFolder: folder))
    }

    @Test func specialTokensInATextStayText() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM())
        let texts = try ReferenceText.read("\(Folders.fixtures)/parity.jsonl").filter(\.holdsSpecialToken)
        #expect(texts.count == 6)
        for text in texts {
            let ids = encoder.truncatedTokenIDs(of: text.text)
            #expect(ids.dropFirst().dropLast().allSatisfy { !(101...103 ~= $0) && $0 != 0 }, "\(text.text)")
        }
    }

    private func check(_ texts: [ReferenceText], _ encoder: BertEncoder) throws {
        let texts = texts.filter { !$0.holdsSpecialToken }
        for text in texts {
            #expect(encoder.truncatedTokenIDs(of: text.text) == text.ids, "\(text.text.debugDescription)")
            let isCut = encoder.tokenCount(of: text.text) + encoder.specialTokenCount > encoder.tokenLimit
            #expect(isCut || encoder.tokenCount(of: text.text) + encoder.specialTokenCount == text.ids.count)
        }
        let vectors = try encoder.encodeTruncating(texts.map(\.text))
        var worst = 1.0
        for (text, vector) in zip(texts, vectors) {
            let cosine = cosine(vector.values, text.vector)
            #expect(cosine >= 0.99999, "\(text.text.debugDescription)")
            worst = min(worst, cosine)
        }
        print("\(encoder.identity.name): \(texts.count) texts, worst cosine 1 - \(1 - worst), \(encoder.kernelName)")
    }
}
