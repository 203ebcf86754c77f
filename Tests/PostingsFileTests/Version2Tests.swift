import KnowledgeModel
import PostingsFile
import TestSupport
import Testing

/// Files of version 2, which indexes made before the postings had blocks still have.
@Suite struct Version2Tests {
    /// Such a file as its writer made it.
    private func version2Bytes(_ documents: [Document]) -> [UInt8] {
        var counts: [String: [Int: [UInt16]]] = [:]
        for (row, document) in documents.enumerated() {
            for (field, words) in document.enumerated() {
                for word in words { counts[word, default: [:]][row, default: [0, 0, 0]][field] += 1 }
            }
        }
        let terms = counts.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let numbers = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1, $0) })
        var (termOffsets, postings, tokenStarts): ([Int], [Int], [Int]) = ([0], [0], [0])
        var (rows, frequencies, tokens): ([Int], [Int], [Int]) = ([], [], [])
        for term in terms {
            termOffsets.append((termOffsets.last ?? 0) + term.utf8.count)
            for (row, fields) in counts[term, default: [:]].sorted(by: { $0.key < $1.key }) {
                rows.append(row)
                frequencies += fields.map(Int.init)
            }
            postings.append(rows.count)
        }
        for document in documents {
            tokens += document.joined().map { numbers[$0] ?? 0 }
            tokenStarts.append(tokens.count)
        }
        let lengths = documents.flatMap { $0.map(\.count) }
        let totals = (0..<3).map { field in documents.reduce(0) { $0 + $1[field].count } }
        func little(_ numbers: [Int], _ width: Int) -> [UInt8] {
            numbers.flatMap { number in (0..<width).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        }
        let sections: [(kind: Int, bytes: [UInt8])] = [
            (1, terms.flatMap { Array($0.utf8) }), (2, little(termOffsets, 4)), (3, little(postings, 8)),
            (4, little(rows, 4)), (5, little(frequencies, 2)), (6, little(lengths, 4)), (7, little(totals, 8)),
            (8, little(tokenStarts, 8)), (9, little(tokens, 4)),
        ]
        var (table, body): ([UInt8], [UInt8]) = ([], [])
        let start = 64 + sections.count * 32
        for section in sections {
            body += [UInt8](repeating: 0, count: (64 - (start + body.count) % 64) % 64)
            table += little([section.kind, 0], 4)
            table += little([start + body.count, section.bytes.count], 8) + little([0, 0], 4)
            body += section.bytes
        }
        var bytes = Array("LACUNAPF".utf8) + little([2, 64, sections.count, 0], 4)
        bytes += little([start + body.count], 8) + little([documents.count, 3], 4)
        bytes += little([terms.count, rows.count, tokens.count], 8) + table + body
        resealSections(&bytes)
        return bytes
    }

    @Test(arguments: UInt64(0)..<6)
    func theyAreReadAsIfWrittenToday(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = (0..<[0, 1, 40, 5000][Int(seed % 4)]).map { _ in
            [1, 2, 9].map { maximum in
                (0..<Int.random(in: 0...maximum, using: &random)).map { _ in
                    "w\(Int.random(in: 0..<30, using: &random))"
                }
            }
        }
        let (old, new) = (try open(version2Bytes(documents)), try makeReader(documents))
        try old.verify()
        #expect(old.terms(withPrefix: [], limit: 99).map(\.entry) == new.terms(withPrefix: [], limit: 99).map(\.entry))
        #expect(old.liveStatistics(live: nil) == new.liveStatistics(live: nil))
        let entries = ["w1", "w4", "w11"].compactMap { new.lookup(Array($0.utf8)) }
        let terms = entries.map { WeighedTerm($0, weight: 1.5) }
        let parameters = BM25Parameters(fieldWeights: [3, 2, 1])
        let hits = [old, new].map {
            TermAccumulation($0).rank(
                terms: terms, statistics: new.liveStatistics(live: nil), parameters: parameters, limit: 300)
        }
        #expect(hits[0] == hits[1])
        let phrases = [old, new].map { $0.postings(of: $0.candidates(forPhrase: Array(entries.prefix(2)))) }
        #expect(phrases[0] == phrases[1])
    }

    @Test func damageIsNoticedAtOpening() throws {
        let bytes = version2Bytes(["a b | c | a a d", "b | | d", " | e | ", "a | a | a b c d e"].map(document))
        _ = try open(bytes)
        for offset in 64 + 9 * 32..<bytes.count where bytes[offset] != 0 {
            var damaged = bytes
            damaged[offset] ^= 0x80
            #expect(throws: PostingsFileError.self, "offset \(offset)") { _ = try open(damaged) }
        }
        // With right checksums, what the lists promise is looked at before they are used.
        var random = SeededGenerator(seed: 4)
        var opened = 0
        for _ in 0..<4000 {
            var hostile = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                // Counts of the header, or what sections hold.
                let isCount = Int.random(in: 0..<4, using: &random) == 0
                let offset = Int.random(in: isCount ? 32..<64 : (64 + 9 * 32)..<hostile.count, using: &random)
                hostile[offset] = [0, 1, 2, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            }
            resealSections(&hostile)
            guard let reader = try? open(hostile) else { continue }
            opened += 1
            _ = try? reader.verify()
        }
        #expect(opened > 100)
    }
}
