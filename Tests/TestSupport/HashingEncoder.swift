import Embedding
package import KnowledgeModel

/// An encoder without weights: each word adds a direction that its hash chooses. Texts that share words are near each
/// other, which is all that tests of the machinery need.
package struct HashingEncoder: TextEncoder {
    package let identity: ModelIdentity
    package let tokenLimit: Int
    package let specialTokenCount = 2

    package init(dimensions: Int = 64, tokenLimit: Int = 64) {
        self.tokenLimit = tokenLimit
        identity = ModelIdentity(
            name: "hashing-\(dimensions)", hash: Digest.sha256Hex("hashing-\(dimensions)"), dimensions: dimensions,
            tokenLimit: tokenLimit)
    }

    /// A token is a word, or four letters of a longer one.
    package func tokenCount(of text: String) -> Int {
        text.split(whereSeparator: \.isWhitespace).reduce(0) { $0 + ($1.unicodeScalars.count + 3) / 4 }
    }

    package func encode(_ texts: [String]) throws -> [EmbeddingVector] {
        for text in texts where tokenCount(of: text) + specialTokenCount > tokenLimit { throw TooLong(text: text) }
        return texts.map(vector)
    }

    package func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] {
        try zip(texts, encode(texts.map(\.text))).map { text, vector in
            let none = QuantizedVector.none(dimensions: identity.dimensions)
            return SegmentedEmbedding(
                vector: vector,
                segments: text.segments.map { $0.isEmpty ? none : QuantizedVector(self.vector(of: $0).values) })
        }
    }

    package func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector] { texts.map(vector) }

    package struct TooLong: Error {
        package let text: String
    }

    private func vector(of text: String) -> EmbeddingVector {
        var values = [Float](repeating: 0, count: identity.dimensions)
        values[0] = 0.1
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            var generator = SeededGenerator(seed: hash)
            for index in values.indices { values[index] += Float.random(in: -1...1, using: &generator) }
        }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return EmbeddingVector(unitLength: values.map { $0 / norm })
    }
}
