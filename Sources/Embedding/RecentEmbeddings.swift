import KnowledgeModel
import Locking

/// The embeddings of the last questions: the same ones are asked again and again.
///
/// An encoder has one of its own, so the model is part of every key. Texts are known by their hash alone: no question
/// stays in memory because of this.
struct RecentEmbeddings: Sendable {
    private let values = RecentValues<[UInt8], SegmentedEmbedding>(costMaximum: bytesMaximum)
    /// Of a thousand questions, about.
    private static let bytesMaximum = 8 << 20
    /// A call with more texts is no question: it is neither looked up nor remembered.
    private static let textsMaximum = 4

    /// The embeddings of `texts`, of which `make` is asked for those that are not remembered.
    ///
    /// - Parameter name: what tells a text from all others.
    func embeddings<Text>(
        of texts: [Text], named name: (Text) -> [String],
        _ make: ([Text]) throws(EmbeddingError) -> [SegmentedEmbedding]
    ) throws(EmbeddingError) -> [SegmentedEmbedding] {
        guard texts.count <= Self.textsMaximum else { return try make(texts) }
        let keys = texts.map { Digest.sha256(parts: name($0)) }
        let known = keys.map { values[$0] }
        // All or none: an error then names the text by its place in the call.
        if !known.contains(where: { $0 == nil }) { return known.map { $0! } }
        let made = try make(texts)
        for (key, embedding) in zip(keys, made) { values.insert(embedding, for: key, cost: embedding.byteCount) }
        return made
    }
}

extension SegmentedEmbedding {
    fileprivate var byteCount: Int {
        64 + 4 * vector.values.count + segments.reduce(0) { $0 + $1.codes.count + 32 }
    }
}
