import KnowledgeModel
import TestSupport
import Testing
import VectorFile

/// Files that are not what we wrote: refused, or read without leaving them.
@Suite struct VectorFileDamageTests {
    private static let tableEnd = 64 + 7 * 32

    private func smallFile() throws -> [UInt8] {
        var random = SeededGenerator(seed: 1)
        var writer = VectorFileWriter(dimensions: 20, modelHash: modelHash)
        writer.append(random.unitVector(20), segments: [QuantizedVector(random.unitVector(20).values)])
        writer.appendMissing()
        writer.append(random.unitVector(20), segments: [.none(dimensions: 20), .none(dimensions: 20)])
        var bytes: [UInt8] = []
        try writer.write { bytes += $0 }
        return bytes
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
            for pass in [FirstPass.signs, .codes] {
                _ = search.nearest(to: query, limit: 2, firstPass: pass)
                _ = search.nearest(to: query, limit: 2, allowed: allowed, firstPass: pass)
            }
            _ = search.nearestExact(to: query, limit: 2, allowed: allowed)
            _ = search.segmentScores(of: (0..<Int32(min(reader.count, 50))).map { $0 }, for: ScanQuery(query))
        }
        for row in 0..<Int32(reader.count) {
            _ = reader.vector(at: row)
            _ = reader.segments(at: row)
        }
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
        for offset in Self.sections(of: bytes).joined() {
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
        for round in 0..<6000 {
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
        // One more entry, of the same bytes as the first, and everything after the table 64 bytes later.
        let first = Array(bytes[64..<96])
        bytes[16] += 1
        for section in 0..<7 { Self.add(64, at: 64 + section * 32 + 8, to: &bytes) }
        Self.add(64, at: 24, to: &bytes)
        bytes.insert(contentsOf: first + [UInt8](repeating: 0, count: 32), at: Self.tableEnd)
        Self.add(64, at: Self.tableEnd + 8, to: &bytes)
        bytes[Self.tableEnd] = 200
        reseal(&bytes)
        let reader = try open(bytes)
        try reader.verify()
        #expect(reader.count == 3)
    }

    /// Where the sections lie, as the table says.
    private static func sections(of bytes: [UInt8]) -> [Range<Int>] {
        (0..<7).map { section in
            let start = number(at: 64 + section * 32 + 8, of: bytes)
            return start..<start + number(at: 64 + section * 32 + 16, of: bytes)
        }
    }

    private static func number(at offset: Int, of bytes: [UInt8]) -> Int {
        (0..<8).reduce(0) { $0 | Int(bytes[offset + $1]) << ($1 * 8) }
    }

    private static func add(_ amount: Int, at offset: Int, to bytes: inout [UInt8]) {
        let sum = number(at: offset, of: bytes) + amount
        for index in 0..<8 { bytes[offset + index] = UInt8(sum >> (index * 8) & 0xFF) }
    }
}
