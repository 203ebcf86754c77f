package import KnowledgeModel
import SectionFile
internal import SystemIO

/// An open vector file.
///
/// Opening checks the frame and that every section has the size its counts demand, before any pointer into the file is
/// made; no search then reads out of bounds, whatever the sections hold. `verify` reads and checks the contents.
// `@unchecked`: the pointers lead into memory that nobody changes and that `owner` keeps.
package final class VectorFileReader: @unchecked Sendable {
    /// The path, for messages.
    package let path: String
    /// Number of rows, those without a vector included.
    package let count: Int
    package let dimensions: Int
    /// The first 16 bytes of the SHA-256 of the model that made the vectors.
    package let modelHash: [UInt8]
    private let table: SectionTable
    private let rows: VectorRows
    /// By which the signs were taken.
    let rotation: SignRotation
    private let owner: any AnyObject & Sendable

    /// Maps a file.
    ///
    /// - Throws: `VectorFileError`: unreadable, corrupt, too old or too new.
    /// - Complexity: O(1)
    package convenience init(path: String) throws(VectorFileError) {
        let file: MappedFile
        do {
            file = try MappedFile(path: path)
        } catch {
            throw .unreadable(path, cause: error)
        }
        try self.init(bytes: file.bytes, keeping: file, path: path)
    }

    /// Reads a file from memory.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, aligned to 8 bytes or better.
    ///   - owner: what keeps the bytes; held as long as this reader.
    ///   - path: for messages.
    package init(
        bytes: UnsafeRawBufferPointer, keeping owner: any AnyObject & Sendable, path: String
    ) throws(VectorFileError) {
        do throws(SectionProblem) {
            table = try SectionTable(
                checking: bytes, magic: VectorFileFormat.magic,
                versions: VectorFileFormat.oldestReadableVersion...VectorFileFormat.version)
            count = Int(bytes.number(at: 32, as: UInt32.self))
            dimensions = Int(bytes.number(at: 36, as: UInt32.self))
            modelHash = Array(bytes[40..<40 + VectorFileFormat.modelHashBytes])
            guard count <= Int(Int32.max), (1...VectorFileFormat.dimensionsMaximum).contains(dimensions) else {
                throw .corrupt("it cannot hold \(count) vectors of \(dimensions) dimensions")
            }
            let segmentCount = Int(clamping: bytes.number(at: 56, as: UInt64.self))
            guard segmentCount <= Int(UInt32.max) else { throw .corrupt("it cannot hold \(segmentCount) segments") }
            let stride = VectorFileFormat.stride(dimensions: dimensions)
            rows = VectorRows(
                count: count, stride: stride,
                codes: try table.section(kind: VectorFileFormat.codes, of: Int8.self, count: count * stride),
                scales: try table.section(kind: VectorFileFormat.scales, of: Float.self, count: count),
                values: try table.section(kind: VectorFileFormat.vectors, of: Float.self, count: count * stride),
                segmentCount: segmentCount,
                segmentStarts: try table.section(
                    kind: VectorFileFormat.segmentStarts, of: UInt32.self, count: count + 1),
                segmentCodes: try table.section(
                    kind: VectorFileFormat.segmentCodes, of: Int8.self, count: segmentCount * stride),
                segmentScales: try table.section(
                    kind: VectorFileFormat.segmentScales, of: Float.self, count: segmentCount),
                signs: try Self.signs(table, count: count, stride: stride))
            rotation = SignRotation(stride: stride)
        } catch {
            throw .problem(path, error)
        }
        self.path = path
        self.owner = owner
    }

    private static func signs(
        _ table: SectionTable, count: Int, stride: Int
    ) throws(SectionProblem) -> UnsafePointer<UInt8>? {
        // Files that were written before there were signs lack them.
        guard table.entries.contains(where: { $0.kind == VectorFileFormat.signs }) else { return nil }
        return try table.section(
            kind: VectorFileFormat.signs, of: UInt8.self,
            count: SignCodeShape(stride: stride).sectionBytes(rows: count))
    }

    /// Whether rows can be found by their signs. Files of earlier versions cannot.
    package var hasSigns: Bool { rows.signs != nil }

    /// Compares the checksum of every section.
    ///
    /// - Throws: `VectorFileError`: corrupt.
    /// - Complexity: O(file)
    package func verify() throws(VectorFileError) {
        defer { withExtendedLifetime(self) {} }
        do {
            try table.verifyChecksums()
        } catch {
            throw .problem(path, error)
        }
    }

    /// Refuses a file whose vectors cannot be compared with those of a model.
    ///
    /// - Parameter hash: the model's SHA-256, of which 16 bytes count.
    /// - Throws: `VectorFileError`: wrong model.
    package func requireModel(hash: [UInt8], dimensions: Int) throws(VectorFileError) {
        let prefix = Array(hash.prefix(VectorFileFormat.modelHashBytes))
        guard prefix == modelHash, dimensions == self.dimensions else {
            throw .wrongModel(
                path, fileHash: Self.hexadecimal(modelHash), fileDimensions: self.dimensions,
                hash: Self.hexadecimal(prefix), dimensions: dimensions)
        }
    }

    /// The f32 vector of a row exactly as it was written, or nil for a passage without one.
    ///
    /// - Precondition: `row` is a row of this file.
    package func vector(at row: Int32) -> EmbeddingVector? {
        precondition(row >= 0 && row < count)
        return withRows { rows in
            guard rows.scales[Int(row)] > 0 else { return nil }
            let values = Array(UnsafeBufferPointer(start: rows.values + Int(row) * rows.stride, count: dimensions))
            let squares = values.reduce(0) { $0 + $1 * $1 }
            // Damage that nobody has verified yet must not reach the precondition of `EmbeddingVector`, whose sum this is.
            guard abs(squares - 1) < 2e-3 else { return nil }
            return EmbeddingVector(unitLength: values)
        }
    }

    /// Whether a row has a vector, undamaged or not. O(1).
    ///
    /// - Precondition: `row` is a row of this file.
    package func hasVector(at row: Int32) -> Bool {
        precondition(row >= 0 && row < count)
        return withRows { $0.scales[Int(row)] > 0 }
    }

    /// The codes of a row's segments exactly as they were written.
    ///
    /// - Precondition: `row` is a row of this file.
    package func segments(at row: Int32) -> [QuantizedVector] {
        precondition(row >= 0 && row < count)
        return withRows { rows in
            rows.segments(of: Int(row)).map { segment in
                let codes = UnsafeBufferPointer(start: rows.segmentCodes + segment * rows.stride, count: dimensions)
                return QuantizedVector(codes: Array(codes), scale: rows.segmentScales[segment])
            }
        }
    }

    /// Lends the sections; the pointers must not leave `body`.
    func withRows<Result>(_ body: (VectorRows) -> Result) -> Result {
        withExtendedLifetime(self) { body(rows) }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// The sections of an open vector file.
struct VectorRows {
    let count: Int
    let stride: Int
    /// `count` × `stride`
    let codes: UnsafePointer<Int8>
    /// `count`; above zero exactly where there is a vector.
    let scales: UnsafePointer<Float>
    /// `count` × `stride`
    let values: UnsafePointer<Float>
    let segmentCount: Int
    /// `count` + 1
    let segmentStarts: UnsafePointer<UInt32>
    /// `segmentCount` × `stride`
    let segmentCodes: UnsafePointer<Int8>
    /// `segmentCount`; above zero exactly where there is a vector.
    let segmentScales: UnsafePointer<Float>
    /// Blocks of 64 rows, as `SignCodeShape` says; nil in files of earlier versions.
    let signs: UnsafePointer<UInt8>?

    /// None where the file is damaged.
    func segments(of row: Int) -> Range<Int> {
        let (start, end) = (Int(segmentStarts[row]), Int(segmentStarts[row + 1]))
        return start <= end && end <= segmentCount ? start..<end : 0..<0
    }
}
