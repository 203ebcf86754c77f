import KnowledgeModel
import TestSupport
import Testing
import VectorFile

@Suite struct NearestSearchTests {
    /// All allowed rows with a vector, ranked by what `scores` says.
    private func bruteForce(
        _ reader: VectorFileReader, _ vectors: [EmbeddingVector?], _ query: EmbeddingVector, allowed: Bitmap?
    ) -> [VectorHit] {
        let rows = vectors.indices.filter { vectors[$0] != nil && allowed?[$0] ?? true }.map { Int32($0) }
        let scores = NearestSearch(reader).scores(of: rows, for: ScanQuery(query))
        return zip(rows, scores).map { VectorHit(row: $0, score: $1) }
            .sorted { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
    }

    @Test(arguments: UInt64(0)..<12)
    func exactSearchIsBruteForce(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let dimensions = [8, 64, 100, 384][Int(seed % 4)]
        let count = [0, 1, 63, 64, 65, 511, 512, 513, 1024, 1500, 2000, 3000][Int(seed)]
        let vectors = clumps(count, dimensions: dimensions, &random)
        let reader = try makeReader(vectors, dimensions: dimensions)
        let query = random.unitVector(dimensions)
        let expected = bruteForce(reader, vectors, query, allowed: nil)
        for kernel in ScanKernel.available {
            let search = NearestSearch(reader, kernel: kernel)
            for limit in [0, 1, 10, count + 5] {
                let found = search.nearestExact(to: query, limit: limit)
                #expect(found == Array(expected.prefix(limit)), "seed \(seed), \(kernel.name), limit \(limit)")
            }
            // To the full depth, the scan decides nothing.
            let all = SearchDepths(signs: count + 1, codes: count + 1)
            for pass in [FirstPass.signs, .codes] {
                let deep = search.nearest(to: query, limit: 10, depths: all, firstPass: pass)
                #expect(deep == Array(expected.prefix(10)), "seed \(seed), \(kernel.name), \(pass)")
            }
        }
        for hit in expected {
            let values = try #require(vectors[Int(hit.row)]).values
            let plain = zip(query.values, values).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
            #expect(abs(Double(hit.score) - plain) < 1e-6, "seed \(seed)")
        }
    }

    @Test(arguments: [1, 0.9, 0.6, 0.5, 0.4, 0.1, 0.01, 0.001, 0])
    func filteredSearchIsBruteForceOverTheAllowed(share: Double) throws {
        for seed in UInt64(0)..<3 {
            var random = SeededGenerator(seed: seed)
            let count = [700, 2048, 3000][Int(seed)]
            let vectors = clumps(count, dimensions: 64, &random)
            let reader = try makeReader(vectors, dimensions: 64)
            var allowed = random.bitmap(count, share: share)
            // A run of allowed and one of forbidden rows, longer than the blocks in which whole runs are read.
            let third = count / 3
            allowed.set(0..<third, to: share > 0.05)
            allowed.set(third..<third + 200, to: false)
            let query = random.unitVector(64)
            let expected = bruteForce(reader, vectors, query, allowed: allowed)
            for kernel in ScanKernel.available {
                let search = NearestSearch(reader, kernel: kernel)
                #expect(
                    search.nearestExact(to: query, limit: 20, allowed: allowed) == Array(expected.prefix(20)),
                    "seed \(seed), \(kernel.name)")
                let all = SearchDepths(signs: count, codes: count)
                for pass in [FirstPass.signs, .codes] {
                    let found = search.nearest(
                        to: query, limit: 20, depths: all, allowed: allowed, firstPass: pass)
                    #expect(found == Array(expected.prefix(20)), "seed \(seed), \(kernel.name), \(pass)")
                }
            }
            let all = NearestSearch(reader).approximateCandidates(to: ScanQuery(query), depth: count)
            let filtered = NearestSearch(reader).approximateCandidates(
                to: ScanQuery(query), depth: 50, allowed: allowed)
            #expect(filtered == Array(all.filter { allowed[Int($0.row)] }.prefix(50)), "seed \(seed)")
        }
    }

    @Test func estimatesAreTheSameInEveryInstructionSet() throws {
        var random = SeededGenerator(seed: 3)
        let reader = try makeReader(clumps(3000, dimensions: 384, &random), dimensions: 384)
        let query = ScanQuery(random.unitVector(384))
        let expected = NearestSearch(reader).approximateCandidates(to: query, depth: 3000)
        for kernel in ScanKernel.available {
            let found = NearestSearch(reader, kernel: kernel).approximateCandidates(to: query, depth: 3000)
            #expect(found == expected, "\(kernel.name)")
        }
    }

    @Test(arguments: [FirstPass.signs, .codes]) func standardDepthsFindNearlyAll(pass: FirstPass) throws {
        var random = SeededGenerator(seed: 11)
        let vectors = clumps(4000, dimensions: 384, &random)
        let search = NearestSearch(try makeReader(vectors, dimensions: 384))
        var found = 0
        for _ in 0..<50 {
            // A question is near something; among rows that are all equally far, no estimate could choose.
            let query = near(try #require(vectors.compactMap { $0 }.randomElement(using: &random)), &random)
            let exact = Set(search.nearestExact(to: query, limit: 10).map(\.row))
            found += search.nearest(to: query, limit: 10, firstPass: pass).filter { exact.contains($0.row) }.count
        }
        // annRecall@10
        #expect(Double(found) / 500 >= 0.99)
    }

    @Test func rowsWithoutAVectorScoreZeroAndAreNeverFound() throws {
        let reader = try makeReader([nil, EmbeddingVector(unitLength: [-1, 0]), nil], dimensions: 2)
        let query = EmbeddingVector(unitLength: [1, 0])
        let search = NearestSearch(reader)
        #expect(search.nearestExact(to: query, limit: 9) == [VectorHit(row: 1, score: -1)])
        #expect(search.nearest(to: query, limit: 9).map(\.row) == [1])
        #expect(search.nearest(to: query, limit: 9, firstPass: .signs).map(\.row) == [1])
        #expect(search.scores(of: [2, 1, 0], for: ScanQuery(query)) == [0, -1, 0])
    }

    @Test func wrongFilterOrDimensionsTrap() async throws {
        await #expect(processExitsWith: .failure) {
            let search = NearestSearch(try makeReader([nil], dimensions: 2))
            _ = search.nearestExact(to: EmbeddingVector(unitLength: [1, 0, 0]), limit: 1)
        }
        await #expect(processExitsWith: .failure) {
            let search = NearestSearch(try makeReader([nil], dimensions: 2))
            let allowed = Bitmap(count: 2, repeating: true)
            _ = search.nearestExact(to: EmbeddingVector(unitLength: [1, 0]), limit: 1, allowed: allowed)
        }
    }
}
