import KnowledgeModel
import TestSupport
import Testing
import VectorFile

/// Files that are not what we wrote: refused, or read without leaving them.
@Suite struct VectorFileDamageTests {
    private static let tableEnd = 64 + 3 * 32

    private func smallFile() throws -> [UInt8] {
        var random = SeededGenerator(seed: 1)
        return try fileBytes([random.unitVector(20), nil, random.unitVector(20)], dimensions: 20)
    }

    /// Uses all that a reader offers; the answers do not matter.
    private func useEverything(_ reader: VectorFileReader) {
        var random = SeededGenerator(seed: 2)
        let dimensions = reader.dimensions
        guard dimensions <= 4096 else { return }
        let query = random.unitVector(dimensions)
        let allowed = random.bitmap(reader.count, share: 0.5)
        for kernel in ScanKernel.available {
            let search = NearestSearch(reader, kernel: kernel)
            _ = search.nearest(to: query, limit: 2, rescoreDepth: 3)
            _ = search.nearestExact(to: query, limit: 2, allowed: allowed)
        }
        for row in 0..<Int32(reader.count) { _ = reader.vector(at: row) }
    }

    @Test func everyChangedByteOfHeaderAndTableIsNoticedAtOpening() throws {
        let bytes = try smallFile()
        for offset in 0..<Self.tableEnd {
            for change in [UInt8(0x01), 0x80, 0xFF] {
                var damaged = bytes
                damaged[offset] ^= change
                #expect(throws: VectorFileError.self, "offset \(offset)") { _ = try open(damaged) }
            }
        }
    }

    @Test func everyChangedByteOfASectionIsNoticedByVerify() throws {
        let bytes = try smallFile()
        let sections = [192..<384, 384..<396, 448..<bytes.count]
        for offset in sections.joined() {
            var damaged = bytes
            damaged[offset] ^= 0xFF
            let reader = try open(damaged)
            #expect(throws: VectorFileError.self, "offset \(offset)") { try reader.verify() }
            useEverything(reader)
        }
    }

    @Test func everyTruncationIsNoticedAtOpening() throws {
        let bytes = try smallFile()
        for count in 0..<bytes.count {
            #expect(throws: VectorFileError.self, "\(count) bytes") { _ = try open(Array(bytes[..<count])) }
        }
        #expect(throws: VectorFileError.self) { _ = try open(bytes + [0]) }
    }

    @Test func hostileHeadersWithARightChecksumAreReadInBounds() throws {
        let bytes = try smallFile()
        var random = SeededGenerator(seed: 9)
        for round in 0..<20_000 {
            var hostile = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let offset = Int.random(in: 8..<Self.tableEnd, using: &random)
                let values: [UInt8] = [0, 1, 2, 3, 0x40, 0x7F, 0x80, 0xFF, hostile[offset] &+ 1, hostile[offset] &- 1]
                hostile[offset] = values[Int.random(in: 0..<values.count, using: &random)]
            }
            reseal(&hostile)
            guard let reader = try? open(hostile) else { continue }
            #expect(reader.count * reader.dimensions <= bytes.count, "round \(round)")
            useEverything(reader)
        }
    }

    @Test func unknownSectionsAreSkipped() throws {
        var bytes = try smallFile()
        // A fourth entry fits into the padding before the first section; it names the bytes of the second.
        bytes[16] = 4
        bytes.replaceSubrange(160..<192, with: bytes[96..<128])
        bytes[160] = 200
        reseal(&bytes)
        let reader = try open(bytes)
        try reader.verify()
        #expect(reader.count == 3)
    }
}
