internal import Embedding
internal import KnowledgeModel

/// Vectors of the draft's sentences and of the evidence's, from one call.
struct SentenceVectors {
    private let draft: [Int: EmbeddingVector]
    private var evidence: [[EmbeddingVector]]

    /// - Parameter sentences: the draft's that are looked at, by index.
    /// - Throws: what the encoder throws.
    init(_ sentences: [Int: String], _ passages: [EvidencePassage], encoder: any TextEncoder) throws {
        let order = sentences.keys.sorted()
        var texts = order.compactMap { sentences[$0] }
        for passage in passages { texts += passage.sentences.map { passage.text($0.range) } }
        let vectors = try encoder.encodeTruncating(texts)
        var draft: [Int: EmbeddingVector] = [:]
        for (place, sentence) in order.enumerated() { draft[sentence] = vectors[place] }
        self.draft = draft
        var next = order.count
        evidence = passages.map { passage in
            defer { next += passage.sentences.count }
            return Array(vectors[next..<next + passage.sentences.count])
        }
    }

    func cosine(_ sentence: Int, _ passage: Int, _ other: Int) -> Double? {
        guard let mine = draft[sentence] else { return nil }
        let theirs = evidence[passage][other]
        var sum: Float = 0
        for (one, another) in zip(mine.values, theirs.values) { sum += one * another }
        return Double(sum)
    }
}
