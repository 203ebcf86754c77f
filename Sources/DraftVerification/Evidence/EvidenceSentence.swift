internal import KnowledgeModel
internal import Retrieval
internal import Storage
internal import TextAnalysis

/// A passage that a draft may rest on, read sentence by sentence.
struct EvidencePassage {
    let id: String
    let passage: StoredPassage
    let quote: String
    /// Of `quote`.
    let bytes: [UInt8]
    let sentences: [EvidenceSentence]
    /// Stems of the article's title and the headings above the passage.
    let headingStems: Set<WordKey>
    private let offsets: ScalarOffsets

    init(_ passage: StoredPassage) {
        id = passage.id
        self.passage = passage
        quote = passage.quote
        let bytes = Array(quote.utf8)
        self.bytes = bytes
        offsets = ScalarOffsets(utf8: bytes)
        sentences = SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count).map {
            EvidenceSentence(bytes: bytes, range: $0)
        }
        headingStems = Set(
            ([passage.article.title] + passage.headingPath).flatMap { heading in
                let bytes = Array(heading.utf8)
                return SentenceTerms(SentenceReading(bytes: bytes, range: 0..<bytes.count)).keys
            })
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A part of the quote with its place in the article text.
    func evidence(_ range: Range<Int>) -> DraftEvidence {
        let scalars = offsets.scalarRange(ofUTF8: range)
        let start = passage.scalarRange.lowerBound
        return DraftEvidence(
            passageID: id, quote: text(range), scalarRange: start + scalars.lowerBound..<start + scalars.upperBound)
    }
}

struct EvidenceSentence {
    /// In UTF-8 bytes of the quote.
    let range: Range<Int>
    let reading: SentenceReading
    let terms: Set<WordKey>
    /// The same, each once, in an order that does not change from run to run: sums depend on it.
    let orderedTerms: [WordKey]
    let quantities: [Quantity]
    let tokens: [TextToken]

    init(bytes: [UInt8], range: Range<Int>) {
        self.range = range
        reading = SentenceReading(bytes: bytes, range: range)
        terms = Set(SentenceTerms(reading).keys)
        orderedTerms = terms.sorted { $0.hash < $1.hash }
        tokens = TextToken.tokens(in: bytes, range: range)
        quantities = Quantities.all(in: bytes, tokens: tokens)
    }
}
