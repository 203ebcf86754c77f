internal import TextAnalysis

/// How a sentence of a draft and a cited sentence lie beside each other. All between 0 and 1, but for the cosines.
package struct SupportFeatures: Sendable, Hashable {
    /// Weight of the draft's terms that the cited sentence has, of all.
    package var coverage = 0.0
    /// The same, and terms of the neighbouring sentences, the passage and its headings for a part of their weight.
    package var passageCoverage = 0.0
    /// Weight of the cited sentence's terms that the draft has, of all.
    package var reverseCoverage = 0.0
    /// Names and numbers that name which the passage does not have, of all.
    package var missingNames = 0.0
    /// Of the two sentences' vectors; nil without an encoder.
    package var cosine: Double?

    static let neighbourShare = 0.8
    static let passageShare = 0.5
    static let headingShare = 0.5
}

/// The cited sentence that supports a sentence best.
struct Support {
    let passage: Int
    let sentence: Int
    let features: SupportFeatures
    let score: Double
}

/// Looks for the sentence among cited passages that says what a sentence of the draft says.
struct SupportFinder {
    let passages: [EvidencePassage]
    let weights: TermWeights
    let model: SupportModel

    /// Of a draft's sentence and the sentence of a passage; nil without an encoder.
    typealias Cosine = (_ passage: Int, _ sentence: Int) -> Double?

    /// All sentences of these passages, best first; equal ones in their order. O(sentences · terms).
    func supports(of terms: [SentenceTerms.Term], among chosen: [Int], cosine: Cosine) -> [Support] {
        let weighed = terms.map { (term: $0, weight: weights.weight(of: $0.key)) }
        let keys = Set(terms.map(\.key))
        let all = chosen.flatMap { passage in
            passages[passage].sentences.indices.map { sentence in
                let features = features(
                    weighed, keys, passages[passage], sentence, cosine: cosine(passage, sentence))
                return Support(
                    passage: passage, sentence: sentence, features: features, score: model.score(features))
            }
        }
        return all.enumerated().sorted {
            ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.map(\.element)
    }

    private func features(
        _ terms: [(term: SentenceTerms.Term, weight: Double)], _ keys: Set<WordKey>, _ passage: EvidencePassage,
        _ sentence: Int, cosine: Double?
    ) -> SupportFeatures {
        let own = passage.sentences[sentence].terms
        let neighbours = [sentence - 1, sentence + 1].filter(passage.sentences.indices.contains)
        var all = 0.0
        var covered = 0.0
        var nearby = 0.0
        var names = 0
        var missing = 0
        for (term, weight) in terms {
            all += weight
            if own.contains(term.key) {
                covered += weight
                nearby += weight
            } else if neighbours.contains(where: { passage.sentences[$0].terms.contains(term.key) }) {
                nearby += weight * SupportFeatures.neighbourShare
            } else if passage.headingStems.contains(term.key) {
                nearby += weight * SupportFeatures.headingShare
            } else if passage.sentences.contains(where: { $0.terms.contains(term.key) }) {
                nearby += weight * SupportFeatures.passageShare
            } else if term.isName {
                missing += 1
            }
            if term.isName { names += 1 }
        }
        var features = SupportFeatures()
        if all > 0 {
            features.coverage = covered / all
            features.passageCoverage = nearby / all
        }
        let ordered = passage.sentences[sentence].orderedTerms
        let theirs = ordered.map { weights.weight(of: $0) }.reduce(0, +)
        if theirs > 0 {
            features.reverseCoverage =
                ordered.filter(keys.contains).map { weights.weight(of: $0) }.reduce(0, +) / theirs
        }
        if names > 0 { features.missingNames = Double(missing) / Double(names) }
        features.cosine = cosine
        return features
    }
}
