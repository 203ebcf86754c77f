import PostingsFile
import Storage

/// A word or a phrase of a question with all that may stand for it.
struct Clause: Sendable {
    let kind: LexicalExplanation.Clause.Kind
    /// As the question has it.
    let text: String
    /// What it counts for beside its inverse document frequency.
    let weight: Double
    var alternatives: [Alternative]

    /// One way to write a clause: a term, or several that stand side by side.
    struct Alternative: Sendable {
        let terms: [[UInt8]]
        let origin: LexicalExplanation.Match.Origin
        /// What an occurrence counts for.
        let weight: Double
    }

    /// Adds alternatives that are not there yet; what came first stays.
    mutating func add(_ others: [Alternative]) {
        for other in others where !alternatives.contains(where: { $0.terms == other.terms }) {
            alternatives.append(other)
        }
    }
}

/// A clause as the parts of one caller have it.
struct WeighedClause: Sendable {
    let clause: Clause
    /// For each part; nil where it has none of the alternatives.
    let postings: [WeighedTerm.Postings?]
    /// Live passages that hold any alternative.
    let documentFrequency: Int
    let inverseDocumentFrequency: Double

    var weight: Double { inverseDocumentFrequency * clause.weight }

    /// Nil if no live passage has any of the alternatives, or if the clause counts for nothing.
    init?(_ clause: Clause, in vocabulary: PartsVocabulary, _ parameters: BM25Parameters) {
        guard clause.weight > 0 else { return nil }
        var kept = clause
        kept.alternatives = []
        var merged = vocabulary.parts.map { _ in MergedPostings(fieldWeights: parameters.fieldWeights) }
        var single: PartsVocabulary.Entry?
        for alternative in clause.alternatives where alternative.weight > 0 {
            if alternative.terms.count == 1 {
                guard let entry = vocabulary.find(alternative.terms[0]) else { continue }
                // The usual clause is one term of the index as it is: its postings are read where they lie.
                if clause.alternatives.count == 1, alternative.weight == 1 { single = entry }
                for (index, part) in vocabulary.parts.enumerated() where single == nil {
                    guard let entry = entry.entries[index] else { continue }
                    merged[index].add(entry, of: part.part.postings, weight: alternative.weight)
                }
            } else {
                guard let phrase = vocabulary.find(phrase: alternative.terms) else { continue }
                for (index, part) in vocabulary.parts.enumerated() {
                    merged[index].add(phrase.postings[index], of: part.part.postings, weight: alternative.weight)
                }
            }
            kept.alternatives.append(alternative)
        }
        guard !kept.alternatives.isEmpty else { return nil }
        self.clause = kept
        if let single {
            postings = single.entries.map { $0.map { .stored($0) } }
            documentFrequency = single.documentFrequency
        } else {
            postings = merged.map { $0.isEmpty ? nil : .merged($0) }
            documentFrequency = zip(vocabulary.parts, merged).reduce(0) { sum, pair in
                sum + pair.0.part.postings.documentFrequency(pair.1, live: pair.0.live)
            }
        }
        inverseDocumentFrequency = vocabulary.inverseDocumentFrequency(documentFrequency)
    }
}
