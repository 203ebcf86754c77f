import Foundation
import KnowledgeModel
import PostingsFile
import TestSupport
import Testing

@Suite struct TermAccumulationTests {
    /// A collection of `count` documents over few words, some very frequent, with equal documents among them.
    private static func collection(_ count: Int, _ random: inout SeededGenerator) -> [Document] {
        let shapes = (0..<max(count / 3, 1)).map { _ in
            [2, 3, 12].map { maximum in
                (0..<Int.random(in: 0...maximum, using: &random)).map { _ in
                    // Squaring makes low words frequent.
                    let uniform = Double.random(in: 0..<1, using: &random)
                    return "w\(Int(uniform * uniform * 40))"
                }
            }
        }
        return (0..<count).map { _ in shapes[Int.random(in: 0..<shapes.count, using: &random)] }
    }

    /// BM25 straight from the words, for live documents, in the order of operations that the format promises.
    private static func bruteForce(
        _ documents: [Document], live: Bitmap?, allowed: Bitmap?, terms: [String], _ parameters: BM25Parameters
    ) -> [LexicalHit] {
        let rows = documents.indices.filter { live?[$0] ?? true }
        let lengths = documents.map { $0.reduce(0) { $0 + $1.count } }
        let averageLength = Double(rows.reduce(0) { $0 + lengths[$1] }) / Double(rows.count)
        var scores = [Double](repeating: 0, count: documents.count)
        for term in terms {
            let frequency = rows.filter { documents[$0].joined().contains(term) }.count
            guard frequency > 0 else { continue }
            var idf = log((Double(rows.count) - Double(frequency) + 0.5) / (Double(frequency) + 0.5))
            if idf <= 0 { idf = 1e-6 }
            for row in rows {
                var f = 0.0
                for (field, words) in documents[row].enumerated() {
                    f += parameters.fieldWeights[field] * Double(words.count { $0 == term })
                }
                guard f > 0 else { continue }
                let (k1, b) = (parameters.k1, parameters.b)
                scores[row] +=
                    idf * ((f * (k1 + 1.0)) / (f + k1 * (1 - b + b * Double(lengths[row]) / averageLength)))
            }
        }
        return rows.filter { scores[$0] > 0 && allowed?[$0] ?? true }
            .map { LexicalHit(row: Int32($0), score: scores[$0]) }
            .sorted { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
    }

    /// The terms of a query in several files, weighted by their union; nil where a file lacks a term.
    private static func weighted(
        _ terms: [String], _ readers: [PostingsFileReader], _ live: [Bitmap?]
    ) -> (perFile: [[WeighedTerm]], statistics: CollectionStatistics) {
        let statistics = zip(readers, live).map { $0.liveStatistics(live: $1) }
            .reduce(CollectionStatistics(documents: 0, totalLength: 0), +)
        var perFile = [[WeighedTerm]](repeating: [], count: readers.count)
        for term in terms {
            let entries = readers.map { $0.lookup(Array(term.utf8)) }
            var frequency = 0
            for (index, entry) in entries.enumerated() {
                if let entry { frequency += readers[index].documentFrequency(entry, live: live[index]) }
            }
            guard frequency > 0 else { continue }
            let idf = BM25.inverseDocumentFrequency(documents: statistics.documents, frequency: frequency)
            for (index, entry) in entries.enumerated() {
                if let entry { perFile[index].append(WeighedTerm(entry, weight: idf)) }
            }
        }
        return (perFile, statistics)
    }

    private let parameters = BM25Parameters(fieldWeights: [3, 2, 1])

    @Test(arguments: UInt64(0)..<40)
    func rankingIsBruteForce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let count = [1, 7, 64, 300, 2047, 2048, 2049, 6000][Int(seed % 8)]
        let documents = Self.collection(count, &random)
        let reader = try makeReader(documents)
        let live = seed % 3 == 0 ? nil : random.bitmap(count, share: 0.8)
        let allowed = seed % 2 == 0 ? nil : random.bitmap(count, share: [0.9, 0.1, 0.01][Int(seed % 3)])
        let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            "w\(Int.random(in: 0..<45, using: &random))"
        }
        let expected = Self.bruteForce(documents, live: live, allowed: allowed, terms: words, parameters)
        let (terms, statistics) = Self.weighted(words, [reader], [live])
        let ranking = TermAccumulation(reader, fewPostings: 0)
        for limit in [0, 1, 10, count + 1] {
            let found = ranking.rank(
                terms: terms[0], statistics: statistics, parameters: parameters, live: live, allowed: allowed,
                limit: limit)
            #expect(found == Array(expected.prefix(limit)), "seed \(seed), limit \(limit)")
        }

        // Rescoring gives the same bits, in whatever order the rows come.
        let shuffled = expected.shuffled(using: &random)
        for hits in [shuffled, shuffled.sorted { $0.row < $1.row }] {
            let scores = ranking.scores(
                of: hits.map(\.row), terms: terms[0], statistics: statistics, parameters: parameters)
            #expect(scores == hits.map(\.score), "seed \(seed)")
        }
    }

    @Test(arguments: UInt64(0)..<20)
    func divisionIntoFilesChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = Self.collection(3000, &random)
        let live = random.bitmap(3000, share: 0.9)
        let words = (0..<5).map { _ in "w\(Int.random(in: 0..<45, using: &random))" }
        let expected = Self.bruteForce(documents, live: live, allowed: nil, terms: words, parameters)

        let partCount = Int.random(in: 1...6, using: &random)
        var parts = [[Int]](repeating: [], count: partCount)
        for row in documents.indices { parts[Int.random(in: 0..<partCount, using: &random)].append(row) }
        let readers = try parts.map { try makeReader($0.map { documents[$0] }) }
        let liveParts: [Bitmap?] = parts.map { rows in
            var bitmap = Bitmap(count: rows.count, repeating: false)
            for (local, row) in rows.enumerated() { bitmap[local] = live[row] }
            return bitmap
        }
        let (terms, statistics) = Self.weighted(words, readers, liveParts)
        var merged: [LexicalHit] = []
        for (part, reader) in readers.enumerated() {
            let hits = TermAccumulation(reader).rank(
                terms: terms[part], statistics: statistics, parameters: parameters, live: liveParts[part], limit: 25)
            merged += hits.map { LexicalHit(row: Int32(parts[part][Int($0.row)]), score: $0.score) }
        }
        merged.sort { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
        #expect(Array(merged.prefix(25)) == Array(expected.prefix(25)), "seed \(seed), \(partCount) files")
    }

    @Test(arguments: UInt64(0)..<8)
    func deadDocumentsAreAsIfNeverWritten(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = Self.collection(2500, &random)
        let live = random.bitmap(2500, share: 0.6)
        let survivors = documents.indices.filter { live[$0] }
        let words = ["w0", "w3", "w17"]
        let old = try makeReader(documents)
        let fresh = try makeReader(survivors.map { documents[$0] })
        let (oldTerms, oldStatistics) = Self.weighted(words, [old], [live])
        let (freshTerms, freshStatistics) = Self.weighted(words, [fresh], [nil])
        #expect(oldStatistics == freshStatistics, "seed \(seed)")
        let oldHits = TermAccumulation(old).rank(
            terms: oldTerms[0], statistics: oldStatistics, parameters: parameters, live: live, limit: 100)
        let freshHits = TermAccumulation(fresh).rank(
            terms: freshTerms[0], statistics: freshStatistics, parameters: parameters, limit: 100)
        #expect(
            oldHits == freshHits.map { LexicalHit(row: Int32(survivors[Int($0.row)]), score: $0.score) },
            "seed \(seed)")
    }

    @Test func otherNumbersOfFieldsRankAlike() throws {
        let words = ["a b a", "b", "a a a a c", "c"]
        let oneField = try makeReader(words.map { [document($0)[0]] }, fieldCount: 1)
        let fiveFields = try makeReader(words.map { [[], [], document($0)[0], [], []] }, fieldCount: 5)
        let one = Self.weighted(["a", "c"], [oneField], [nil])
        let five = Self.weighted(["a", "c"], [fiveFields], [nil])
        let expected = TermAccumulation(oneField).rank(
            terms: one.perFile[0], statistics: one.statistics, parameters: BM25Parameters(fieldWeights: [2]), limit: 9)
        let found = TermAccumulation(fiveFields).rank(
            terms: five.perFile[0], statistics: five.statistics,
            parameters: BM25Parameters(fieldWeights: [9, 9, 2, 9, 9]), limit: 9)
        #expect(expected.count == 3)
        #expect(found == expected)
    }

    @Test func termsOnlyInFieldsOfNoWeightFindNothing() throws {
        let reader = try makeReader(["a | | b", "b | | c", "c | | c"].map(document))
        let (terms, statistics) = Self.weighted(["a"], [reader], [nil])
        let found = TermAccumulation(reader).rank(
            terms: terms[0], statistics: statistics, parameters: BM25Parameters(fieldWeights: [0, 1, 1]), limit: 9)
        #expect(found.isEmpty)
    }
}
