package import KnowledgeModel
import SectionFile

/// Collects vectors in row order and writes them as one vector file.
///
/// The same vectors in the same order give the same bytes. Rows must come in the order that breaks ties between equal
/// scores, (article id, passage ordinal): see `NearestSearch.approximateCandidates`.
///
/// Holds everything in memory until written: 5 bytes a dimension and one more for each segment; with five segments
/// 384 MB for 100,000 vectors of 384.
package struct VectorFileWriter {
    package let dimensions: Int
    package private(set) var count = 0
    private let modelHash: [UInt8]
    private let stride: Int
    private var codes: [Int8] = []
    private var scales: [Float] = []
    private var values: [Float] = []
    private var signs: SignCodeBlocks
    private var segmentStarts: [UInt32] = [0]
    private var segmentCodes: [Int8] = []
    private var segmentScales: [Float] = []

    /// - Parameter modelHash: the model's SHA-256; its first 16 bytes are kept.
    /// - Precondition: 1 to 8,192 dimensions, at least 16 bytes of hash.
    package init(dimensions: Int, modelHash: [UInt8]) {
        precondition((1...VectorFileFormat.dimensionsMaximum).contains(dimensions))
        precondition(modelHash.count >= VectorFileFormat.modelHashBytes)
        self.dimensions = dimensions
        self.modelHash = Array(modelHash.prefix(VectorFileFormat.modelHashBytes))
        stride = VectorFileFormat.stride(dimensions: dimensions)
        signs = SignCodeBlocks(stride: stride)
    }

    /// Adds the next row.
    ///
    /// - Precondition: `vector` and `segments` have the file's dimensions; the file has fewer than 2³¹ − 1 rows, and
    ///   fewer than 2³² segments.
    /// - Complexity: O(`dimensions` × (1 + `segments`)), amortised
    package mutating func append(_ vector: EmbeddingVector, segments: [QuantizedVector] = []) {
        precondition(vector.dimensions == dimensions)
        let quantized = QuantizedVector(vector.values)
        Self.append(quantized.codes, to: &codes, stride: stride)
        values += vector.values
        signs.append(vector.values)
        for segment in segments {
            precondition(segment.codes.count == dimensions)
            Self.append(segment.codes, to: &segmentCodes, stride: stride)
            segmentScales.append(segment.scale)
        }
        addRow(scale: quantized.scale, valueCount: dimensions)
    }

    /// Not a method: one would hold all of `self`, and each call would copy the codes that it adds to.
    private static func append(_ row: [Int8], to codes: inout [Int8], stride: Int) {
        codes += row
        codes.append(contentsOf: repeatElement(0, count: stride - row.count))
    }

    /// Adds a row for a passage without a vector: no search for neighbours finds it.
    package mutating func appendMissing() {
        codes.append(contentsOf: repeatElement(0, count: stride))
        signs.append(nil)
        addRow(scale: 0, valueCount: 0)
    }

    private mutating func addRow(scale: Float, valueCount: Int) {
        values.append(contentsOf: repeatElement(0, count: stride - valueCount))
        scales.append(scale)
        segmentStarts.append(UInt32(segmentScales.count))
        count += 1
        precondition(count <= Int(Int32.max), "rows are numbered by Int32")
    }

    /// Hands the whole file to `sink`, piece by piece and in order.
    ///
    /// - Throws: what `sink` throws.
    package func write(to sink: (UnsafeRawBufferPointer) throws -> Void) throws {
        assert(codes.count == count * stride && values.count == count * stride && scales.count == count)
        var fields: [UInt8] = []
        fields.appendNumber(UInt32(count))
        fields.appendNumber(UInt32(dimensions))
        fields += modelHash
        fields.appendNumber(UInt64(segmentScales.count))
        try SectionTable.write(
            magic: VectorFileFormat.magic, version: VectorFileFormat.version, fields: fields,
            sections: [
                SectionContents(kind: VectorFileFormat.codes, codes),
                SectionContents(kind: VectorFileFormat.scales, scales),
                SectionContents(kind: VectorFileFormat.vectors, values),
                SectionContents(kind: VectorFileFormat.segmentStarts, segmentStarts),
                SectionContents(kind: VectorFileFormat.segmentCodes, segmentCodes),
                SectionContents(kind: VectorFileFormat.segmentScales, segmentScales),
                SectionContents(kind: VectorFileFormat.signs, signs.bytes),
            ],
            to: sink)
    }
}
