// Opens any bytes as a postings file and uses all that opens: `tools/fuzz PostingsFile`.

import KnowledgeModel
import PostingsFile

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPostingsFile(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let memory = FuzzedBytes(data, size)
    guard let reader = try? PostingsFileReader(bytes: memory.bytes, keeping: memory, path: "fuzz") else { return 0 }
    try? reader.verify()
    var live = Bitmap(count: reader.documentCount, repeating: true)
    for row in 0..<reader.documentCount where row % 5 == 0 { live[row] = false }
    var entries = reader.terms(withPrefix: [], limit: 20).map(\.entry)
    if let entry = reader.lookup(Array("a".utf8)) { entries.append(entry) }
    let statistics = reader.liveStatistics(live: live)
    let terms = entries.map { entry in
        WeighedTerm(
            entry,
            weight: BM25.inverseDocumentFrequency(
                documents: statistics.documents, frequency: reader.documentFrequency(entry, live: live)))
    }
    let parameters = BM25Parameters(fieldWeights: [Double](repeating: 1.5, count: reader.fieldCount))
    // By bounds, however few the postings are.
    let ranking = TermAccumulation(reader, fewPostings: 0)
    let hits = ranking.rank(terms: terms, statistics: statistics, parameters: parameters, limit: 5)
    _ = ranking.rank(terms: terms, statistics: statistics, parameters: parameters, live: live, limit: 5)
    _ = ranking.scores(of: hits.map(\.row), terms: terms, statistics: statistics, parameters: parameters)
    var pairs = WordPairs()
    for (first, second) in zip(entries.dropLast(), entries.dropFirst()) where first != second && pairs.isEmpty {
        pairs.append(first, second, weight: 1)
    }
    _ = reader.weights(of: pairs, in: hits.map(\.row))
    for hit in hits { _ = reader.length(of: hit.row) }
    _ = reader.terms(near: "aé", distance: 2)
    let phrase = reader.postings(of: reader.candidates(forPhrase: Array(entries.prefix(2))))
    for hit in hits { _ = reader.occurrences(ofPhrase: Array(entries.prefix(2)), in: hit.row) }
    var merged = MergedPostings(fieldWeights: parameters.fieldWeights)
    merged.add(phrase, of: reader, weight: 0.5)
    for entry in entries {
        merged.add(entry, of: reader, weight: 1)
        _ = reader.firstDocument(entry, live: live)
    }
    let pseudo = [WeighedTerm(.merged(merged), weight: 1)]
    _ = reader.documentFrequency(merged, live: live)
    _ = ranking.rank(terms: pseudo, statistics: statistics, parameters: parameters, live: live, limit: 5)
    _ = ranking.scores(of: hits.map(\.row), terms: pseudo, statistics: statistics, parameters: parameters)
    return 0
}
