import KnowledgeModel
import PostingsFile
import Storage
import VectorFile

/// The parts of one generation that one caller may open. See `GenerationReader` for the contract.
final class LocalGenerationReader: GenerationReader {
    private let open: OpenGeneration
    private let parts: [LivePart]
    private let tokenizer: LexicalTokenizer
    private let parameters: BM25Parameters
    private let statistics: CollectionStatistics

    /// Candidates by int8 codes are re-scored in f32: this many for each asked for, and never fewer than the minimum.
    private static let rescoreFactor = 4
    private static let rescoreMinimum = 200

    init(generation: OpenGeneration, parts: [LivePart], tokenizer: LexicalTokenizer, settings: LexicalSettings) {
        open = generation
        self.parts = parts
        self.tokenizer = tokenizer
        parameters = settings.parameters
        statistics = parts.reduce(CollectionStatistics(documents: 0, totalLength: 0)) { sum, part in
            CollectionStatistics(
                documents: sum.documents + part.statistics.documents,
                totalLength: sum.totalLength + part.statistics.totalLength)
        }
    }

    var generation: GenerationID { GenerationID(open.manifest.id) }
    var model: StoredModel? { open.manifest.storedModel }
    var passageCount: Int { parts.reduce(0) { $0 + $1.livePassageCount } }
    var articleCount: Int { parts.reduce(0) { $0 + $1.liveArticleCount } }

    // MARK: - Lexical leg

    func lexicalCandidates(for query: LexicalQuery, filter: PassageFilter, limit: Int) throws -> [Candidate] {
        let terms = try weighedTerms(of: query)
        var candidates: [Candidate] = []
        for (index, live) in parts.enumerated() {
            let hits = live.part.accumulation.rank(
                terms: terms[index], statistics: statistics, parameters: parameters, live: live.live,
                allowed: try allowed(by: filter, in: live), limit: limit)
            candidates += hits.map { candidate(part: index, row: $0.row, score: $0.score) }
        }
        return ranked(candidates, limit: limit)
    }

    func lexicalScores(of references: [PassageReference], for query: LexicalQuery) throws -> [Double] {
        let terms = try weighedTerms(of: query)
        return inParts(references, missing: 0) { index, rows in
            parts[index].part.accumulation.scores(
                of: rows, terms: terms[index], statistics: statistics, parameters: parameters)
        }
    }

    func wordPairShares(of references: [PassageReference], for query: LexicalQuery) throws -> [Double] {
        let tokens = try tokenizer.tokens(of: query)
        var weights: [[UInt8]: Double] = [:]
        var seen: Set<[[UInt8]]> = []
        var pairs: [(first: [UInt8], second: [UInt8], weight: Double)] = []
        for (first, second) in zip(tokens, tokens.dropFirst()) where first != second {
            guard seen.insert([first, second]).inserted else { continue }
            let weight =
                [first, second].map { term in
                    if let known = weights[term] { return known }
                    let weight = inverseDocumentFrequency(of: term, in: parts.map { $0.part.postings.lookup(term) })
                    weights[term] = weight
                    return weight
                }.min() ?? 0
            if weight > 0 { pairs.append((first, second, weight)) }
        }
        let total = pairs.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return [Double](repeating: 0, count: references.count) }
        return inParts(references, missing: 0) { index, rows in
            let postings = parts[index].part.postings
            var here = WordPairs()
            for pair in pairs {
                guard let first = postings.lookup(pair.first), let second = postings.lookup(pair.second) else {
                    continue
                }
                here.append(first, second, weight: pair.weight)
            }
            return postings.weights(of: here, in: rows).map { $0 / total }
        }
    }

    /// In the union of all parts; 0 for a term that no live passage holds.
    private func inverseDocumentFrequency(of term: [UInt8], in entries: [TermEntry?]) -> Double {
        let frequency = zip(parts, entries).reduce(0) { sum, pair in
            sum + (pair.1.map { pair.0.part.postings.documentFrequency($0, live: pair.0.live) } ?? 0)
        }
        guard frequency > 0 else { return 0 }
        return BM25.inverseDocumentFrequency(documents: statistics.documents, frequency: frequency)
    }

    /// For each part the query's terms that it holds, with their weight in the union of all parts. The order of terms is
    /// the same everywhere, so sums come out the same however passages are spread over parts.
    private func weighedTerms(of query: LexicalQuery) throws -> [[(entry: TermEntry, idf: Double)]] {
        var weighed = Array(repeating: [(entry: TermEntry, idf: Double)](), count: parts.count)
        for term in try tokenizer.terms(of: query) {
            let entries = parts.map { $0.part.postings.lookup(term) }
            let weight = inverseDocumentFrequency(of: term, in: entries)
            guard weight > 0 else { continue }
            for (index, entry) in entries.enumerated() {
                if let entry { weighed[index].append((entry, weight)) }
            }
        }
        return weighed
    }

    // MARK: - Vector leg

    func nearestCandidates(to vector: EmbeddingVector, filter: PassageFilter, limit: Int) throws -> [Candidate] {
        let depth = max(limit * Self.rescoreFactor, Self.rescoreMinimum)
        let query = ScanQuery(vector)
        var approximate: [Candidate] = []
        for (index, live) in parts.enumerated() where live.part.vectors.dimensions == vector.dimensions {
            let hits = live.part.nearest.approximateCandidates(
                to: query, depth: depth, allowed: try searchable(by: filter, in: live))
            approximate += hits.map { candidate(part: index, row: $0.row, score: Double($0.score)) }
        }
        let chosen = ranked(approximate, limit: depth)
        let scores = try cosines(of: chosen.map(\.reference), to: vector)
        let exact = zip(chosen, scores).compactMap { candidate, score in
            score.map { Candidate(reference: candidate.reference, key: candidate.key, score: $0) }
        }
        return ranked(exact, limit: limit)
    }

    func cosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [Double?] {
        let query = ScanQuery(vector)
        return inParts(references, missing: Double?.none) { index, rows in
            let part = parts[index].part
            guard part.vectors.dimensions == vector.dimensions else { return rows.map { _ in nil } }
            return zip(rows, part.nearest.scores(of: rows, for: query)).map { row, score in
                part.vectors.vector(at: row) == nil ? nil : Double(score)
            }
        }
    }

    func segmentCosines(of references: [PassageReference], to vector: EmbeddingVector) throws -> [[Double?]] {
        let query = ScanQuery(vector)
        return inParts(references, missing: []) { index, rows in
            let part = parts[index].part
            guard part.vectors.dimensions == vector.dimensions else { return rows.map { _ in [] } }
            return part.nearest.segmentScores(of: rows, for: query).map { $0.map { $0.map(Double.init) } }
        }
    }

    // MARK: - Passages and articles

    func passages(_ references: [PassageReference]) throws -> [StoredPassage] {
        var result: [PassageReference: StoredPassage] = [:]
        for (index, group) in Dictionary(grouping: references, by: \.part) {
            let rows = group.map { Int($0.row) }
            for (reference, passage) in zip(group, try parts[Int(index)].part.passages(at: rows)) {
                result[reference] = passage
            }
        }
        return references.compactMap { result[$0] }
    }

    func passage(id: String) throws -> StoredPassage? {
        for live in parts {
            if let row = try live.part.row(ofPassage: id), live.counts(row: row) {
                return try live.part.passages(at: [row]).first
            }
        }
        return nil
    }

    func article(id: String) throws -> (article: StoredArticle, text: String)? {
        guard let (live, position) = try place(ofArticle: id) else { return nil }
        return try live.part.article(at: position)
    }

    func articles() throws -> [StoredArticle] {
        try parts.flatMap { live in
            try live.part.storedArticles().enumerated().filter { live.counts(article: $0.offset) }.map(\.element)
        }.sorted { $0.key.id == $1.key.id ? $0.key < $1.key : $0.key.id.precedes($1.key.id) }
    }

    func passages(ofArticle id: String) throws -> [StoredPassage] {
        guard let (live, position) = try place(ofArticle: id) else { return [] }
        return try live.part.passages(at: live.part.articles[position].rows.filter { live.counts(row: $0) })
    }

    private func place(ofArticle id: String) throws -> (LivePart, Int)? {
        for live in parts {
            if let position = try live.part.positions(ofArticle: id).first(where: { live.counts(article: $0) }) {
                return (live, position)
            }
        }
        return nil
    }

    // MARK: - Shared

    private func candidate(part: Int, row: Int32, score: Double) -> Candidate {
        Candidate(
            reference: PassageReference(part: Int32(part), row: row), key: parts[part].part.key(ofRow: Int(row)),
            score: score)
    }

    private func ranked(_ candidates: [Candidate], limit: Int) -> [Candidate] {
        Array(candidates.sorted(by: Candidate.ranksBefore).prefix(limit))
    }

    private func allowed(by filter: PassageFilter, in live: LivePart) throws -> Bitmap? {
        filter.isEverything ? nil : try live.part.allowed(by: filter)
    }

    private func searchable(by filter: PassageFilter, in live: LivePart) throws -> Bitmap? {
        guard let allowed = try allowed(by: filter, in: live) else { return live.live }
        return live.live.map { allowed.intersection($0) } ?? allowed
    }

    /// Answers for references in any order, asked part by part.
    private func inParts<Value>(
        _ references: [PassageReference], missing: Value, _ body: (_ part: Int, _ rows: [Int32]) -> [Value]
    ) -> [Value] {
        var result = [Value](repeating: missing, count: references.count)
        for (part, group) in Dictionary(grouping: references.indices, by: { references[$0].part }) {
            for (index, value) in zip(group, body(Int(part), group.map { references[$0].row })) {
                result[index] = value
            }
        }
        return result
    }
}
