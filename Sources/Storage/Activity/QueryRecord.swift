package import KnowledgeModel
package import Privacy

/// One question as it was asked and what was answered: the log's unit. A ticket with three questions is three records.
///
/// It can only be made of redacted text, so nothing else can reach the disk.
package struct QueryRecord: Sendable, Hashable, Identifiable {
    /// The query's id, with `-2`, `-3`… for its second, third… question.
    package var id: String
    package var queryID: String
    package var askedAt: Timestamp
    package var text: RedactedText
    /// Of the redacted text; nil where no encoder was at hand.
    package var vector: QuantizedVector?
    package var verdict: RecordedVerdict
    /// The first hits, best first.
    package var nearest: [RecordedPassage]
    package var generation: GenerationID
    /// The version of the search settings, by whose model the verdict was made.
    package var settings: Int
    package var context: AskerContext
    /// The one product that the search was narrowed to.
    package var product: String?

    package init(
        id: String, queryID: String, askedAt: Timestamp, text: RedactedText, vector: QuantizedVector?,
        verdict: RecordedVerdict, nearest: [RecordedPassage], generation: GenerationID, settings: Int,
        context: AskerContext, product: String? = nil
    ) {
        self.id = id
        self.queryID = queryID
        self.askedAt = askedAt
        self.text = text
        self.vector = vector
        self.verdict = verdict
        self.nearest = nearest
        self.generation = generation
        self.settings = settings
        self.context = context
        self.product = product
    }

    /// The id of a query's question at a position from 0.
    package static func id(queryID: String, position: Int) -> String {
        position == 0 ? queryID : "\(queryID)-\(position + 1)"
    }
}

/// A verdict as words and numbers, so that a later calibration can judge anew from the same features.
package struct RecordedVerdict: Sendable, Hashable {
    /// `yes`, `partial`, `no`, `underspecified` or `unknown`.
    package var label: String
    package var reason: String
    package var probability: Double?
    /// In the order of the model's features; empty where there were none.
    package var features: [Double]
    /// Words of the redacted text that no passage covered.
    package var missing: [String]

    package init(
        label: String, reason: String, probability: Double?, features: [Double] = [], missing: [String] = []
    ) {
        self.label = label
        self.reason = reason
        self.probability = probability
        self.features = features
        self.missing = missing
    }
}

/// A hit as the log keeps it: by name, since its words are the index's.
package struct RecordedPassage: Sendable, Hashable {
    package var passageID: String
    package var articleID: String
    package var score: Double
    /// Nil where meaning was not searched.
    package var cosine: Double?

    package init(passageID: String, articleID: String, score: Double, cosine: Double?) {
        self.passageID = passageID
        self.articleID = articleID
        self.score = score
        self.cosine = cosine
    }
}
