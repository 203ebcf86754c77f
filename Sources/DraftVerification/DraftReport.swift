/// What was found in a draft.
package struct DraftReport: Sendable, Hashable {
    package enum Result: String, Sendable, Hashable {
        /// Nothing was found, which does not mean that all is right.
        case noFindings = "no_findings"
        case review
        case block
    }

    /// A check that was left out, for want of what it needs.
    package enum Degraded: String, Sendable, Hashable {
        /// Sentences were compared by words alone.
        case vector
    }

    package struct Sentence: Sendable, Hashable {
        package let kind: SentenceKind
        /// In the draft, in Unicode scalars.
        package let scalarRange: Range<Int>
        /// The passages that it names as its sources, of those that were found.
        package let citedPassageIDs: [String]
        /// The cited sentence that supports it best; nil if it needs none, or if nothing is cited.
        package let support: DraftEvidence?
        /// How well that supports it, 0 to 1; nil together with `support`.
        package let score: Double?
        /// What the score is made of.
        package let features: SupportFeatures?
    }

    /// In reading order, disjoint.
    package let sentences: [Sentence]
    /// By place in the draft.
    package let findings: [DraftFinding]
    package let degraded: [Degraded]

    package var result: Result {
        guard let worst = findings.map(\.severity).max() else { return .noFindings }
        return worst == .block ? .block : .review
    }

    /// How often each kind was found; kinds that were not are left out.
    package var counts: [DraftFinding.Kind: Int] {
        findings.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
    }

    /// The least score of a supported sentence, as given to `score`.
    package let supportThreshold: Double
}
