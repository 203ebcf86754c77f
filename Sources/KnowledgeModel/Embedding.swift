/// The embedding of one text: `dimensions` single-precision numbers of unit length.
package struct EmbeddingVector: Sendable, Hashable {
    package let values: [Float]

    /// - Precondition: the Euclidean norm is 1 within 0.001.
    package init(unitLength values: [Float]) {
        var squares: Float = 0
        for value in values { squares += value * value }
        precondition(abs(squares - 1) < 2e-3, "an embedding must have unit length, not \(squares.squareRoot())")
        self.values = values
    }

    package var dimensions: Int { values.count }
}

/// A text in the pieces whose own vectors are wanted beside that of the whole.
///
/// The whole is the pieces with a line break between them. No token may cross from one piece into the next, which holds
/// wherever white space or punctuation parts them.
package struct SegmentedText: Sendable, Hashable {
    package var segments: [String]

    package init(_ segments: [String]) { self.segments = segments }

    package var text: String { segments.joined(separator: "\n") }
}

/// The embedding of a text, and of each of its pieces *within* that text: the mean over the piece's tokens after they
/// have seen all the others.
package struct SegmentedEmbedding: Sendable, Hashable {
    package let vector: EmbeddingVector
    /// In the order of the pieces; `none` for one without any token.
    package let segments: [QuantizedVector]

    package init(vector: EmbeddingVector, segments: [QuantizedVector]) {
        self.vector = vector
        self.segments = segments
    }
}

/// A vector in int8: `values[i] ≈ codes[i] × scale`. Symmetric, to the nearest integer with ties to even.
package struct QuantizedVector: Sendable, Hashable {
    package let codes: [Int8]
    /// 0 for no vector.
    package let scale: Float

    package init(codes: [Int8], scale: Float) {
        self.codes = codes
        self.scale = scale
    }

    /// - Precondition: all values are finite and one is not zero, as in every vector of unit length.
    package init(_ values: some Collection<Float>) {
        // Of numbers side by side in memory, as nearly all are, the loop is a tight one.
        self =
            values.withContiguousStorageIfAvailable { Self(numbers: $0) }
            ?? Array(values).withUnsafeBufferPointer { Self(numbers: $0) }
    }

    private init(numbers values: UnsafeBufferPointer<Float>) {
        let magnitude = values.reduce(0) { max($0, abs($1)) }
        precondition(magnitude > 0 && magnitude.isFinite, "a vector must be finite and not zero")
        let scale = magnitude / 127
        self.scale = scale
        codes = values.map { value in
            let code = (value / scale).rounded(.toNearestOrEven)
            // A quotient can leave ±127 by the rounding of `scale`, never by half a step; the bounds are for proof.
            return Int8(min(max(code, -127), 127))
        }
    }

    /// Nothing, where there was no token to make a vector of.
    package static func none(dimensions: Int) -> QuantizedVector {
        QuantizedVector(codes: [Int8](repeating: 0, count: dimensions), scale: 0)
    }
}

/// Which encoder made a vector. Vectors of different identities cannot be compared.
package struct ModelIdentity: Sendable, Hashable {
    package let name: String
    /// SHA-256 in hexadecimal over what decides the model's output.
    package let hash: String
    package let dimensions: Int
    /// Tokens of one text at most, special tokens included.
    package let tokenLimit: Int

    package init(name: String, hash: String, dimensions: Int, tokenLimit: Int) {
        self.name = name
        self.hash = hash
        self.dimensions = dimensions
        self.tokenLimit = tokenLimit
    }
}

/// Counts tokens as the encoder does, so that passages can be cut to its real limit.
package protocol TokenCounting: Sendable {
    /// Tokens of one text at most, special tokens included.
    var tokenLimit: Int { get }
    /// How many special tokens the encoder adds to each text.
    var specialTokenCount: Int { get }
    /// Tokens of `text` without special tokens. O(n).
    func tokenCount(of text: String) -> Int
}
