/// How alike two sentences must be before their difference counts.
///
/// Fitted by cross-validation on labelled pairs of help-centre sentences, of which a half was kept for reporting; see
/// `PassagePairsTests`. What titles do, which the pairs lack, was tried on public manuals. Chosen for precision: a clash that is not shown costs less than one that is none.
package struct ComparisonThresholds: Sendable, Hashable {
    /// Content words that both sentences of a clash must have, at least, if their articles' titles are alike.
    package var sharedWords = 2
    /// The same if they are not: a short sentence such as `The default is 10` is about what its article is about.
    package var sharedWordsAlone = 4
    /// Content words of a passage that says the same as one under an unlike title, at least.
    package var duplicateWordsAlone = 8
    /// Share of the words of the title that has fewer from which two titles are alike.
    package var titleOverlap = 0.67
    /// Share of both sentences' content words that is common, at least, for a clash.
    package var clashOverlap = 0.8
    /// Words in one of the sentences alone that a clash survives, at most. If both have some, they speak of two things.
    package var extraWords = 1
    /// Share of common content words from which sentences without a clash say the same, if only one has others.
    package var duplicateOverlap = 0.85
    /// The same if the others name or limit something.
    package var duplicateSpecialOverlap = 0.95
    /// The cosine from which they do whatever words they use, with an overlap of at least `duplicateCosineOverlap`.
    package var duplicateCosine = 0.9
    package var duplicateCosineOverlap = 0.6

    package init() {}

    /// Of all words of two sentences, the share that both must have for any finding: the overlaps above, which count
    /// shared words twice, turned into a share of all.
    func sharedShare(hasCosine: Bool) -> Double {
        let overlap = min(clashOverlap, hasCosine ? duplicateCosineOverlap : duplicateOverlap)
        return overlap / (2 - overlap)
    }

    package static let standard = ComparisonThresholds()
}
