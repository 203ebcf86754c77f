import Foundation
import KnowledgeModel
import PostingsFile
import SystemIO
import Testing

@Suite struct PostingsFileRoundTripTests {
    private let documents = ["refund policy | refund | ask for a refund", "order | | your order", " | | "].map(document)

    @Test func termsAndCountsComeBack() throws {
        let reader = try makeReader(documents)
        #expect(reader.documentCount == 3)
        #expect(reader.fieldCount == 3)
        #expect(reader.termCount == 7)
        #expect(reader.postingCount == 7)
        #expect((0..<3).map { reader.length(of: $0) } == [7, 3, 0])
        #expect(reader.totalLength == 10)
        #expect(reader.lookup(Array("refund".utf8))?.documentFrequency == 1)
        #expect(reader.lookup(Array("refun".utf8)) == nil)
        #expect(reader.lookup(Array("refunds".utf8)) == nil)
        #expect(reader.lookup([]) == nil)
        #expect(reader.lookup([0xFF]) == nil)
    }

    @Test func anEmptyFileHasNothing() throws {
        let reader = try makeReader([])
        #expect(reader.lookup(Array("a".utf8)) == nil)
        #expect(reader.terms(withPrefix: [], limit: 9).isEmpty)
        #expect(reader.liveStatistics(live: nil) == CollectionStatistics(documents: 0, totalLength: 0))
        let parameters = BM25Parameters(fieldWeights: [1, 1, 1])
        let found = TermAccumulation(reader).rank(
            terms: [], statistics: reader.liveStatistics(live: nil), parameters: parameters, limit: 5)
        #expect(found.isEmpty)
    }

    @Test func prefixesEnumerateTermsInOrder() throws {
        let reader = try makeReader([document("ab abc b | | abd ac é aé")])
        func check(_ prefix: String, limit: Int = 99, _ expected: [String]) {
            let found = reader.terms(withPrefix: Array(prefix.utf8), limit: limit)
            #expect(found.map { String(decoding: $0.term, as: UTF8.self) } == expected)
            for (term, entry) in found { #expect(reader.lookup(term) == entry) }
        }
        check("ab", ["ab", "abc", "abd"])
        check("a", ["ab", "abc", "abd", "ac", "aé"])
        check("", ["ab", "abc", "abd", "ac", "aé", "b", "é"])
        check("", limit: 2, ["ab", "abc"])
        check("", limit: 0, [])
        check("abx", [])
        check("é", ["é"])
    }

    @Test func livenessCounts() throws {
        let reader = try makeReader(["a b | | a", "a | | ", "b | | b b"].map(document))
        var live = Bitmap(count: 3, repeating: true)
        live[0] = false
        let entry = try #require(reader.lookup(Array("a".utf8)))
        #expect(reader.documentFrequency(entry, live: nil) == 2)
        #expect(reader.documentFrequency(entry, live: live) == 1)
        #expect(reader.liveStatistics(live: live) == CollectionStatistics(documents: 2, totalLength: 4))
        #expect(reader.liveStatistics(live: nil) == CollectionStatistics(documents: 3, totalLength: 7))
    }

    /// If this fails, the format has changed: give it a new version and keep reading this one.
    @Test func bytesOfVersion3AreFrozen() throws {
        let bytes = try fileBytes(documents)
        #expect(bytes == (try fileBytes(documents)))
        #expect(slowCRC32C(bytes) == 0xBCBE_160D)
    }

    @Test func mapsAFileOnDisk() throws {
        let path = FileManager.default.temporaryDirectory.path + "/lacuna-\(UUID().uuidString).lpf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bytes = try fileBytes(documents)
        try DurableFile.create(path) { sink in try bytes.withUnsafeBytes(sink) }
        let reader = try PostingsFileReader(path: path)
        try reader.verify()
        #expect(reader.termCount == 7)
    }

    @Test func whatTheCallerPromisedIsChecked() async {
        await #expect(processExitsWith: .failure) {
            var writer = PostingsFileWriter(fieldCount: 1)
            writer.append(term: [2], documents: [0], frequencies: [1])
            writer.append(term: [1], documents: [0], frequencies: [1])
        }
        await #expect(processExitsWith: .failure) {
            var writer = PostingsFileWriter(fieldCount: 1)
            writer.append(term: [1], documents: [1, 1], frequencies: [1, 1])
        }
        await #expect(processExitsWith: .failure) {
            var writer = PostingsFileWriter(fieldCount: 1)
            writer.append(term: [1], documents: [1], frequencies: [1])
            writer.setDocumentLengths([4])
            try writer.write { _ in }
        }
    }
}
