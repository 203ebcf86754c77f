import KnowledgeModel
import Testing
import VectorFile

/// Every sentence that this module says to people.
@Suite struct VectorFileErrorTests {
    private func check(
        _ code: VectorFileError.Code, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout [UInt8]) throws -> Void
    ) throws {
        var bytes = try fileBytes([EmbeddingVector(unitLength: [0, 1])], dimensions: 2)
        try change(&bytes)
        let error = #expect(throws: VectorFileError.self, sourceLocation: sourceLocation) {
            try open(bytes).verify()
        }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        #expect(error?.description == message, sourceLocation: sourceLocation)
        #expect(error?.path == "/parts/7/vectors.lvf", sourceLocation: sourceLocation)
    }

    private func checkDamage(
        _ reason: String, sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout [UInt8]) -> Void
    ) throws {
        try check(
            .corrupt,
            "the vector file /parts/7/vectors.lvf is damaged: \(reason); restore it from a backup or "
                + "index into a new folder",
            sourceLocation: sourceLocation, change)
    }

    private func write(_ number: some FixedWidthInteger, at offset: Int, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(offset..<offset + $0.count, with: $0) }
        reseal(&bytes)
    }

    @Test func damage() throws {
        try checkDamage("it has 40 bytes, fewer than its header") { $0.removeLast($0.count - 40) }
        try checkDamage("it does not begin with LACUNAVF") { $0[0] = 0 }
        try checkDamage("its header has an impossible size") { write(UInt32(65), at: 12, &$0) }
        try checkDamage("its section table does not fit into the file") { write(UInt32(65), at: 16, &$0) }
        try checkDamage("the checksum of its header does not match") { $0[56] = 1 }
        try checkDamage("it has 1408 bytes where its header says 1472") { $0.removeLast(64) }
        try checkDamage("section 1 lies outside the file") { write(UInt64.max, at: 72, &$0) }
        try checkDamage("section 1 lies outside the file") { write(UInt64(0), at: 72, &$0) }
        try checkDamage("section 1 is not aligned") { write(UInt64(328), at: 72, &$0) }
        try checkDamage("section 2 is there 0 times instead of once") { write(UInt32(77), at: 96, &$0) }
        try checkDamage("section 1 is there 2 times instead of once") { write(UInt32(1), at: 96, &$0) }
        try checkDamage("section 1 has 64 bytes, which does not fit the header's counts") {
            write(UInt32(2), at: 32, &$0)
        }
        try checkDamage("section 7 has 640 bytes, which does not fit the header's counts") {
            write(UInt64(704 - 64), at: 64 + 6 * 32 + 16, &$0)
        }
        try checkDamage("it cannot hold 4294967295 vectors of 2 dimensions") { write(UInt32.max, at: 32, &$0) }
        try checkDamage("it cannot hold 4294967296 segments") { write(UInt64(1) << 32, at: 56, &$0) }
        try checkDamage("it cannot hold 1 vectors of 0 dimensions") { write(UInt32(0), at: 36, &$0) }
        try checkDamage("the checksum of section 3 does not match") { $0[464] ^= 1 }
    }

    @Test func otherVersions() throws {
        try check(
            .tooOld,
            "the vector file /parts/7/vectors.lvf has format 0, and this build reads 2 to 2; index into a new folder"
        ) { $0[8] = 0 }
        try check(
            .tooNew,
            "the vector file /parts/7/vectors.lvf was written by a later Lacuna: it has format 3, and this build reads "
                + "up to 2; use the later Lacuna, or index into a new folder with this one"
        ) { $0[8] = 3 }
        try check(
            .tooNew,
            "the vector file /parts/7/vectors.lvf was written by a later Lacuna: its section 1 has flags that this "
                + "build does not know; use the later Lacuna, or index into a new folder with this one"
        ) { write(UInt32(1), at: 68, &$0) }
    }

    @Test func wrongModel() throws {
        let reader = try makeReader([], dimensions: 8)
        let error = #expect(throws: VectorFileError.self) {
            try reader.requireModel(hash: modelHash.reversed(), dimensions: 16)
        }
        #expect(error?.code == .wrongModel)
        #expect(
            error?.message
                == "the vector file /parts/7/vectors.lvf was made by the model 00010203… with 8 dimensions, not by "
                + "1f1e1d1c… with 16; use that model, or index into a new folder with this one")
    }

    @Test func missingFile() {
        let error = #expect(throws: VectorFileError.self) { _ = try VectorFileReader(path: "/nowhere/vectors.lvf") }
        #expect(error?.code == .unreadable)
        #expect(
            error?.message
                == "the vector file cannot be read: cannot open /nowhere/vectors.lvf: it does not exist; check the path"
        )
    }
}
