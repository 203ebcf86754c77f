package import Embedding
package import Privacy
package import ReviewPolicies
package import Storage

/// Checks a draft against what it cites: by fixed rules over words, numbers and vectors, with no language model, so that
/// the same draft has the same findings everywhere. It reports what a person should look at, and never that a draft is
/// correct.
package struct DraftVerifier: Sendable {
    /// Gives passages that may say what a sentence says; for `uncited`.
    package typealias Search = (_ sentence: String) throws -> [StoredPassage]

    let redactor: Redactor
    let encoder: (any TextEncoder)?
    let policy: CompiledPolicy?
    let model: SupportModel

    /// - Parameters:
    ///   - encoder: nil to compare by words alone, which finds less; the report says so.
    ///   - policy: nil to leave sensitive matters to others.
    package init(
        redactor: Redactor = .standard, encoder: (any TextEncoder)? = nil, policy: CompiledPolicy? = nil,
        model: SupportModel = .standard
    ) {
        self.redactor = redactor
        self.encoder = encoder
        self.policy = policy
        self.model = model
    }

    /// Blocks for as long as the encoder and the reader take.
    ///
    /// - Parameters:
    ///   - reader: of what the caller may read. A passage that it does not give is unresolved, whatever the reason.
    ///   - offered: ids of passages that the drafter was given, cited or not, as those of a query's answer.
    ///   - search: looks for passages for a sentence that nothing cited supports; nil to look among `offered` alone.
    /// - Throws: `DraftError`, and what reader, search and encoder throw.
    /// - Complexity: O(sentences of the draft × sentences of the passages), and their encoding.
    package func verify(
        _ draft: Draft, in reader: some GenerationReader, offered: [String] = [], search: Search? = nil
    ) throws -> DraftReport {
        let reading = try DraftReading(draft)
        let cited = try CitedPassages(reading, in: reader)
        var verification = try Verification(self, draft, reading, cited)
        try verification.checkSentences()
        try verification.findUncited(offered: try offered.compactMap { try reader.passage(id: $0) }, search: search)
        verification.checkText()
        return verification.report()
    }
}
