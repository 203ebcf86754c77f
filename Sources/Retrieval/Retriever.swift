package import Embedding
import KnowledgeModel
package import Storage
import TextAnalysis

/// Ranks the passages of one reader for a question: both legs, fused, in a fixed order.
///
/// Blocks (CPU, disk): call it on an executor that may.
package struct Retriever: Sendable {
    private let encoder: (any TextEncoder)?
    private let fusion: Fusion
    private let lexical: LexicalSettings
    private let synonyms: Synonyms
    private let language: String?
    private let sideWork: (any SideWork)?
    private let observer: StageObserver

    /// Candidates of each leg before fusion, at least: fusing only the few that will be shown loses those that are good
    /// in both legs and first in none.
    package static let depthMinimum = 100

    /// - Parameters:
    ///   - encoder: nil searches by words only and says so.
    ///   - lexical: how words count.
    ///   - synonyms: the owner's.
    ///   - language: of the question (ISO 639-1); nil where it is not known.
    ///   - sideWork: looks the words up and scans them while the question is encoded, if it is idle; nil: one after the
    ///     other.
    ///   - observer: told as each stage of a search ends.
    package init(
        encoder: (any TextEncoder)?, fusion: Fusion = .standard, lexical: LexicalSettings = .standard,
        synonyms: Synonyms = .none, language: String? = nil, sideWork: (any SideWork)? = nil,
        observer: @escaping StageObserver = { _ in }
    ) {
        self.encoder = encoder
        self.fusion = fusion
        self.lexical = lexical
        self.synonyms = synonyms
        self.language = language
        self.sideWork = sideWork
        self.observer = observer
    }

    /// - Parameters:
    ///   - request: its `top` and `perArticle` bound the result.
    ///   - depth: candidates of each leg; never fewer than `depthMinimum` or `top`.
    /// - Throws: what the storage throws; never because of the question's text.
    package func rank(
        _ request: SearchRequest, in reader: some GenerationReader, depth: Int = depthMinimum
    ) throws -> Ranking {
        try retrieve(request, in: reader, depth: depth).ranking(top: request.top, perArticle: request.perArticle)
    }

    /// As `rank`, with all candidates and what they were found by.
    package func retrieve(
        _ request: SearchRequest, in reader: some GenerationReader, depth: Int = depthMinimum
    ) throws -> Retrieved {
        let depth = max(depth, Self.depthMinimum, request.top)
        let leg =
            try wordsBesideEncoding(request, in: reader, limit: depth)
            ?? wordsThenEncoding(request, in: reader, limit: depth)
        let (query, lexical, question) = (leg.words.query, leg.candidates, leg.question)
        let corrections = leg.words.corrections
        var vectors = question?.vectors ?? []
        if request.mode == .hybrid, !corrections.isEmpty {
            // A slip leads the encoder astray as well; what was typed stays, since the word may be a name.
            vectors += encoded(request.text.applying(corrections), for: reader)?.vectors ?? []
            try observer(.encoding)
        }
        let nearest = try self.nearest(vectors, in: reader, filter: request.filter, limit: depth)
        try observer(.vectorScan)
        let kind = scoreKind(request.mode, hasVectors: question != nil)
        let hits = try hits(
            lexical: kind == .cosine ? [] : lexical, nearest: kind == .bm25 ? [] : nearest, query: query,
            vectors: vectors, kind: kind, in: reader)
        return Retrieved(
            candidates: hits, scoreKind: kind,
            degraded: request.mode != .lexical && question == nil ? [.vector] : [],
            corrections: kind == .cosine ? [] : corrections, question: question, query: query)
    }

    // MARK: - Steps

    /// A question's words in the reader's terms.
    private struct Words: Sendable {
        let query: any CompiledLexicalQuery
        let corrections: [WordCorrection]
    }

    /// What there is before the vector scan.
    private struct Beginning: Sendable {
        let words: Words
        let candidates: [Candidate]
        let question: EncodedQuestion?
    }

    private func words(of request: SearchRequest, in reader: some GenerationReader) throws -> Words {
        let query = try reader.compile(
            LexicalQuery(
                request.text, settings: lexical, synonyms: synonyms,
                otherLanguages: language.map { LanguageGuess.codes.subtracting([$0]) } ?? []))
        return Words(query: query, corrections: try query.corrections())
    }

    private func wordsThenEncoding(
        _ request: SearchRequest, in reader: some GenerationReader, limit: Int
    ) throws -> Beginning {
        let words = try words(of: request, in: reader)
        try observer(.words)
        let question = request.mode == .lexical ? nil : encoded(request.text, for: reader)
        try observer(.encoding)
        let needsWords = request.mode != .vector || question == nil
        let candidates = needsWords ? try words.query.candidates(filter: request.filter, limit: limit) : []
        try observer(.lexicalScan)
        return Beginning(words: words, candidates: candidates, question: question)
    }

    /// The same where somebody is idle: words need no vector, and the encoder no words. What is waited for them after the
    /// encoding is the lexical scan's time; looking them up takes the answer none.
    ///
    /// - Returns: nil if nobody is, or one of the legs does not take part.
    private func wordsBesideEncoding(
        _ request: SearchRequest, in reader: some GenerationReader, limit: Int
    ) throws -> Beginning? {
        guard request.mode == .hybrid, canEncode(for: reader) else { return nil }
        let besides = sideWork?.startIfIdle {
            let words = try self.words(of: request, in: reader)
            return (words, try words.query.candidates(filter: request.filter, limit: limit))
        }
        guard let besides else { return nil }
        try observer(.words)
        let question = encoded(request.text, for: reader)
        try observer(.encoding)
        let (words, candidates) = try besides()
        try observer(.lexicalScan)
        return Beginning(words: words, candidates: candidates, question: question)
    }

    private func canEncode(for reader: some GenerationReader) -> Bool {
        guard let encoder, let model = reader.model else { return false }
        return model.hash == encoder.identity.hash
    }

    /// Nil if the vector leg cannot take part. An encoder that fails is one that is not there: words still answer.
    private func encoded(_ text: String, for reader: some GenerationReader) -> EncodedQuestion? {
        guard let encoder, canEncode(for: reader) else { return nil }
        return try? EncodedQuestion(text, encoder: encoder)
    }

    /// The nearest passages to any of the vectors, by the best cosine of each.
    private func nearest(
        _ vectors: [EmbeddingVector], in reader: some GenerationReader, filter: PassageFilter, limit: Int
    ) throws -> [Candidate] {
        var best: [PassageReference: Candidate] = [:]
        for vector in vectors {
            for candidate in try reader.nearestCandidates(to: vector, filter: filter, limit: limit) {
                if let known = best[candidate.reference], known.score >= candidate.score { continue }
                best[candidate.reference] = candidate
            }
        }
        return Array(best.values.sorted(by: Candidate.ranksBefore).prefix(limit))
    }

    /// For each reference the best of what the vectors say of it.
    private func best(
        of references: [PassageReference], _ vectors: [EmbeddingVector],
        _ scores: (EmbeddingVector) throws -> [Double?]
    ) rethrows -> [Double?] {
        var best = [Double?](repeating: nil, count: references.count)
        for vector in vectors {
            for (index, score) in try scores(vector).enumerated() {
                if let score { best[index] = max(best[index] ?? -.infinity, score) }
            }
        }
        return best
    }

    private func cosines(
        of references: [PassageReference], _ nearest: [Candidate], _ vectors: [EmbeddingVector],
        in reader: some GenerationReader
    ) throws -> [Double?] {
        guard vectors.count == 1 else {
            return try best(of: references, vectors) { try reader.cosines(of: references, to: $0) }
        }
        let known = Dictionary(nearest.map { ($0.reference, $0.score) }, uniquingKeysWith: { first, _ in first })
        let unknown = references.filter { known[$0] == nil }
        let others = Dictionary(
            zip(unknown, try reader.cosines(of: unknown, to: vectors[0])), uniquingKeysWith: { first, _ in first })
        return references.map { known[$0] ?? others[$0] ?? nil }
    }

    private func scoreKind(_ mode: SearchRequest.Mode, hasVectors: Bool) -> ScoreKind {
        switch mode {
        case .lexical: .bm25
        case .vector: hasVectors ? .cosine : .bm25
        case .hybrid: !hasVectors ? .bm25 : fusion == .reciprocalRank ? .reciprocalRankFusion : .weighted
        }
    }

    /// All candidates with both legs' evidence, in the order of their scores.
    private func hits(
        lexical: [Candidate], nearest: [Candidate], query: any CompiledLexicalQuery, vectors: [EmbeddingVector],
        kind: ScoreKind, in reader: some GenerationReader
    ) throws -> [Hit] {
        let lexicalRanks = ranks(lexical)
        let vectorRanks = ranks(nearest)
        let candidates = lexical + nearest.filter { lexicalRanks[$0.reference] == nil }
        let references = candidates.map(\.reference)
        // A leg has scored its own candidates; of several vectors it kept the best of those that found them.
        let scores =
            lexical.map(\.score) + (try query.scores(of: Array(references.dropFirst(lexical.count))))
        let cosines = try self.cosines(of: references, nearest, vectors, in: reader)
        let contexts = try best(of: references, vectors) {
            try reader.contextCosines(of: references, to: $0)
        }
        let pairShares = kind == .weighted ? try query.wordPairShares(of: references) : []
        try observer(.evidence)
        let leastCosine = cosines.lazy.compactMap(\.self).min() ?? 0
        let ranks = references.map { (lexicalRanks[$0], vectorRanks[$0]) }
        let fused = candidates.indices.map { index in
            switch kind {
            case .bm25: scores[index]
            case .cosine: cosines[index] ?? leastCosine
            case .reciprocalRankFusion: ReciprocalRankFusion.score(ranks: [ranks[index].0, ranks[index].1])
            case .weighted:
                weights.score(
                    lexical: scores[index], cosine: cosines[index] ?? leastCosine, context: contexts[index],
                    wordPairs: pairShares[index])
            }
        }
        // Hits are large: their places are sorted, not they.
        let order = candidates.indices.sorted {
            fused[$0] == fused[$1] ? candidates[$0].key < candidates[$1].key : fused[$0] > fused[$1]
        }
        return order.map { index in
            Hit(
                reference: references[index], key: candidates[index].key, score: fused[index],
                lexical: Hit.Evidence(rank: ranks[index].0, score: scores[index]),
                vector: Hit.Evidence(rank: ranks[index].1, score: cosines[index]), contextCosine: contexts[index],
                wordPairShare: kind == .weighted ? pairShares[index] : nil)
        }
    }

    private var weights: FusionWeights {
        if case .weighted(let weights) = fusion { weights } else { .standard }
    }

    private func ranks(_ candidates: [Candidate]) -> [PassageReference: Int] {
        Dictionary(
            candidates.enumerated().map { ($0.element.reference, $0.offset + 1) },
            uniquingKeysWith: { first, _ in first })
    }
}
