import Locking
import PostingsFile
import Storage

/// Turns questions into clauses. Keeps the last synonyms it was asked with in terms of the index.
final class QueryCompiler: Sendable {
    let tokenizer: LexicalTokenizer
    private let synonyms = Locked<(hash: String, table: SynonymTable)?>(nil)

    init() throws { tokenizer = try LexicalTokenizer() }

    func compile(_ query: LexicalQuery, in vocabulary: PartsVocabulary) throws -> CompiledQuery {
        let question = QuestionText(query.text, tokens: try tokenizer.tokens(of: query.text))
        var settings = query.settings
        if vocabulary.isInAny(of: query.otherLanguages) { settings.corrections = nil }
        var clauses = QueryClauses(
            question: question, settings: settings, vocabulary: vocabulary, tokenizer: tokenizer)
        if !query.synonyms.isEmpty {
            try clauses.add(table(of: query.synonyms).matches(in: question.tokens.map(\.term)))
        }
        try clauses.finish()
        let parameters = BM25Parameters(query.settings.bm25)
        return CompiledQuery(
            clauses: (clauses.words + clauses.phrases).compactMap { WeighedClause($0, in: vocabulary, parameters) },
            terms: question.tokens.map { clauses.corrected[$0.term]?.term ?? $0.term },
            corrected: clauses.corrected.values.sorted { $0.token < $1.token }.map {
                CompiledQuery.Corrected(
                    word: question.spelling(of: $0.token), scalarRange: question.scalarRange(of: $0.token),
                    term: $0.term)
            },
            vocabulary: vocabulary, parameters: parameters, tokenizer: tokenizer)
    }

    private func table(of synonyms: Synonyms) throws -> SynonymTable {
        if let known = self.synonyms.withLock({ $0 }), known.hash == synonyms.hash { return known.table }
        let table = try SynonymTable(synonyms, tokenizer: tokenizer)
        self.synonyms.withLock { $0 = (synonyms.hash, table) }
        return table
    }
}

extension BM25Parameters {
    init(_ settings: BM25Settings) {
        self.init(
            k1: settings.k1, b: settings.b,
            fieldWeights: [settings.titleWeight, settings.headingsWeight, settings.bodyWeight])
    }
}
