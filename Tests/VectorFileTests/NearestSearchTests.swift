import KnowledgeModel
import TestSupport
import Testing
import VectorFile

@Suite struct NearestSearchTests {
    /// Clumps of near and of equal vectors, with some missing: what a real part looks like, and worse.
    private func clumps(_ count: Int, dimensions: Int, _ random: inout SeededGenerator) -> [EmbeddingVector?] {
        let centres = (0..<max(count / 20, 1)).map { _ in random.unitVector(dimensions) }
        return (0..<count).map { _ in
            let centre = centres[Int.random(in: 0..<centres.count, using: &random)]
            switch Int.random(in: 0..<10, using: &random) {
            case 0: return nil
            case 1: return centre
            default:
                let noise = random.unitVector(dimensions).values
                var values = zip(centre.values, noise).map { $0 + 0.5 * $1 }
                let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
                for index in values.indices { values[index] /= norm }
                return EmbeddingVector(unitLength: values)
            }
        }
    }

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
            let deep = search.nearest(to: query, limit: 10, rescoreDepth: count + 1)
            #expect(deep == Array(expected.prefix(10)), "seed \(seed), \(kernel.name)")
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
                #expect(
                    search.nearest(to: query, limit: 20, rescoreDepth: count, allowed: allowed)
                        == Array(expected.prefix(20)),
                    "seed \(seed), \(kernel.name)")
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

    @Test func shallowRescoringFindsNearlyAll() throws {
        var random = SeededGenerator(seed: 11)
        let reader = try makeReader(clumps(4000, dimensions: 384, &random), dimensions: 384)
        let search = NearestSearch(reader)
        var found = 0
        for _ in 0..<50 {
            let query = random.unitVector(384)
            let exact = Set(search.nearestExact(to: query, limit: 10).map(\.row))
            found += search.nearest(to: query, limit: 10, rescoreDepth: 40).filter { exact.contains($0.row) }.count
        }
        // annRecall@10
        #expect(Double(found) / 500 >= 0.99)
    }

    @Test(arguments: UInt64(0)..<16)
    func divisionIntoFilesChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = clumps(900, dimensions: 64, &random)
        let allowed = random.bitmap(900, share: seed % 2 == 0 ? 1 : 0.3)
        let query = random.unitVector(64)
        let (limit, depth) = (10, 30)
        let whole = NearestSearch(try makeReader(vectors, dimensions: 64))
            .nearest(to: query, limit: limit, rescoreDepth: depth, allowed: allowed)

        // Any division in which each file keeps the order of the whole.
        let partCount = Int.random(in: 1...7, using: &random)
        var parts = [[Int]](repeating: [], count: partCount)
        for row in vectors.indices { parts[Int.random(in: 0..<partCount, using: &random)].append(row) }
        let scan = ScanQuery(query)
        let searches = try parts.map { NearestSearch(try makeReader($0.map { vectors[$0] }, dimensions: 64)) }
        var candidates: [(part: Int, local: Int32, global: Int32, score: Float)] = []
        for (part, rows) in parts.enumerated() {
            var allowedHere = Bitmap(count: rows.count, repeating: false)
            for (local, row) in rows.enumerated() { allowedHere[local] = allowed[row] }
            for hit in searches[part].approximateCandidates(to: scan, depth: depth, allowed: allowedHere) {
                candidates.append((part, hit.row, Int32(rows[Int(hit.row)]), hit.score))
            }
        }
        candidates.sort { $0.score > $1.score || ($0.score == $1.score && $0.global < $1.global) }
        let merged = candidates.prefix(depth)
            .map { VectorHit(row: $0.global, score: searches[$0.part].scores(of: [$0.local], for: scan)[0]) }
            .sorted { $0.score > $1.score || ($0.score == $1.score && $0.row < $1.row) }
        #expect(Array(merged.prefix(limit)) == whole, "seed \(seed), \(partCount) files")
    }

    @Test func rowsWithoutAVectorScoreZeroAndAreNeverFound() throws {
        let reader = try makeReader([nil, EmbeddingVector(unitLength: [-1, 0]), nil], dimensions: 2)
        let query = EmbeddingVector(unitLength: [1, 0])
        let search = NearestSearch(reader)
        #expect(search.nearestExact(to: query, limit: 9) == [VectorHit(row: 1, score: -1)])
        #expect(search.nearest(to: query, limit: 9, rescoreDepth: 9).map(\.row) == [1])
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
