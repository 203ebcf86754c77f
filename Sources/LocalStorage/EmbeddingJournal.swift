import KnowledgeModel
import Storage
import SystemIO

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `embeddings.journal`: embeddings made since the last publish, so that a run that is killed can be taken up again.
///
/// ```
/// OFFSET  SIZE  DESCRIPTION (little-endian); records follow each other from the start of the file
///      0    16  embedding key
///     16     4  dimensions d
///     20     4  segments s
///     24   4·d  numbers, float32
///  24+4d s(4+d) for each segment its scale, float32, and its codes, int8
///    ...     8  first 8 bytes of SHA-256 over all before
/// ```
/// A torn or damaged record ends the journal: it and what follows are cut off. Not synced, since losing it costs only
/// time.
final class EmbeddingJournal {
    private let path: String
    private var descriptor: Int32 = -1
    private(set) var embeddings: [EmbeddingKey: SegmentedEmbedding] = [:]

    private static let dimensionsMaximum = 1 << 16
    /// A passage has fewer sentences than bytes.
    private static let segmentsMaximum = 1 << 16

    init(path: String) throws {
        self.path = path
        let bytes = FileSystem.exists(path) ? try FileSystem.readFile(path) : []
        let valid = load(bytes)
        descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw FileError(errno: errno, action: "open", path: path) }
        guard ftruncate(descriptor, off_t(valid)) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
            throw FileError(errno: errno, action: "write", path: path)
        }
    }

    deinit { close(descriptor) }

    func append(_ batch: [(key: EmbeddingKey, embedding: SegmentedEmbedding)]) throws {
        var bytes: [UInt8] = []
        for (key, embedding) in batch {
            let vector = embedding.vector
            let start = bytes.count
            bytes.append(contentsOf: key.bytes)
            withUnsafeBytes(of: UInt32(vector.dimensions).littleEndian) { bytes.append(contentsOf: $0) }
            withUnsafeBytes(of: UInt32(embedding.segments.count).littleEndian) { bytes.append(contentsOf: $0) }
            for value in vector.values {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
            for segment in embedding.segments {
                withUnsafeBytes(of: segment.scale.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
                segment.codes.withUnsafeBytes { bytes.append(contentsOf: $0) }
            }
            bytes.append(contentsOf: Digest.sha256(Array(bytes[start...])).prefix(8))
            embeddings[key] = embedding
        }
        var offset = 0
        while offset < bytes.count {
            let put = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + offset, bytes.count - offset) }
            if put < 0 {
                if errno == EINTR { continue }
                throw FileError(errno: errno, action: "write", path: path)
            }
            offset += put
        }
    }

    /// Forgets everything: it has been published.
    func clear() throws {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) >= 0 else {
            throw FileError(errno: errno, action: "write", path: path)
        }
        embeddings = [:]
    }

    /// Reads records until one does not fit.
    ///
    /// - Returns: how many bytes at the front are good.
    private func load(_ bytes: [UInt8]) -> Int {
        var offset = 0
        while bytes.count - offset >= 32 {
            func number(at position: Int) -> UInt32 {
                bytes.withUnsafeBytes {
                    UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: position, as: UInt32.self))
                }
            }
            let dimensions = Int(number(at: offset + 16))
            let segmentCount = Int(number(at: offset + 20))
            guard (1...Self.dimensionsMaximum).contains(dimensions), segmentCount <= Self.segmentsMaximum else { break }
            let segmentBytes = 4 + dimensions
            let end = offset + 24 + 4 * dimensions + segmentCount * segmentBytes
            guard end + 8 <= bytes.count,
                Digest.sha256(Array(bytes[offset..<end])).prefix(8).elementsEqual(bytes[end..<end + 8])
            else { break }
            let values = (0..<dimensions).map { Float(bitPattern: number(at: offset + 24 + 4 * $0)) }
            let segments = (0..<segmentCount).map { index in
                let start = offset + 24 + 4 * dimensions + index * segmentBytes
                return QuantizedVector(
                    codes: bytes[start + 4..<start + segmentBytes].map { Int8(bitPattern: $0) },
                    scale: Float(bitPattern: number(at: start)))
            }
            embeddings[EmbeddingKey(bytes: Array(bytes[offset..<offset + 16]))] = SegmentedEmbedding(
                vector: EmbeddingVector(unitLength: values), segments: segments)
            offset = end + 8
        }
        return offset
    }
}
