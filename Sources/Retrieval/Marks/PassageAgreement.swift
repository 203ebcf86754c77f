/// In which sentences two passages say the same, and in which words they clash: what a reader wants to see marked.
package struct PassageAgreement: Sendable, Hashable {
    /// Sentences that the other passage says as well, as UTF-8 ranges of either text, in order.
    package let sharedA: [Range<Int>]
    package let sharedB: [Range<Int>]
    package let relation: PassageRelation?

    package var isEmpty: Bool { sharedA.isEmpty && relation == nil }
}

extension PassageComparison {
    /// The same comparison as `compare`, sentence by sentence. Nil if the passages are for different products, versions or
    /// languages, or their headings tell them apart.
    package func agreement(_ a: PassageReading, _ b: PassageReading) -> PassageAgreement? {
        guard a.passage.isComparable(with: b.passage), !a.headings.isRival(of: b.headings) else { return nil }
        var pairs = SentencePairs(a, b, thresholds, nil)
        pairs.compareAll()
        let relation: PassageRelation? =
            if let contradiction = pairs.contradiction {
                .contradiction(contradiction)
            } else {
                pairs.similarity.map { .nearDuplicate(similarity: $0) }
            }
        return PassageAgreement(
            sharedA: zip(a.sentences, pairs.bestA).filter { $1 > 0 }.map(\.0.range),
            sharedB: zip(b.sentences, pairs.bestB).filter { $1 > 0 }.map(\.0.range), relation: relation)
    }
}
