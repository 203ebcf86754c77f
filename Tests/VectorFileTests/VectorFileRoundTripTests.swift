import KnowledgeModel
import SystemIO
import TestSupport
import Testing
import VectorFile

@Suite struct VectorFileRoundTripTests {
    @Test(arguments: [1, 3, 63, 64, 65, 100, 384])
    func vectorsComeBackExactly(dimensions: Int) throws {
        var random = SeededGenerator(seed: UInt64(dimensions))
        for count in [0, 1, 2, 70] {
            let vectors = (0..<count).map { $0 % 5 == 3 ? nil : random.unitVector(dimensions) }
            let reader = try makeReader(vectors, dimensions: dimensions)
            #expect(reader.count == count)
            #expect(reader.dimensions == dimensions)
            #expect(reader.modelHash == Array(modelHash.prefix(16)))
            #expect((0..<count).map { reader.vector(at: Int32($0)) } == vectors)
        }
    }

    @Test func segmentsComeBackExactly() throws {
        var random = SeededGenerator(seed: 3)
        var writer = VectorFileWriter(dimensions: 70, modelHash: modelHash)
        let rows: [[QuantizedVector]] = [
            [QuantizedVector(random.unitVector(70).values), .none(dimensions: 70)], [],
            (0..<5).map { _ in QuantizedVector(random.unitVector(70).values) },
        ]
        let query = random.unitVector(70)
        for segments in rows { writer.append(random.unitVector(70), segments: segments) }
        writer.appendMissing()
        var bytes: [UInt8] = []
        try writer.write { bytes += $0 }
        let reader = try open(bytes)
        try reader.verify()
        #expect((0..<4).map { reader.segments(at: Int32($0)) } == rows + [[]])
        let scores = NearestSearch(reader).segmentScores(of: [2, 0, 3, 1], for: ScanQuery(query))
        #expect(scores.map(\.count) == [5, 2, 0, 0])
        #expect(scores[1][1] == nil)
        let first = NearestSearch(reader).firstSegmentScores(of: [2, 0, 3, 1], for: ScanQuery(query))
        #expect(first == scores.map { $0.first ?? nil })
        #expect((0..<4).map { reader.hasVector(at: Int32($0)) } == [true, true, true, false])
        for (segment, score) in zip(rows[2], scores[0]) {
            let exact = zip(segment.codes, query.values).reduce(0) { $0 + Float($1.0) * segment.scale * $1.1 }
            #expect(abs(try #require(score) - exact) < 0.01)
        }
    }

    @Test func sameVectorsGiveSameBytes() throws {
        let vectors = (0..<9).map { index in
            var random = SeededGenerator(seed: UInt64(index))
            return random.unitVector(20)
        }
        #expect(try fileBytes(vectors, dimensions: 20) == fileBytes(vectors, dimensions: 20))
    }

    /// If this fails, the format has changed: give it a new version and keep reading this one.
    @Test func bytesOfVersion2AreFrozen() throws {
        let bytes = try fileBytes(
            [EmbeddingVector(unitLength: [0.6, -0.8, 0]), nil, EmbeddingVector(unitLength: [0, 0, 1])], dimensions: 3)
        #expect(bytes.count == 2112)
        #expect(slowCRC32C(bytes) == 0xA428_2F14)
        #expect(Array(bytes[320..<324]) == [95, 129, 0, 0], "0.6 / (0.8 / 127) = 95.25; −127")
    }

    @Test func codesRoundToNearestAndTiesToEven() throws {
        // With a largest value of 127/256 the scale is 1/256, so that these values are n + ½ steps.
        let steps: [Float] = [127, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 3.25]
        let rest = (1 - steps.reduce(0) { $0 + ($1 / 256) * ($1 / 256) }) * 256 * 256
        // Fill up to unit length with values of at most 127 steps.
        let fill = (rest / 8).squareRoot()
        try #require(fill <= 127)
        let values = (steps + [Float](repeating: fill, count: 8)).map { $0 / 256 }
        let bytes = try fileBytes([EmbeddingVector(unitLength: values)], dimensions: 16)
        #expect(bytes[320..<328].map { Int8(bitPattern: $0) } == [127, 0, 2, 2, 0, -2, -2, 3])
    }

    @Test func mapsAFileOnDisk() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/vectors.lvf"
        var random = SeededGenerator(seed: 5)
        let vectors: [EmbeddingVector?] = (0..<10).map { _ in random.unitVector(384) }
        let bytes = try fileBytes(vectors, dimensions: 384)
        try DurableFile.create(path) { sink in try bytes.withUnsafeBytes(sink) }
        let reader = try VectorFileReader(path: path)
        try reader.verify()
        #expect(reader.vector(at: 9) == vectors[9])
    }

    @Test func refusesVectorsOfAnotherModel() throws {
        let reader = try makeReader([], dimensions: 8)
        try reader.requireModel(hash: modelHash, dimensions: 8)
        #expect(throws: VectorFileError.self) { try reader.requireModel(hash: modelHash, dimensions: 16) }
        #expect(throws: VectorFileError.self) { try reader.requireModel(hash: modelHash.reversed(), dimensions: 8) }
    }
}
