import KnowledgeModel
import TestSupport
import Testing
import VectorFile

@Suite struct UnionSearchTests {
    private static let depths = SearchDepths(signs: 60, codes: 25)

    /// The vectors in files of their own, each with the rows of the whole that it holds.
    private struct Division {
        let searches: [NearestSearch]
        let rows: [[Int]]

        init(
            _ vectors: [EmbeddingVector?], into rows: [[Int]], kernel: ScanKernel = .best, withoutSigns: Set<Int> = []
        ) throws {
            self.rows = rows
            searches = try rows.enumerated().map { file, rows in
                var bytes = try fileBytes(rows.map { vectors[$0] }, dimensions: 64)
                if withoutSigns.contains(file) { removeSigns(from: &bytes) }
                return NearestSearch(try open(bytes), kernel: kernel)
            }
        }

        /// Rows of the whole.
        func nearest(
            to query: EmbeddingVector, allowed: Bitmap, firstPass: FirstPass?, live: Int
        ) -> [VectorHit] {
            let files = zip(searches, rows).map { search, rows in
                var here = Bitmap(count: rows.count, repeating: false)
                for (local, row) in rows.enumerated() { here[local] = allowed[row] }
                return UnionSearch.File(search, allowed: here.setCount == here.count ? nil : here)
            }
            func whole(_ place: UnionSearch.Place) -> Int { rows[place.file][Int(place.row)] }
            return UnionSearch(files, liveCount: live)
                .nearest(
                    to: ScanQuery(query), limit: 10, depths: UnionSearchTests.depths, firstPass: firstPass
                ) { whole($0) < whole($1) }
                .map { VectorHit(row: Int32(whole($0.place)), score: $0.score) }
        }
    }

    @Test(arguments: UInt64(0)..<16)
    func divisionIntoFilesChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = clumps(900, dimensions: 64, &random)
        let allowed = random.bitmap(900, share: [1, 0.3, 0.9, 0.02][Int(seed % 4)])
        let query = random.unitVector(64)
        // Any division in which each file keeps the order of the whole; some may be empty.
        let partCount = Int.random(in: 1...7, using: &random)
        var parts = [[Int]](repeating: [], count: partCount + 1)
        for row in vectors.indices { parts[Int.random(in: 0..<partCount, using: &random)].append(row) }
        for pass in [nil, FirstPass.signs, .codes] {
            let whole = try Division(vectors, into: [Array(vectors.indices)], kernel: ScanKernel.available[0])
                .nearest(to: query, allowed: allowed, firstPass: pass, live: 900)
            for kernel in ScanKernel.available {
                let divided = try Division(vectors, into: parts, kernel: kernel)
                    .nearest(to: query, allowed: allowed, firstPass: pass, live: 900)
                #expect(divided == whole, "seed \(seed), \(partCount) files, \(kernel.name)")
            }
        }
    }

    /// What a caller may not see, or a filter leaves out, is as if it had never been indexed.
    @Test(arguments: UInt64(0)..<8)
    func rowsThatAreNotAllowedChangeNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let vectors = clumps(700, dimensions: 64, &random)
        let allowed = random.bitmap(700, share: [0.9, 0.5, 0.1, 0.01][Int(seed % 4)])
        let query = random.unitVector(64)
        let kept = vectors.indices.filter { allowed[$0] }
        for pass in [FirstPass.signs, .codes] {
            let filtered = try Division(vectors, into: [Array(vectors.indices)])
                .nearest(to: query, allowed: allowed, firstPass: pass, live: 700)
            let alone = try Division(vectors, into: [kept])
                .nearest(to: query, allowed: Bitmap(count: 700, repeating: true), firstPass: pass, live: kept.count)
            #expect(filtered == alone, "seed \(seed), \(pass)")
        }
    }

    @Test func filesOfEarlierVersionsAreSearchedByTheirCodes() throws {
        var random = SeededGenerator(seed: 5)
        let vectors = clumps(400, dimensions: 64, &random)
        let (query, all) = (random.unitVector(64), Bitmap(count: 400, repeating: true))
        let halves = [Array(0..<200), Array(200..<400)]
        let old = try Division(vectors, into: halves, withoutSigns: [1])
        #expect(old.searches.map(\.hasSigns) == [true, false])
        let found = old.nearest(to: query, allowed: all, firstPass: .signs, live: 400)
        let byCodes = try Division(vectors, into: halves).nearest(
            to: query, allowed: all, firstPass: .codes, live: 400)
        #expect(found == byCodes)
        #expect(found.count == 10)
    }

    @Test func equalRowsComeInOrderHoweverManyThereAre() throws {
        var random = SeededGenerator(seed: 2)
        let (same, other) = (random.unitVector(64), random.unitVector(64))
        // Far more equal rows than any buffer of candidates holds at first, in files by turns.
        let vectors: [EmbeddingVector?] = (0..<5000).map { $0 % 50 == 7 ? other : same }
        let parts = [vectors.indices.filter { $0 % 3 != 0 }, vectors.indices.filter { $0 % 3 == 0 }]
        for pass in [FirstPass.signs, .codes] {
            let found = try Division(vectors, into: parts)
                .nearest(to: same, allowed: Bitmap(count: 5000, repeating: true), firstPass: pass, live: 5000)
            #expect(found.map(\.row) == [0, 1, 2, 3, 4, 5, 6, 8, 9, 10], "\(pass)")
        }
    }

    @Test func nothingIsFoundInNothing() throws {
        let query = EmbeddingVector(unitLength: [1] + [Float](repeating: 0, count: 63))
        for pass in [FirstPass.signs, .codes] {
            let empty = try Division([], into: [[]])
            #expect(
                empty.nearest(to: query, allowed: Bitmap(count: 0, repeating: true), firstPass: pass, live: 0) == [])
            let missing = try Division([nil, nil], into: [[0, 1]])
            #expect(
                missing.nearest(to: query, allowed: Bitmap(count: 2, repeating: true), firstPass: pass, live: 2) == [])
        }
        #expect(UnionSearch([], liveCount: 0).nearest(to: ScanQuery(query), limit: 3) { _, _ in false } == [])
    }

    @Test func fewAllowedRowsAreReadByTheirCodes() {
        let depths = SearchDepths(limit: 10)
        #expect(FirstPass.cheaper(allowed: 900, live: 900, depths: depths) == .codes)
        #expect(FirstPass.cheaper(allowed: 100_000, live: 100_000, depths: depths) == .signs)
        #expect(FirstPass.cheaper(allowed: 1000, live: 100_000, depths: depths) == .codes)
        #expect(SearchDepths(limit: .max).signs > 0, "no overflow")
    }
}
