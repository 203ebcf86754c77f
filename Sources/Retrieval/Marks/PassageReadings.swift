/// Passages that are read when they are first compared: most pairs are told apart by less than their sentences.
struct PassageReadings {
    let passages: [ComparedPassage]
    private var headings: [HeadingReading?]
    private var readings: [PassageReading?]
    private let recent: RecentReadings

    init(_ passages: [ComparedPassage], recent: RecentReadings) {
        self.passages = passages
        self.recent = recent
        headings = Array(repeating: nil, count: passages.count)
        readings = headings.map { _ in nil }
    }

    /// The same as to compare all that both passages are, read beforehand.
    mutating func compare(
        _ one: Int, _ other: Int, by comparison: PassageComparison, cosine: SentenceCosine?
    ) -> PassageRelation? {
        guard passages[one].isComparable(with: passages[other]), !heading(one).isRival(of: heading(other)) else {
            return nil
        }
        return comparison.compareSentences(reading(one), reading(other), cosine: cosine)
    }

    private mutating func heading(_ index: Int) -> HeadingReading {
        if let known = headings[index] { return known }
        let heading = recent.heading(passages[index].headings)
        headings[index] = heading
        return heading
    }

    private mutating func reading(_ index: Int) -> PassageReading {
        if let known = readings[index] { return known }
        let passage = passages[index]
        let reading =
            passage.sentences == nil
            ? PassageReading(passage, headings: heading(index), sentences: recent.sentences(of: passage.text))
            : PassageReading(passage, headings: heading(index))
        readings[index] = reading
        return reading
    }
}
