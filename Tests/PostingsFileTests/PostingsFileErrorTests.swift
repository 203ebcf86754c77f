import PostingsFile
import Testing

/// Every sentence that this module says to people. Those of the frame are pinned in VectorFileTests as well.
@Suite struct PostingsFileErrorTests {
    private func check(
        _ code: PostingsFileError.Code, _ message: String, sourceLocation: SourceLocation = #_sourceLocation,
        _ change: (inout [UInt8]) throws -> Void
    ) throws {
        // Sections, after 64 + 16 × 32 bytes: terms at 576, their offsets at 640 and blocks at 704, windows at 768, starts
        // at 832, maxima at 896, documents at 960, codes at 1024, their frequencies at 1088, length classes at 1152,
        // lengths at 1216, totals at 1280, token starts at 1344, tokens at 1408.
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
        for impossible in [(32, UInt32.max), (36, 9), (36, 257 << 16 | 3), (60, .max)] {
            try checkDamage("its header holds impossible counts") { write(impossible.1, at: impossible.0, &$0) }
        }
        try checkDamage("section 14 has 6 bytes, which does not fit the header's counts") {
            write(UInt32(4), at: 48, &$0)
        }
        try checkDamage("the checksum of section 7 does not match") { $0[1280] ^= 1 }
    }

    @Test func damageOfTheContents() throws {
        try checkDamage("its terms do not fill their sections") { write(UInt32(1), at: 640, &$0) }
        try checkDamage("its offsets do not ascend at term 0") { write(UInt32(9), at: 644, &$0) }
        try checkDamage("its terms do not ascend at term 1") { write(UInt8(ascii: "a"), at: 577, &$0) }
        try checkDamage("its blocks do not ascend in term 0") { write(UInt32(0), at: 836, &$0) }
        try checkDamage("its documents do not ascend in term 1") { write(UInt16(1), at: 962, &$0) }
        try checkDamage("term 1 names a document that is not there") { write(UInt16(2), at: 964, &$0) }
        try checkDamage("the maxima of a block of term 0 are not those of its postings") {
            write(UInt8(9), at: 896, &$0)
        }
        try checkDamage("posting 0 has a code that is none") {
            write(UInt8(1), at: 896, &$0)
            write(UInt8(1), at: 1024, &$0)
        }
        try checkDamage("document 0 is not in the class of its length") {
            write(UInt32(0x0101_0101), at: 896, &$0)
            write(UInt8(1), at: 1152, &$0)
            write(UInt8(0), at: 896, &$0)
            write(UInt8(0), at: 898, &$0)
        }
        try checkDamage("its total lengths are not the sum of its lengths") { write(UInt64(9), at: 1280, &$0) }
        try checkDamage("its tokens do not fill their section") { write(UInt64(9), at: 1344, &$0) }
        try checkDamage("document 0 has more or fewer tokens than its length") { write(UInt64(9), at: 1352, &$0) }
    }

    @Test func damageOfExceptions() throws {
        // 70 documents that say the word once to 70 times: those without a code of their own are the last seven.
        let documents = (1...70).map { [[String](repeating: "a", count: $0), [], []] }
        let bytes = try fileBytes(documents)
        func check(_ reason: String, section kind: UInt8, _ number: UInt16) throws {
            var damaged = bytes
            let entry = try #require((0..<16).first { bytes[64 + $0 * 32] == kind })
            let start = (0..<4).reduce(0) { $0 | Int(bytes[64 + entry * 32 + 8 + $1]) << (8 * $1) }
            write(number, at: start, &damaged)
            let error = #expect(throws: PostingsFileError.self) { try open(damaged).verify() }
            #expect(error?.message.contains("is damaged: \(reason);") == true, "\(error?.message ?? "")")
        }
        try open(bytes).verify()
        try check("its exceptions are not those that its codes name", section: 17, 1)
        try check("an exception is more frequent than its code says", section: 18, 71)
    }

    @Test func otherVersions() throws {
        try check(
            .tooOld,
            "the postings file /parts/7/postings.lpf has format 0, and this build reads 2 to 3; index into a new folder"
        ) { $0[8] = 0 }
        try check(
            .tooNew,
            "the postings file /parts/7/postings.lpf was written by a later Lacuna: it has format 4, and this build "
                + "reads up to 3; use the later Lacuna, or index into a new folder with this one"
        ) { $0[8] = 4 }
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
