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
