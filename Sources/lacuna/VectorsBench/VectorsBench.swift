import Foundation
import KnowledgeModel
import SystemIO
import VectorFile

/// Vector files for `tools/bench/vectors`: made of raw f32, searched at what depths one asks for.
///
/// Seconds are of the processor, so that other programs weigh less: on a machine of its own they are those of the clock.
enum VectorsBench {
    /// Writes a vector file of raw f32 vectors of unit length, row by row.
    ///
    /// - Returns: rows, and the seconds for codes and signs; the writing of the file is not counted.
    static func build(_ vectors: String, dimensions: Int, into path: String) throws -> (rows: Int, seconds: Double) {
        let rows = try Self.vectors(vectors, dimensions: dimensions)
        var writer = VectorFileWriter(dimensions: dimensions, modelHash: [UInt8](repeating: 0, count: 16))
        let seconds = processorSeconds { for row in rows { writer.append(row) } }
        try DurableFile.create(path) { sink in try writer.write(to: sink) }
        return (rows.count, seconds)
    }

    private static func processorSeconds(_ body: () -> Void) -> Double {
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    static func vectors(_ path: String, dimensions: Int) throws -> [EmbeddingVector] {
        let file = try MappedFile(path: path)
        return file.bytes.withMemoryRebound(to: Float.self) { numbers in
            stride(from: 0, to: numbers.count, by: dimensions).map {
                EmbeddingVector(unitLength: Array(numbers[$0..<$0 + dimensions]))
            }
        }
    }

    /// One measurement that was asked for: `PASS SIGNS CODES LIMIT KERNEL [FILTER]`, where PASS is `signs`, `codes`,
    /// `exact` or `auto`, and FILTER a file with a byte for each row, not zero where it is allowed.
    struct Request {
        let pass: String
        let depths: SearchDepths
        let limit: Int
        let kernel: ScanKernel
        let allowed: Bitmap?

        /// Nil for what is no request.
        init?(_ line: String, rowCount: Int) throws {
            let words = line.split(separator: " ").map(String.init)
            guard (5...6).contains(words.count), let signs = Int(words[1]), let codes = Int(words[2]),
                let limit = Int(words[3]), let kernel = ScanKernel.available.first(where: { $0.name == words[4] })
            else { return nil }
            pass = words[0]
            depths = SearchDepths(signs: signs, codes: codes)
            self.limit = limit
            self.kernel = kernel
            guard words.count == 6 else {
                allowed = nil
                return
            }
            let file = try MappedFile(path: words[5])
            guard file.count == rowCount else { return nil }
            var bits = Bitmap(count: rowCount, repeating: false)
            for row in 0..<rowCount where file.bytes[row] != 0 { bits[row] = true }
            allowed = bits
        }
    }

    /// All queries one after the other.
    ///
    /// - Returns: seconds, and the rows that each found.
    static func measure(
        _ request: Request, _ queries: [EmbeddingVector], in reader: VectorFileReader
    ) -> (seconds: Double, rows: [[Int32]]) {
        let search = NearestSearch(reader, kernel: request.kernel)
        let firstPass: FirstPass? = ["signs": .signs, "codes": .codes][request.pass]
        var rows: [[Int32]] = []
        rows.reserveCapacity(queries.count)
        let seconds = processorSeconds {
            for query in queries {
                let hits =
                    request.pass == "exact"
                    ? search.nearestExact(to: query, limit: request.limit, allowed: request.allowed)
                    : search.nearest(
                        to: query, limit: request.limit, depths: request.depths, allowed: request.allowed,
                        firstPass: firstPass)
                rows.append(hits.map(\.row))
            }
        }
        return (seconds, rows)
    }

    /// Answers requests, one a line, until there are no more.
    static func serve(
        _ path: String, queries: String, next: () -> String?, answer: (String) -> Void
    ) throws {
        let reader = try VectorFileReader(path: path)
        let queries = try vectors(queries, dimensions: reader.dimensions)
        while let line = next() {
            guard let request = try Request(line, rowCount: reader.count) else {
                answer("{\"error\":\"not a request\"}")
                continue
            }
            let (seconds, rows) = measure(request, queries, in: reader)
            answer("{\"seconds\":\(seconds),\"rows\":\(rows)}")
        }
    }
}
