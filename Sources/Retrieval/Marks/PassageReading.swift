import TextAnalysis

/// A passage prepared for comparing it with many others.
package struct PassageReading: Sendable {
    let passage: ComparedPassage
    let headings: HeadingReading
    let sentences: [SentenceReading]
    /// Of the sentences, one after the other in memory: most pairs of sentences need nothing else.
    let signatures: [UInt64]

    /// O(n log n).
    ///
    /// - Precondition: the sentences' ranges lie in the text, on scalar boundaries.
    package init(_ passage: ComparedPassage) {
        self.init(passage, headings: HeadingReading(passage.headings))
    }

    init(_ passage: ComparedPassage, headings: HeadingReading) {
        let bytes = Array(passage.text.utf8)
        let ranges = passage.sentences ?? SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count)
        self.init(passage, headings: headings, sentences: ranges.map { SentenceReading(bytes: bytes, range: $0) })
    }

    init(_ passage: ComparedPassage, headings: HeadingReading, sentences: [SentenceReading]) {
        self.passage = passage
        self.headings = headings
        self.sentences = sentences
        signatures = sentences.map(\.signature)
    }

    var wordCount: Int { sentences.reduce(0) { $0 + $1.words.count } }
}
