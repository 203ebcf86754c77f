import KnowledgeModel
import PostingsFile
import TestSupport
import Testing

@Suite struct MergedPostingsTests {
    private let parameters = BM25Parameters(k1: 0.9, b: 0.4, fieldWeights: [3, 2, 1])

    private func collection(_ random: inout SeededGenerator) -> [Document] {
        (0..<Int.random(in: 1...2500, using: &random)).map { _ in
            [2, 3, 12].map { maximum in
                (0..<Int.random(in: 0...maximum, using: &random)).map { _ in
                    "w\(Int.random(in: 0..<12, using: &random))"
                }
            }
        }
    }

    private func rank(
        _ reader: PostingsFileReader, _ terms: [WeighedTerm], live: Bitmap?
    ) -> [LexicalHit] {
        TermAccumulation(reader).rank(
            terms: terms, statistics: reader.liveStatistics(live: live), parameters: parameters, live: live,
            limit: .max)
    }

    /// Alternatives that count fully are what the collection would be if all were written alike.
    @Test(arguments: UInt64(0)..<20) func alternativesAreAsIfWrittenAlike(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = collection(&random)
        let live = seed % 2 == 0 ? nil : random.bitmap(documents.count, share: 0.7)
        let group: Set = ["w1", "w4", "w7"]
        let rewritten = documents.map { $0.map { $0.map { group.contains($0) ? "w1" : $0 } } }
        let (reader, alike) = (try makeReader(documents), try makeReader(rewritten))
        var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
        for term in group.sorted() {
            if let entry = reader.lookup(Array(term.utf8)) { merged.add(entry, of: reader, weight: 1) }
        }
        guard let entry = alike.lookup(Array("w1".utf8)) else { return #expect(merged.isEmpty) }
        let statistics = reader.liveStatistics(live: live)
        let frequency = reader.documentFrequency(merged, live: live)
        #expect(frequency == alike.documentFrequency(entry, live: live), "seed \(seed)")
        guard frequency > 0 else { return }
        let idf = BM25.inverseDocumentFrequency(documents: statistics.documents, frequency: frequency)
        let other = reader.lookup(Array("w2".utf8)).map { WeighedTerm($0, weight: 0.5) }
        let otherAlike = alike.lookup(Array("w2".utf8)).map { WeighedTerm($0, weight: 0.5) }
        let found = rank(reader, [WeighedTerm(.merged(merged), weight: idf), other].compactMap(\.self), live: live)
        let expected = rank(alike, [WeighedTerm(entry, weight: idf), otherAlike].compactMap(\.self), live: live)
        #expect(found == expected, "seed \(seed)")
        let scores = TermAccumulation(reader).scores(
            of: found.map(\.row), terms: [WeighedTerm(.merged(merged), weight: idf), other].compactMap(\.self),
            statistics: statistics, parameters: parameters)
        #expect(scores == found.map(\.score), "seed \(seed)")
    }

    /// Whatever is read where it lies and whatever is written down, the frequencies are the weighed sums in the order of
    /// the alternatives, to the bit.
    @Test(arguments: UInt64(0)..<20) func frequenciesAreWeighedSums(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = collection(&random)
        let reader = try makeReader(documents)
        let live = seed % 2 == 0 ? nil : random.bitmap(documents.count, share: 0.7)
        let weights = [1, 0.3, 0.7, 1].shuffled(using: &random)
        let words = (0..<12).map { "w\($0)" }.shuffled(using: &random).prefix(weights.count)
        var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
        var frequencies = [Double](repeating: 0, count: documents.count)
        for (word, weight) in zip(words, weights) {
            guard let entry = reader.lookup(Array(word.utf8)) else { continue }
            if Bool.random(using: &random) {
                let phrase = reader.postings(of: reader.candidates(forPhrase: [entry]))
                merged.add(phrase, of: reader, weight: weight)
            } else {
                merged.add(entry, of: reader, weight: weight)
            }
            for (row, fields) in documents.enumerated() {
                let counts = fields.map { field in Double(field.count { $0 == word }) }
                frequencies[row] += (3 * counts[0] + 2 * counts[1] + counts[2]) * weight
            }
        }
        let statistics = reader.liveStatistics(live: nil)
        let average = Double(statistics.totalLength) / Double(statistics.documents)
        let expected = documents.indices.map { row -> Double in
            let (f, length) = (frequencies[row], Double(documents[row].joined().count))
            return f == 0 ? 0 : 0.5 * ((f * (0.9 + 1)) / (f + 0.9 * (1 - 0.4 + 0.4 * length / average)))
        }
        let term = [WeighedTerm(.merged(merged), weight: 0.5)]
        let ranking = TermAccumulation(reader)
        let scores = ranking.scores(
            of: documents.indices.map { Int32($0) }, terms: term, statistics: statistics, parameters: parameters)
        #expect(scores == expected, "seed \(seed)")
        let found = ranking.rank(
            terms: term, statistics: statistics, parameters: parameters, live: live, limit: .max)
        let counted = documents.indices.filter { expected[$0] > 0 && live?[$0] ?? true }
        #expect(found.map { Int($0.row) }.sorted() == counted, "seed \(seed)")
        #expect(found.allSatisfy { $0.score == expected[Int($0.row)] }, "seed \(seed)")
        #expect(reader.documentFrequency(merged, live: live) == counted.count, "seed \(seed)")
    }

    /// Weights multiply occurrences, before they saturate.
    @Test func weightsMultiplyOccurrences() throws {
        let reader = try makeReader(["a a | | ", "b b b b | | ", "c | | c c c"].map(document))
        var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
        for (term, weight) in [("a", 1.0), ("b", 0.5)] {
            merged.add(try #require(reader.lookup(Array(term.utf8))), of: reader, weight: weight)
        }
        var alike = MergedPostings(fieldWeights: parameters.fieldWeights)
        alike.add(try #require(reader.lookup(Array("a".utf8))), of: reader, weight: 1)
        let hits = rank(reader, [WeighedTerm(.merged(merged), weight: 1)], live: nil)
        let length = 10.0 / 3
        let f = 2 * 3.0
        func score(_ tokens: Double) -> Double { (f * 1.9) / (f + 0.9 * (1 - 0.4 + 0.4 * tokens / length)) }
        #expect(hits == [LexicalHit(row: 0, score: score(2)), LexicalHit(row: 1, score: score(4))])
    }

    @Test(arguments: UInt64(0)..<20) func phrasesAreWhereTheirWordsStandSideBySide(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let documents = collection(&random)
        let reader = try makeReader(documents)
        for _ in 0..<20 {
            let phrase = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                "w\(Int.random(in: 0..<12, using: &random))"
            }
            func count(_ words: [String]) -> UInt16 {
                UInt16(words.indices.count { words[$0...].starts(with: phrase) })
            }
            let entries = phrase.compactMap { reader.lookup(Array($0.utf8)) }
            guard entries.count == phrase.count else { continue }
            let counts = documents.map { $0.map(count) }
            let rows = documents.indices.filter { counts[$0].contains { $0 > 0 } }
            let candidates = reader.candidates(forPhrase: entries)
            let found = reader.postings(of: candidates)
            let together = documents.count { $0.contains { field in phrase.allSatisfy(field.contains) } }
            #expect(candidates.count == together, "seed \(seed), \(phrase)")
            #expect(found.documents == rows.map { UInt32($0) }, "seed \(seed), \(phrase)")
            #expect(found.frequencies == rows.flatMap { counts[$0] }, "seed \(seed), \(phrase)")
            for row in documents.indices.prefix(20) {
                #expect(reader.occurrences(ofPhrase: entries, in: Int32(row)) == counts[row])
            }
        }
        #expect(reader.postings(of: reader.candidates(forPhrase: [])).isEmpty)
    }
}
