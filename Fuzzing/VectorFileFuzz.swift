// Opens any bytes as a vector file and uses all that opens: `tools/fuzz VectorFile`.

import KnowledgeModel
import VectorFile

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzVectorFile(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let memory = FuzzedBytes(data, size)
    guard let reader = try? VectorFileReader(bytes: memory.bytes, keeping: memory, path: "fuzz") else { return 0 }
    try? reader.verify()
    var values = [Float](repeating: 0, count: reader.dimensions)
    values[reader.dimensions / 2] = 1
    let query = EmbeddingVector(unitLength: values)
    // Every third row, and a run that is read as a whole.
    var allowed = Bitmap(count: reader.count, repeating: false)
    for row in 0..<reader.count where row % 3 == 0 || row / 512 % 2 == 1 { allowed[row] = true }
    for kernel in ScanKernel.available {
        let search = NearestSearch(reader, kernel: kernel)
        for pass in [FirstPass.signs, .codes] {
            _ = search.nearest(to: query, limit: 3, firstPass: pass)
            _ = search.nearest(
                to: query, limit: 1, depths: SearchDepths(signs: 2, codes: 1), allowed: allowed, firstPass: pass)
        }
        _ = search.nearestExact(to: query, limit: 3, allowed: allowed)
        _ = search.segmentScores(of: (0..<Int32(min(reader.count, 9))).map { $0 }, for: ScanQuery(query))
    }
    for row in 0..<Int32(min(reader.count, 9)) {
        _ = reader.vector(at: row)
        _ = reader.segments(at: row)
    }
    return 0
}
