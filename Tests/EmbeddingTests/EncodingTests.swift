import Embedding
import KnowledgeModel
import Testing

struct EncodingTests {
    /// Texts of 2 to 256 tokens, so that tiles of every height come up.
    static let texts: [String] =
        (0..<40).map { String(repeating: "reset the password ", count: $0) }
        + ["", "?", "Where is my invoice?", String(repeating: "help ", count: 254)]

    @Test(arguments: [1, 2, 5])
    func aVectorIsBitIdenticalHoweverTextsAreBatched(workers: Int) throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM(), workers: workers)
        let alone = try Self.texts.map { try encoder.encode([$0])[0] }
        #expect(try encoder.encode(Self.texts) == alone)
        #expect(try encoder.encode(Self.texts.reversed()) == alone.reversed())
        #expect(try encoder.encodeTruncating(Self.texts) == alone)
    }

    /// A piece's vector is the mean over its own tokens, so all pieces together weigh out the whole, but for [CLS] and
    /// [SEP]; and the whole has the vector that it has without pieces.
    @Test func piecesHaveVectorsOfTheirOwn() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM())
        let texts = [
            SegmentedText(["", "One sentence only."]),
            SegmentedText(["Delays < Refunds", "Why does it take so long?", "Banks — at times — need 14 days.", "支払い。"]
            ),
            SegmentedText([""]),
        ]
        let embeddings = try encoder.encode(texts)
        #expect(embeddings.map(\.vector) == (try encoder.encode(texts.map(\.text))))
        #expect(embeddings.map(\.segments.count) == [2, 4, 1])
        #expect(embeddings[0].segments[0].scale == 0)
        #expect(embeddings[2].segments[0].scale == 0)
        func cosine(_ piece: QuantizedVector, _ vector: EmbeddingVector) -> Float {
            zip(piece.codes, vector.values).reduce(0) { $0 + Float($1.0) * piece.scale * $1.1 }
        }
        let question = try encoder.encode(["how many days does the bank need"])[0]
        let cosines = embeddings[1].segments.map { cosine($0, question) }
        #expect(cosines[2] == cosines.max())
        #expect(cosine(embeddings[0].segments[1], embeddings[0].vector) > 0.9)
        let alone = try BertEncoder(modelFolder: Folders.miniLM(), workers: 1).encode([texts[1]])
        #expect(alone[0] == embeddings[1])
    }

    @Test func noTextsGiveNoVectors() throws {
        let encoder = try BertEncoder(modelFolder: "\(Folders.fixtures)/tiny-cased")
        #expect(try encoder.encode([String]()) == [])
        #expect(try encoder.encode([SegmentedText]()) == [])
    }

    @Test func aTextOverTheLimitIsRefused() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM())
        let fitting = String(repeating: "help ", count: 254)
        #expect(encoder.tokenCount(of: fitting) + encoder.specialTokenCount == encoder.tokenLimit)
        #expect(try encoder.encode([fitting]).count == 1)
        let error = #expect(throws: EmbeddingError.self) { try encoder.encode(["short", fitting + "help"]) }
        #expect(error?.code == .tooLong)
        #expect(
            error?.message == "text 2 of 2 has 257 tokens with the special ones, and the model takes 256; cut it, "
                + "or ask for truncation")
    }

    @Test func truncationKeepsTheFirstTokensAndTheSpecialOnes() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM())
        let start = String(repeating: "help ", count: 254)
        let cut = try encoder.encodeTruncating([start + "this and all that follows is lost"])
        #expect(try cut == encoder.encode([start]))
        let ids = encoder.truncatedTokenIDs(of: start + "lost")
        #expect(ids.count == 256)
        #expect(ids.first == 101)
        #expect(ids.last == 102)
    }

    @Test func aWordOfSeveralTokensIsCutInTheMiddle() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM())
        let word = "embeddings"  // em ##bed ##ding ##s
        #expect(encoder.tokenCount(of: word) == 4)
        let text = String(repeating: "help ", count: 252) + word
        #expect(encoder.truncatedTokenIDs(of: text).count == 256)
        #expect(throws: EmbeddingError.self) { try encoder.encode([text]) }
    }

    @Test func manyCallersAtOnceGetTheSameAsOne() async throws {
        let encoder = try BertEncoder(modelFolder: "\(Folders.fixtures)/tiny-bfloat", workers: 2)
        let texts = (0..<50).map { String(repeating: "a", count: $0 % 30) + " reset" }
        let expected = try encoder.encode(texts)
        let results = try await withThrowingTaskGroup(of: [EmbeddingVector].self) { group in
            for _ in 0..<16 { group.addTask { try encoder.encode(texts) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 16)
        #expect(results.allSatisfy { $0 == expected })
    }

    @Test func theIdentityTellsModelsApart() throws {
        let encoder = try BertEncoder(modelFolder: Folders.miniLM(), workers: 1)
        #expect(encoder.identity.name == "all-MiniLM-L6-v2")
        #expect(encoder.identity.dimensions == 384)
        #expect(encoder.identity.tokenLimit == 256)
        #expect(encoder.identity.hash.count == 64)
        let cased = try BertEncoder(modelFolder: "\(Folders.fixtures)/tiny-cased")
        #expect(cased.identity.tokenLimit == 32)
        #expect(cased.identity.hash != encoder.identity.hash)
        // The same files elsewhere are the same model; another limit, or other weights, are not.
        let hashes = try ["copy", "limit", "weights", "vocabulary"].map { change in
            try Folders.withCopy(of: "tiny-cased/0_Transformer") { folder in
                switch change {
                case "limit": try write(#"{"max_seq_length": 31}"#, to: "\(folder)/sentence_bert_config.json")
                case "weights":
                    try changeBytes(of: "\(folder)/model.safetensors") {
                        // The lowest bit of each weight.
                        for i in stride(from: $0.count / 2, to: $0.count, by: 2) { $0[i] ^= 1 }
                    }
                case "vocabulary": try changeBytes(of: "\(folder)/vocab.txt") { $0.swapAt($0.count - 2, $0.count - 4) }
                default: break
                }
                return try BertEncoder(modelFolder: folder).identity.hash
            }
        }
        #expect(hashes[0] != cased.identity.hash)  // mean pooling, as the pooling folder is not there
        #expect(Set(hashes).count == 4)
    }
}
