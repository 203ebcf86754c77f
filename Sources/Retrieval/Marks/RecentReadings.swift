import Locking
import TextAnalysis

/// Sentences and headings that were read lately, by their text: the same passages are found again for other questions,
/// and to read them is most of the work of marking. What is read depends on the text alone.
final class RecentReadings: Sendable {
    /// The cost of one is the bytes of its text; a reading takes some ten times as much.
    private let sentences = RecentValues<String, [SentenceReading]>(costMaximum: 2 << 20)
    private let headings = RecentValues<[String], HeadingReading>(costMaximum: 4096)

    /// Of a text whose sentences are to be found. O(n) if they are known, else O(n log n).
    func sentences(of text: String) -> [SentenceReading] {
        if let known = sentences[text] { return known }
        let bytes = Array(text.utf8)
        let read = SentenceSplitter.sentences(in: bytes, range: 0..<bytes.count).map {
            SentenceReading(bytes: bytes, range: $0)
        }
        sentences.insert(read, for: text, cost: bytes.count + 1)
        return read
    }

    func heading(_ lines: [String]) -> HeadingReading {
        if let known = headings[lines] { return known }
        let read = HeadingReading(lines)
        headings.insert(read, for: lines, cost: 1)
        return read
    }
}
