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
///     20   4·d  numbers, float32
/// 20+4·d     8  first 8 bytes of SHA-256 over all before
/// ```
/// A torn or damaged record ends the journal: it and what follows are cut off. Not synced, since losing it costs only
/// time.
final class EmbeddingJournal {
    private let path: String
    private var descriptor: Int32 = -1
    private(set) var embeddings: [EmbeddingKey: EmbeddingVector] = [:]

    private static let dimensionsMaximum = 1 << 16

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

    func append(_ batch: [(key: EmbeddingKey, vector: EmbeddingVector)]) throws {
        var bytes: [UInt8] = []
        for (key, vector) in batch {
            let start = bytes.count
            bytes.append(contentsOf: key.bytes)
            withUnsafeBytes(of: UInt32(vector.dimensions).littleEndian) { bytes.append(contentsOf: $0) }
            for value in vector.values {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
            bytes.append(contentsOf: Digest.sha256(Array(bytes[start...])).prefix(8))
            embeddings[key] = vector
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
        while bytes.count - offset >= 28 {
            let dimensions = Int(
                bytes.withUnsafeBytes {
                    UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self))
                })
            guard dimensions > 0, dimensions <= Self.dimensionsMaximum else { break }
            let end = offset + 20 + 4 * dimensions
            guard end + 8 <= bytes.count,
                Digest.sha256(Array(bytes[offset..<end])).prefix(8).elementsEqual(bytes[end..<end + 8])
            else { break }
            let values = bytes.withUnsafeBytes { buffer in
                (0..<dimensions).map {
                    Float(
                        bitPattern: UInt32(
                            littleEndian: buffer.loadUnaligned(fromByteOffset: offset + 20 + 4 * $0, as: UInt32.self)))
                }
            }
            embeddings[EmbeddingKey(bytes: Array(bytes[offset..<offset + 16]))] = EmbeddingVector(unitLength: values)
            offset = end + 8
        }
        return offset
    }
}
