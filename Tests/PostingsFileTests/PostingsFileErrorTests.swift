import PostingsFile
import Testing

/// Every sentence that this module says to people. Those of the frame are pinned in VectorFileTests as well.
@Suite struct PostingsFileErrorTests {
    private func check(
        _ code: PostingsFileError.Code, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout [UInt8]) throws -> Void
    ) throws {
        // Sections, after 64 + 7 × 32 bytes: terms at 320, term offsets at 384, posting offsets at 448, documents at
        // 512, frequencies at 576, lengths at 640, totals at 704.
        var bytes = try fileBytes(["a b | | ", "b | | "].map(document))
        try change(&bytes)
        let error = #expect(throws: PostingsFileError.self, sourceLocation: sourceLocation) {
            try open(bytes).verify()
        }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        #expect(error?.description == message, sourceLocation: sourceLocation)
        #expect(error?.path == "/parts/7/postings.lpf", sourceLocation: sourceLocation)
    }

    private func checkDamage(
        _ reason: String, sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout [UInt8]) -> Void
    ) throws {
        try check(
            .corrupt,
            "the postings file /parts/7/postings.lpf is damaged: \(reason); restore it from a backup or "
                + "index into a new folder",
            sourceLocation: sourceLocation, change)
    }

    private func write(_ number: some FixedWidthInteger, at offset: Int, _ bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(offset..<offset + $0.count, with: $0) }
        resealSections(&bytes)
    }

    @Test func damageOfTheFrame() throws {
        try checkDamage("it has 40 bytes, fewer than its header") { $0.removeLast($0.count - 40) }
        try checkDamage("it does not begin with LACUNAPF") { $0[0] = 0 }
        try checkDamage("the checksum of its header does not match") { $0[56] = 1 }
        try checkDamage("its header holds impossible counts") { write(UInt32(9), at: 36, &$0) }
        try checkDamage("its header holds impossible counts") { write(UInt64.max, at: 40, &$0) }
        try checkDamage("its header holds impossible counts") { write(UInt64.max, at: 48, &$0) }
        try checkDamage("its header holds impossible counts") { write(UInt64.max, at: 56, &$0) }
        try checkDamage("section 4 has 12 bytes, which does not fit the header's counts") {
            write(UInt64(4), at: 48, &$0)
        }
        try checkDamage("the checksum of section 7 does not match") { $0[768] ^= 1 }
    }

    @Test func damageOfTheContents() throws {
        try checkDamage("its terms do not fill their sections") { write(UInt32(1), at: 448, &$0) }
        try checkDamage("its offsets do not ascend at term 0") { write(UInt32(9), at: 452, &$0) }
        try checkDamage("its terms do not ascend at term 1") { write(UInt8(ascii: "a"), at: 385, &$0) }
        try checkDamage("its documents do not ascend in term 1") { write(UInt32(1), at: 580, &$0) }
        try checkDamage("term 1 names a document that is not there") { write(UInt32(2), at: 584, &$0) }
        try checkDamage("its total lengths are not the sum of its lengths") { write(UInt64(9), at: 768, &$0) }
        try checkDamage("its tokens do not fill their section") { write(UInt64(9), at: 832, &$0) }
        try checkDamage("document 0 has more or fewer tokens than its length") { write(UInt64(9), at: 840, &$0) }
    }

    @Test func otherVersions() throws {
        try check(
            .tooOld,
            "the postings file /parts/7/postings.lpf has format 0, and this build reads 2 to 2; index into a new folder"
        ) { $0[8] = 0 }
        try check(
            .tooNew,
            "the postings file /parts/7/postings.lpf was written by a later Lacuna: it has format 3, and this build "
                + "reads up to 2; use the later Lacuna, or index into a new folder with this one"
        ) { $0[8] = 3 }
    }

    @Test func missingFile() {
        let error = #expect(throws: PostingsFileError.self) {
            _ = try PostingsFileReader(path: "/nowhere/postings.lpf")
        }
        #expect(error?.code == .unreadable)
        #expect(
            error?.message
                == "the postings file cannot be read: cannot open /nowhere/postings.lpf: it does not exist; check the "
                + "path")
    }
}
