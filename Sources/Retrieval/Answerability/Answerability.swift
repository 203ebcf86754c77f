import KnowledgeModel
package import Storage
import TextAnalysis
package import TicketReading

/// Judges whether the cited passages answer a question.
package struct Answerability: Sendable {
    private let model: AnswerabilityModel
    private let weights: FusionWeights

    /// Hits that are looked at for what covers a word, and for products and versions.
    private static let leadingHits = 3
    /// Hits whose score is this near to the first's speak for their product as loudly as it does.
    private static let facetMargin = 0.05

    package init(model: AnswerabilityModel = .standard, weights: FusionWeights = .standard) {
        self.model = model
        self.weights = weights
    }

    /// What the model looks at; nil if meaning was not searched or nothing was found.
    package func features(
        of retrieved: Retrieved, in reader: some GenerationReader
    ) throws -> AnswerabilityFeatures? {
        guard let question = retrieved.question else { return nil }
        return try looked(at: 1, of: retrieved, for: question, in: reader)?.features
    }

    /// The features, and how well each of the first hits covers the question's words; nil if nothing was found.
    private func looked(
        at count: Int, of retrieved: Retrieved, for question: EncodedQuestion, in reader: some GenerationReader
    ) throws -> (features: AnswerabilityFeatures, coverages: [WordCoverage])? {
        let references = retrieved.candidates.prefix(count).map(\.reference)
        let explanations = try references.map { try retrieved.query.explanation(of: $0) }
        let coverages = try WordCoverage.of(question.words, by: references, explanations, in: reader)
        guard let explanation = explanations.first, let coverage = coverages.first else { return nil }
        let features = AnswerabilityFeatures(
            retrieved, question: question, explanation: explanation, coverage: coverage, weights: weights,
            passageCount: reader.passageCount)
        return (features, coverages)
    }

    /// - Parameters:
    ///   - shown: the hits that are cited, with their articles.
    ///   - marks: of the shown hits.
    package func verdict(
        on question: TicketQuestion, _ retrieved: Retrieved, shown: [(hit: Hit, article: StoredArticle)],
        marks: [Mark], in reader: some GenerationReader
    ) throws -> Verdict {
        if let language = question.languageCode, language != "en" {
            return Verdict(label: .unknown, reason: .languageNotSupported)
        }
        guard let encoded = retrieved.question else { return Verdict(label: .unknown, reason: .meaningNotSearched) }
        let looked = try looked(at: Self.leadingHits, of: retrieved, for: encoded, in: reader)
        guard let (features, coverages) = looked else {
            return Verdict(label: .no, reason: .noCandidate, probability: 0)
        }
        let probability = model.probability(features)
        let (covered, missing) = words(of: encoded, coveredBy: coverages)
        let (label, reason, detail) = judge(probability, encoded, question.text, missing, shown, marks)
        return Verdict(
            label: label, reason: reason, probability: probability, covered: covered, missing: missing,
            missingDetail: detail, features: features)
    }

    private func judge(
        _ probability: Double, _ encoded: EncodedQuestion, _ text: String, _ missing: [String],
        _ shown: [(hit: Hit, article: StoredArticle)], _ marks: [Mark]
    ) -> (Verdict.Label, Verdict.Reason, MissingDetail?) {
        if encoded.words.isEmpty { return (.underspecified, .underspecified, MissingDetail(kind: .subject)) }
        if probability < model.thresholds.no { return (.no, .lowAnswerability, nil) }
        let leading = shown.prefix { $0.hit.score >= (shown.first?.hit.score ?? 0) - Self.facetMargin }
        if let detail = MissingDetail(text, among: leading.map(\.article)) {
            return (.underspecified, .underspecified, detail)
        }
        let conflict = marks.contains { mark in
            if case .contradiction(let other, _) = mark.kind { max(mark.hit, other) < Self.leadingHits } else { false }
        }
        let label: Verdict.Label = probability >= model.thresholds.yes ? .yes : .partial
        if conflict { return (label, .conflict, nil) }
        let overdue = marks.filter { if case .overdue = $0.kind { true } else { false } }.map(\.hit)
        if (0..<min(Self.leadingHits, shown.count)).allSatisfy(overdue.contains) { return (label, .staleOnly, nil) }
        return (label, label == .yes ? .answered : missing.isEmpty ? .uncertain : .partsMissing, nil)
    }

    /// The question's content words that the first hits cover, and those that none of them does.
    private func words(
        of question: EncodedQuestion, coveredBy coverages: [WordCoverage]
    ) -> (covered: [String], missing: [String]) {
        var best = [Double](repeating: 0, count: question.words.count)
        for coverage in coverages {
            for (index, value) in coverage.values.enumerated() { best[index] = max(best[index], value) }
        }
        let isCovered = best.map { $0 >= WordCoverage.sufficient }
        return (
            zip(question.words, isCovered).filter(\.1).map(\.0.text),
            zip(question.words, isCovered).filter { !$0.1 }.map(\.0.text)
        )
    }
}

extension MissingDetail {
    /// What a question leaves open if equally good passages are for several products, or several versions of one, and it
    /// names none of them; nil if it leaves nothing open.
    init?(_ question: String, among articles: [StoredArticle]) {
        let words = question.lowercased()
        func open(_ names: [String?]) -> [String]? {
            // An article that is for all of them answers whichever is meant.
            guard names.count > 1, !names.contains(nil) else { return nil }
            let names = Set(names.compactMap(\.self))
            guard names.count > 1, !names.contains(where: { words.contains($0.lowercased()) }) else { return nil }
            return names.sorted()
        }
        if let products = open(articles.map(\.product)) {
            self.init(kind: .product, choices: products)
        } else if let versions = open(articles.map(\.version)) {
            self.init(kind: .version, choices: versions)
        } else {
            return nil
        }
    }
}
