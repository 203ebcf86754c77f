import KnowledgeModel
import PostingsFile
import TestSupport
import Testing

/// Files that are not what we wrote: refused, or read without leaving them.
@Suite struct PostingsFileDamageTests {
    private static let tableEnd = 64 + 16 * 32

    private func smallFile() throws -> [UInt8] {
        try fileBytes(["a b | c | a a d", "b | | d", " | e | ", "a | a | a b c d e"].map(document))
    }

    /// Uses all that a reader offers; the answers do not matter.
    private func useEverything(_ reader: PostingsFileReader) {
        var random = SeededGenerator(seed: 2)
        var entries = reader.terms(withPrefix: [], limit: 50).map(\.entry)
        entries += ["a", "b", "zz"].compactMap { reader.lookup(Array($0.utf8)) }
        let live = random.bitmap(reader.documentCount, share: 0.7)
        let allowed = random.bitmap(reader.documentCount, share: 0.4)
        let statistics = reader.liveStatistics(live: live) + reader.liveStatistics(live: nil)
        let parameters = BM25Parameters(fieldWeights: [Double](repeating: 1, count: reader.fieldCount))
        let ranking = TermAccumulation(reader, fewPostings: 0)
        let limits = [3, 1000]
        let terms = entries.map { entry in
            let frequency = reader.documentFrequency(entry, live: live) + entry.documentFrequency
            return WeighedTerm(
                entry, weight: BM25.inverseDocumentFrequency(documents: statistics.documents, frequency: frequency))
        }
        for limit in limits {
            _ = ranking.rank(terms: terms, statistics: statistics, parameters: parameters, limit: limit)
            _ = ranking.rank(
                terms: terms, statistics: statistics, parameters: parameters, live: live, allowed: allowed,
                limit: limit)
        }
        let rows = (0..<Int32(min(reader.documentCount, 50))).map { $0 }
        _ = ranking.scores(of: rows, terms: terms, statistics: statistics, parameters: parameters)
        for row in rows { _ = reader.length(of: row) }
        var pairs = WordPairs()
        for (first, second) in zip(entries, entries.dropFirst()) where pairs.isEmpty {
            pairs.append(first, second, weight: 1)
        }
        _ = reader.weights(of: pairs, in: rows)
        _ = reader.terms(near: "ab", distance: 2)
        let phrase = reader.postings(of: reader.candidates(forPhrase: Array(entries.prefix(3))))
        for row in rows { _ = reader.occurrences(ofPhrase: Array(entries.prefix(2)), in: row) }
        var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
        if let first = entries.first { merged.add(first, of: reader, weight: 1) }
        merged.add(phrase, of: reader, weight: 0.5)
        for entry in entries {
            merged.add(entry, of: reader, weight: 1)
            _ = reader.firstDocument(entry, live: live)
        }
        let pseudo = WeighedTerm(.merged(merged), weight: Double(reader.documentFrequency(merged, live: live)))
        _ = ranking.rank(
            terms: [pseudo], statistics: statistics, parameters: parameters, live: live, allowed: allowed, limit: 3)
        _ = ranking.scores(of: rows, terms: [pseudo], statistics: statistics, parameters: parameters)
    }

    @Test func everyChangedByteOfHeaderAndTableIsNoticedAtOpening() throws {
        let bytes = try smallFile()
        for offset in 0..<Self.tableEnd {
            for change in [UInt8(0x01), 0x80, 0xFF] {
                var damaged = bytes
                damaged[offset] ^= change
                #expect(throws: PostingsFileError.self, "offset \(offset)") { _ = try open(damaged) }
            }
        }
    }

    @Test func changedSectionsAreNoticedByVerifyAndReadInBounds() throws {
        let bytes = try smallFile()
        var noticed = 0
        for offset in Self.tableEnd..<bytes.count {
            for change in [UInt8(0x01), 0x80, 0xFF] {
                var damaged = bytes
                damaged[offset] ^= change
                let reader = try open(damaged)
                do { try reader.verify() } catch { noticed += 1 }
                useEverything(reader)
            }
        }
        // The rest is padding between sections: at most 63 bytes before each.
        #expect(noticed >= 3 * (bytes.count - Self.tableEnd - 16 * 63))
    }

    @Test func everyTruncationIsNoticedAtOpening() throws {
        let bytes = try smallFile()
        for count in 0..<bytes.count {
            #expect(throws: PostingsFileError.self, "\(count) bytes") { _ = try open(Array(bytes[..<count])) }
        }
        #expect(throws: PostingsFileError.self) { _ = try open(bytes + [0]) }
    }

    @Test func hostileFilesWithRightChecksumsAreReadInBounds() throws {
        let bytes = try smallFile()
        var random = SeededGenerator(seed: 9)
        var opened = 0
        for _ in 0..<20_000 {
            var hostile = bytes
            // The header and its table are rarely changed, since few such changes lead past the opening.
            let lowest = Bool.random(using: &random) ? Self.tableEnd : 32
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let offset = Int.random(in: lowest..<hostile.count, using: &random)
                let values: [UInt8] = [0, 1, 2, 0x7F, 0x80, 0xFF, hostile[offset] &+ 1, hostile[offset] &- 1]
                hostile[offset] = values[Int.random(in: 0..<values.count, using: &random)]
            }
            reseal(&hostile)
            guard let reader = try? open(hostile) else { continue }
            opened += 1
            useEverything(reader)
            _ = try? reader.verify()
        }
        #expect(opened > 5000)
    }

    @Test func listsThatRunBackwardsEnd() throws {
        // Two windows of documents, and a list whose second lies before its first.
        let documents = (0..<5000).map { $0 % 1000 == 7 ? document("a | | ") : document("b | | ") }
        var bytes = try fileBytes(documents)
        let section = 64 + 3 * 32
        let start = (0..<4).reduce(0) { $0 | Int(bytes[section + 8 + $1]) << (8 * $1) }
        bytes.replaceSubrange(start..<start + 4, with: [1, 0, 0, 0])
        resealSections(&bytes)
        let reader = try open(bytes)
        useEverything(reader)
        let error = #expect(throws: PostingsFileError.self) { try reader.verify() }
        #expect(error?.code == .corrupt)
    }
}
