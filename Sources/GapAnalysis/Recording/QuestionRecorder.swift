package import Embedding
package import KnowledgeModel
package import Privacy
package import Retrieval
package import Storage
internal import TextAnalysis
internal import TicketReading

/// Turns an answered request into records of the activity log: redacts the questions, then writes. The only way from a
/// question to the disk, for the service and the command alike.
package struct QuestionRecorder: Sendable {
    private let redactor: Redactor
    private let encoder: (any TextEncoder)?

    /// Hits of a question that are kept: enough to say what was near.
    static let nearestMaximum = 5

    /// - Parameter encoder: encodes anew what redaction changed; nil keeps no vector of such a question.
    package init(redactor: Redactor, encoder: (any TextEncoder)?) {
        self.redactor = redactor
        self.encoder = encoder
    }

    /// One record for each question of the request.
    ///
    /// - Throws: what the encoder throws.
    package func records(
        of response: SearchResponse, filter: PassageFilter = .everything, context: AskerContext, at: Timestamp
    ) throws -> [QueryRecord] {
        try response.answers.enumerated().map { position, answer in
            let text = redactor.redact(answer.question.searchText)
            return QueryRecord(
                id: QueryRecord.id(queryID: response.queryID, position: position), queryID: response.queryID,
                askedAt: at, text: text, vector: try vector(of: answer, redacted: text),
                verdict: RecordedVerdict(answer.verdict, redacted: text),
                nearest: answer.hits.prefix(Self.nearestMaximum).map(RecordedPassage.init),
                generation: response.generation, settings: response.settings.version, context: context,
                product: filter.products.flatMap { $0.count == 1 ? $0.first : nil }.map { redactor.redact($0).text })
        }
    }

    /// Of the redacted text: what was taken out of it shall not be read back from the vector either.
    private func vector(of answer: Answer, redacted: RedactedText) throws -> QuantizedVector? {
        guard let vector = answer.vector else { return nil }
        if redacted.text == answer.question.searchText { return QuantizedVector(vector.values) }
        guard let encoder else { return nil }
        return try encoder.encodeTruncating([redacted.text]).first.map { QuantizedVector($0.values) }
    }
}

extension RecordedVerdict {
    /// Of the words that nothing covered, those that redaction left.
    init(_ verdict: Verdict, redacted: RedactedText) {
        let left = Set(redacted.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
        self.init(
            label: verdict.label.rawValue, reason: verdict.reason.rawValue, probability: verdict.probability,
            features: verdict.features?.values ?? [], missing: verdict.missing.filter { left.contains($0.lowercased()) }
        )
    }
}

extension RecordedPassage {
    init(_ cited: CitedHit) {
        self.init(
            passageID: cited.citation.passageID, articleID: cited.citation.article.key.id, score: cited.hit.score,
            cosine: cited.hit.vector.score)
    }
}
