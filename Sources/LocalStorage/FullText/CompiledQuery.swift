import KnowledgeModel
import PostingsFile
import Storage

/// A question in the terms of one reader's parts. See `CompiledLexicalQuery` for the contract.
struct CompiledQuery: CompiledLexicalQuery {
    private let clauses: [WeighedClause]
    /// For each part the terms that it holds, in the order of the clauses: the order is the same everywhere, so sums come
    /// out the same however passages are spread over parts.
    private let terms: [[WeighedTerm]]
    private let pairs: [(first: PartsVocabulary.Entry, second: PartsVocabulary.Entry, weight: Double)]
    private let corrected: [Corrected]
    private let vocabulary: PartsVocabulary
    private let parameters: BM25Parameters
    private let tokenizer: LexicalTokenizer

    /// A word of the question and the term that it is taken for.
    struct Corrected: Sendable {
        let word: String
        let scalarRange: Range<Int>
        let term: [UInt8]
    }

    /// - Parameters:
    ///   - terms: of the whole question in its order, corrected.
    ///   - corrected: in the order of the question.
    init(
        clauses: [WeighedClause], terms: [[UInt8]], corrected: [Corrected],
        vocabulary: PartsVocabulary, parameters: BM25Parameters, tokenizer: LexicalTokenizer
    ) {
        self.clauses = clauses
        self.terms = vocabulary.parts.indices.map { part in
            clauses.compactMap { clause in
                clause.postings[part].map { WeighedTerm($0, weight: clause.weight) }
            }
        }
        var seen: Set<[[UInt8]]> = []
        pairs = zip(terms, terms.dropFirst()).compactMap { first, second in
            guard first != second, let left = vocabulary.find(first), let right = vocabulary.find(second),
                seen.insert([first, second]).inserted
            else { return nil }
            let frequency = max(left.documentFrequency, right.documentFrequency)
            return (left, right, vocabulary.inverseDocumentFrequency(frequency))
        }
        self.corrected = corrected
        self.vocabulary = vocabulary
        self.parameters = parameters
        self.tokenizer = tokenizer
    }

    private var parts: [LivePart] { vocabulary.parts }

    func candidates(filter: PassageFilter, limit: Int) throws -> [Candidate] {
        var candidates: [Candidate] = []
        for (index, live) in parts.enumerated() {
            let hits = live.part.accumulation.rank(
                terms: terms[index], statistics: vocabulary.statistics, parameters: parameters, live: live.live,
                allowed: try live.allowed(by: filter), limit: limit)
            candidates += hits.map { live.candidate(part: index, row: $0.row, score: $0.score) }
        }
        return Candidate.best(limit, of: candidates)
    }

    /// What `candidates` finds, by scoring every live passage: its definition.
    func everyCandidate(limit: Int) -> [Candidate] {
        var candidates: [Candidate] = []
        for (index, live) in parts.enumerated() {
            let rows = (0..<Int32(live.part.passageCount)).filter { live.counts(row: Int($0)) }
            let scores = live.part.accumulation.scores(
                of: rows, terms: terms[index], statistics: vocabulary.statistics, parameters: parameters)
            candidates += zip(rows, scores).filter { $0.1 > 0 }.map {
                live.candidate(part: index, row: $0.0, score: $0.1)
            }
        }
        return Candidate.best(limit, of: candidates)
    }

    func scores(of references: [PassageReference]) -> [Double] {
        references.inParts(missing: 0) { index, rows in
            parts[index].part.accumulation.scores(
                of: rows, terms: terms[index], statistics: vocabulary.statistics, parameters: parameters)
        }
    }

    func wordPairShares(of references: [PassageReference]) -> [Double] {
        let total = pairs.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return [Double](repeating: 0, count: references.count) }
        return references.inParts(missing: 0) { index, rows in
            var here = WordPairs()
            for pair in pairs {
                guard let first = pair.first.entries[index], let second = pair.second.entries[index] else { continue }
                here.append(first, second, weight: pair.weight)
            }
            return parts[index].part.postings.weights(of: here, in: rows).map { $0 / total }
        }
    }

    func explanation(of reference: PassageReference) -> LexicalExplanation {
        let part = Int(reference.part)
        let postings = parts[part].part.postings
        var sum = 0.0
        let explained = clauses.map { clause in
            let contribution =
                clause.postings[part].map {
                    parts[part].part.accumulation.scores(
                        of: [reference.row], terms: [WeighedTerm($0, weight: clause.weight)],
                        statistics: vocabulary.statistics, parameters: parameters)[0]
                } ?? 0
            sum += contribution
            return LexicalExplanation.Clause(
                kind: clause.clause.kind, text: clause.clause.text, passageCount: clause.documentFrequency,
                inverseDocumentFrequency: clause.inverseDocumentFrequency, weight: clause.clause.weight,
                contribution: contribution,
                matches: clause.clause.alternatives.compactMap { match($0, in: reference) })
        }
        let statistics = vocabulary.statistics
        return LexicalExplanation(
            score: sum, length: postings.length(of: reference.row),
            averageLength: Double(statistics.totalLength) / Double(max(1, statistics.documents)), clauses: explained)
    }

    /// Nil if the passage does not hold the alternative.
    private func match(
        _ alternative: Clause.Alternative, in reference: PassageReference
    ) -> LexicalExplanation.Match? {
        let part = Int(reference.part)
        let entries = alternative.terms.compactMap { vocabulary.find($0)?.entries[part] }
        guard entries.count == alternative.terms.count else { return nil }
        let counts = parts[part].part.postings.occurrences(ofPhrase: entries, in: reference.row).map(Int.init)
        guard counts.contains(where: { $0 > 0 }) else { return nil }
        return LexicalExplanation.Match(
            terms: alternative.terms.map { String(decoding: $0, as: UTF8.self) }, origin: alternative.origin,
            weight: alternative.weight, title: counts[0], headings: counts[1], body: counts[2])
    }

    func corrections() throws -> [WordCorrection] {
        try corrected.map {
            WordCorrection(
                word: $0.word, scalarRange: $0.scalarRange,
                replacement: try spelling(of: $0.term) ?? String(decoding: $0.term, as: UTF8.self))
        }
    }

    /// A term as the first passage writes it, in the order of ranking, that holds it; nil if its words cannot be read.
    private func spelling(of term: [UInt8]) throws -> String? {
        guard let found = vocabulary.find(term) else { return nil }
        let places = zip(parts, found.entries).compactMap { live, entry -> (live: LivePart, row: Int)? in
            entry.flatMap { live.part.postings.firstDocument($0, live: live.live) }.map { (live, Int($0)) }
        }
        let first = places.min { $0.live.part.key(ofRow: $0.row) < $1.live.part.key(ofRow: $1.row) }
        guard let first, let passage = try first.live.part.passages(at: [first.row]).first else { return nil }
        // The article after the passage: a table's header is indexed with each of its passages.
        let text = ([passage.article.title] + passage.headingPath + [passage.quote, passage.articleText])
            .joined(separator: "\n")
        guard let token = try tokenizer.tokens(of: text).first(where: { $0.term == term }) else { return nil }
        return String(decoding: Array(text.utf8)[token.range], as: UTF8.self).lowercased()
    }
}
