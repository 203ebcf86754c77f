package import KnowledgeModel

/// A query made ready for scanning: quantised and padded once, used on every part.
package struct ScanQuery: Sendable {
    package let dimensions: Int
    /// `stride` codes.
    let codes: [Int8]
    let scale: Float
    /// `stride` numbers, zero past `dimensions`.
    let values: [Float]

    package init(_ vector: EmbeddingVector) {
        dimensions = vector.dimensions
        let stride = VectorFileFormat.stride(dimensions: vector.dimensions)
        let padding = stride - vector.dimensions
        let quantization = QuantizedVector(vector.values)
        codes = quantization.codes + [Int8](repeating: 0, count: padding)
        scale = quantization.scale
        values = vector.values + [Float](repeating: 0, count: padding)
    }
}
