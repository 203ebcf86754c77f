import Embedding
import Foundation
import KnowledgeModel
import Testing

/// Packed weights that are kept from start to start.
struct PackedFileTests {
    private let texts = ["reset", "a longer text about the reset", ""]

    private func vectors(_ model: String, packed: String?) throws -> [EmbeddingVector] {
        try BertEncoder(modelFolder: model, workers: 1, packedFolder: packed).encode(texts)
    }

    private func files(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains("packed") }
    }

    @Test func vectorsAreTheSameWithAndWithoutTheFile() throws {
        try Folders.withCopy(of: "tiny-bfloat") { model in
            let cache = "\(model)/cache"
            let expected = try vectors(model, packed: nil)
            #expect(try vectors(model, packed: cache) == expected)
            let names = try files(in: cache)
            #expect(names.count == 1)
            let before = try Data(contentsOf: URL(fileURLWithPath: "\(cache)/\(names[0])"))
            #expect(before.prefix(8) == Data("LACUNAPW".utf8))
            #expect(try vectors(model, packed: cache) == expected)
            #expect(try files(in: cache) == names)
        }
    }

    @Test func aDamagedFileIsFoundAndMadeAnew() throws {
        try Folders.withCopy(of: "tiny-bfloat") { model in
            let cache = "\(model)/cache"
            let expected = try vectors(model, packed: cache)
            let path = try "\(cache)/\(files(in: cache)[0])"
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            let spoilers: [(inout [UInt8]) -> Void] = [
                { $0[0] ^= 1 }, { $0[8] ^= 1 }, { $0[12] ^= 1 }, { $0[16] ^= 1 }, { $0[30] ^= 1 }, { $0[60] ^= 1 },
                { $0[64] ^= 1 }, { $0[$0.count / 2] ^= 0x40 }, { $0[$0.count - 1] ^= 1 }, { $0.removeLast() },
                { $0.append(0) }, { $0 = [] }, { $0 = Array($0.prefix(63)) },
            ]
            for (number, spoil) in spoilers.enumerated() {
                try changeBytes(of: path, spoil)
                #expect(try vectors(model, packed: cache) == expected, "\(number)")
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == whole, "\(number)")
            }
        }
    }

    @Test func theFileOfAnotherModelIsNotUsed() throws {
        try Folders.withCopy(of: "tiny-bfloat") { model in
            let cache = "\(model)/cache"
            _ = try vectors(model, packed: cache)
            try changeBytes(of: "\(model)/model.safetensors") { bytes in
                for i in stride(from: bytes.count / 2, to: bytes.count, by: 2) { bytes[i] ^= 1 }
            }
            #expect(try vectors(model, packed: cache) == vectors(model, packed: nil))
            #expect(try files(in: cache).count == 2)
        }
    }

    @Test func aFolderThatCannotBeWrittenToCostsNothingElse() throws {
        try Folders.withCopy(of: "tiny-bfloat") { model in
            // A file stands where the folder should be.
            let made = try vectors(model, packed: "\(model)/vocab.txt")
            #expect(try made == vectors(model, packed: nil))
        }
    }
}
