import Embedding
import Foundation
import Testing

/// Weights cut short or changed at random are refused or loaded, and never crash.
struct SpoiledWeightsTests {
    private func load(_ folder: String, afterSpoiling spoil: (inout [UInt8]) -> Void) throws -> EmbeddingError? {
        try changeBytes(of: "\(folder)/model.safetensors", spoil)
        do {
            _ = try BertEncoder(modelFolder: folder, workers: 1)
            return nil
        } catch {
            return error
        }
    }

    @Test func aFileCutShortAnywhereIsRefused() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: "\(Folders.fixtures)/tiny-bfloat/model.safetensors"))
        let lengths = [0, 1, 7, 8, 9, 100, 2000, 2999, 3000, 20_000] + [1, 2, 3, 127, 128].map { whole.count - $0 }
        try Folders.withCopy(of: "tiny-bfloat") { folder in
            for length in lengths {
                let error = try load(folder) { $0 = Array(whole.prefix(length)) }
                #expect(error?.code == .corruptFile, "\(length) bytes")
            }
            let error = try load(folder) { $0 = Array(whole) + [0] }
            #expect(error?.message.contains("1 bytes at its end belong to no tensor") == true)
        }
    }

    @Test func aHeaderOfAnImpossibleLengthIsRefused() throws {
        for length in [UInt64.max, 1 << 63, 1 << 40, 100_000_001, 73_728, 73_721] {
            try Folders.withCopy(of: "tiny-bfloat") { folder in
                let error = try load(folder) { bytes in
                    for i in 0..<8 { bytes[i] = UInt8(truncatingIfNeeded: length >> (8 * UInt64(i))) }
                }
                #expect(error?.message.contains("its header claims \(length) bytes of a file of 73728") == true)
            }
        }
    }

    @Test func deeplyNestedJSONIsRefused() throws {
        try Folders.withCopy(of: "tiny-bfloat") { folder in
            let error = try load(folder) { bytes in
                let header = Array(String(repeating: #"{"a":"#, count: 20_000).utf8)
                bytes = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
            }
            #expect(error?.code == .corruptFile)
        }
    }

    @Test(arguments: 0..<8) func changedHeaderBytesNeverCrash(seed: Int) throws {
        let whole = [UInt8](
            try Data(contentsOf: URL(fileURLWithPath: "\(Folders.fixtures)/tiny-bfloat/model.safetensors")))
        var random = SeededNumbers(seed: UInt64(seed))
        try Folders.withCopy(of: "tiny-bfloat") { folder in
            for _ in 0..<50 {
                _ = try load(folder) { bytes in
                    bytes = whole
                    for number in random.floats(2) {
                        let place = 8 + Int(abs(number) * 1900)
                        bytes[place] = Array(#"0123456789,:[]{}"-eF "#.utf8)[place % 21]
                    }
                }
            }
        }
    }
}
