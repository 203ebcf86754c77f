import Foundation
import KnowledgeModel
import PostingsFile
import TestSupport
import Testing

/// What the search by bounds finds, held against scoring every document: the same rows with the same bits.
@Suite struct DifferentialTests {
    private enum Kind: CaseIterable {
        case ordinary, rare, oneLetter, everywhere, repeated, unknown, long, zeroWeights, hugeWeights, tinyWeights
    }

    private static func parameters(_ random: inout SeededGenerator) -> BM25Parameters {
        let weights: [[Double]] = [[1, 1, 1], [3, 2, 1], [0, 0, 1], [0, 7.25, 0.3], [0, 0, 0], [1e-3, 1e6, 1]]
        return BM25Parameters(
            k1: [1.2, 1e-3, 0.9, 1e9].randomElement(using: &random) ?? 1.2,
            b: [0.75, 0, 1, 0.4].randomElement(using: &random) ?? 0.75,
            fieldWeights: Bool.random(using: &random)
                ? [1, 1, 1] : weights.randomElement(using: &random) ?? [1, 1, 1])
    }

    /// Words of a question, with what each counts for.
    private static func question(_ random: inout SeededGenerator) -> [(word: String, weight: Double)] {
        func word(below maximum: Int) -> String { "w\(Int.random(in: 0..<maximum, using: &random))" }
        func some(_ counts: ClosedRange<Int>, _ body: () -> String) -> [String] {
            (0..<Int.random(in: counts, using: &random)).map { _ in body() }
        }
        let kind = Kind.allCases.randomElement(using: &random) ?? .ordinary
        let words =
            switch kind {
            case .ordinary, .zeroWeights, .hugeWeights, .tinyWeights: some(1...9) { word(below: 300) }
            case .rare: some(1...3) { "w\(Int.random(in: 200..<300, using: &random))" }
            case .oneLetter: ["x"]
            case .everywhere: some(1...6) { word(below: 4) }
            case .repeated: some(1...3) { word(below: 60) }.flatMap { [$0, $0, $0] }
            case .unknown: ["never"] + some(0...2) { word(below: 60) }
            case .long: some(80...160) { word(below: 300) }
            }
        let scale: [Double] =
            switch kind {
            case .zeroWeights: [0, 1]
            case .hugeWeights: [1e300, 1e100, 1]
            case .tinyWeights: [1e-305, 1e-12, 1]
            default: [1, 0.5, 2]
            }
        return words.map { ($0, scale.randomElement(using: &random) ?? 1) }
    }

    @Test(arguments: UInt64(0)..<20)
    func searchesFindWhatScoringAllFinds(seed: UInt64) throws {
        var random = SeededGenerator(seed: 700 + seed)
        let partCount = [1, 1, 2, 7][Int(seed % 4)]
        let index = try InventedIndex(
            partCount: partCount, documentsAPart: [300, 5000, 9000, 13_000][Int(seed / 4 % 4)] / partCount,
            share: seed % 3 == 0 ? nil : 0.85, &random)
        for number in 0..<150 {
            let question = Self.question(&random)
            let parameters = Self.parameters(&random)
            let share = [nil, nil, 0.9, 0.05, 0.002, 0].randomElement(using: &random) ?? nil
            let allowed = share.map { share in index.parts.map { random.bitmap($0.rows.count, share: share) } }
            let limit = [1, 10, 100, 20_000].randomElement(using: &random) ?? 10
            let expected = index.bruteForce(question, parameters, allowed: allowed, limit: limit)
            let found = index.search(question, parameters, allowed: allowed, limit: limit)
            #expect(found == expected, "seed \(seed), question \(number): \(question), \(parameters), limit \(limit)")
        }
    }

    @Test(arguments: UInt64(0)..<8)
    func madeUpPostingsAreFoundAsScoringAllFindsThem(seed: UInt64) throws {
        var random = SeededGenerator(seed: 900 + seed)
        let index = try InventedIndex(partCount: 1, documentsAPart: 9000, share: seed % 2 == 0 ? nil : 0.7, &random)
        let (reader, live) = (index.parts[0].reader, index.parts[0].live)
        for number in 0..<60 {
            let parameters = Self.parameters(&random)
            let terms = (0..<Int.random(in: 1...4, using: &random)).map { place in
                var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
                for alternative in 0..<Int.random(in: 1...3, using: &random) {
                    guard let entry = reader.lookup(Array("w\(Int.random(in: 0..<300, using: &random))".utf8)) else {
                        continue
                    }
                    if Int.random(in: 0..<3, using: &random) == 0 {
                        let other = reader.lookup(Array("w\(Int.random(in: 0..<6, using: &random))".utf8)) ?? entry
                        merged.add(
                            reader.postings(of: reader.candidates(forPhrase: [entry, other])), of: reader, weight: 0.9)
                    } else {
                        merged.add(entry, of: reader, weight: alternative == 0 ? 1 : 0.7)
                    }
                }
                return WeighedTerm(.merged(merged), weight: Double(place + 1) * 0.37)
            }
            let statistics = reader.liveStatistics(live: live)
            let ranking = TermAccumulation(reader, fewPostings: number % 2 * 512)
            let rows = (0..<Int32(reader.documentCount)).filter { live?[Int($0)] ?? true }
            let scores = ranking.scores(of: rows, terms: terms, statistics: statistics, parameters: parameters)
            var expected: [LexicalHit] = []
            for (row, score) in zip(rows, scores) where score > 0 {
                expected.append(LexicalHit(row: row, score: score))
            }
            expected.sort { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
            let found = ranking.rank(
                terms: terms, statistics: statistics, parameters: parameters, live: live, limit: 50)
            #expect(found == Array(expected.prefix(50)), "seed \(seed), question \(number)")
        }
    }
}
