/// Tells whether two passages say the same, or contradict each other.
///
/// Sentences are laid side by side. Two of them clash if they are alike but for one difference that turns the meaning
/// round: a number, a denial, a word and its opposite. What limits a sentence (a plan, a place, a condition) must be the
/// same on both sides, for two rules for two things are no contradiction. M.-C. de Marneffe, A. Rafferty and C. Manning,
/// "Finding contradictions in text", ACL 2008, name the same kinds of evidence; the alignment here is by words alone.
/// The cosine of the sentences' vectors, where it is at hand, helps to see that two say the same in other words; to see
/// a clash it did not help on labelled pairs, since plans, places and numbers hardly change it.
package struct PassageComparison: Sendable {
    let thresholds: ComparisonThresholds

    package init(thresholds: ComparisonThresholds = .standard) {
        self.thresholds = thresholds
    }

    /// Nil if they neither say the same nor clash. Symmetric but for the order of the result's ranges.
    package func compare(
        _ a: ComparedPassage, _ b: ComparedPassage, cosine: SentenceCosine? = nil
    ) -> PassageRelation? {
        compare(PassageReading(a), PassageReading(b), cosine: cosine)
    }

    /// The same for passages that are compared with many others. O(sentences of a × sentences of b), most of them one
    /// look at two integers.
    package func compare(
        _ a: PassageReading, _ b: PassageReading, cosine: SentenceCosine? = nil
    ) -> PassageRelation? {
        guard a.passage.isComparable(with: b.passage), !a.headings.isRival(of: b.headings) else { return nil }
        return compareSentences(a, b, cosine: cosine)
    }

    /// What is left to compare of passages that neither their scope nor their headings tell apart.
    func compareSentences(
        _ a: PassageReading, _ b: PassageReading, cosine: SentenceCosine?
    ) -> PassageRelation? {
        let share = thresholds.sharedShare(hasCosine: cosine != nil)
        guard SentencePairs.mayMatter(a.signatures, b.signatures, share: share) else { return nil }
        var pairs = SentencePairs(a, b, thresholds, cosine)
        pairs.compareAll()
        if let contradiction = pairs.contradiction { return .contradiction(contradiction) }
        guard a.passage.audience == b.passage.audience, let similarity = pairs.similarity else { return nil }
        return .nearDuplicate(similarity: similarity)
    }
}
