import Embedding
import KnowledgeModel
import SystemIO

/// Vectors of texts that are the same in every run, kept in a file: encoding a policy's examples takes seconds.
///
/// The file is named by the encoder and the texts, holds their vectors as Float32, little-endian, and is made anew if it
/// is not of the size that it should be. A folder that cannot be written to costs time and nothing else.
struct VectorCache {
    /// Made if it is not there; nil keeps nothing.
    let folder: String?
    let encoder: any TextEncoder

    func vectors(of texts: [String]) throws -> [EmbeddingVector] {
        guard let folder, !texts.isEmpty else { return try encoder.encode(texts) }
        try? FileSystem.createFolder(folder)
        let name = Digest.sha256Hex(([encoder.identity.hash] + texts).joined(separator: "\u{1}")).prefix(16)
        let path = folder + "/policy-\(name).vectors"
        if let known = read(path, count: texts.count) { return known }
        let vectors = try encoder.encode(texts)
        let values = vectors.flatMap { vector in vector.values.map(\.bitPattern.littleEndian) }
        try? DurableFile.replace(path) { sink in try values.withUnsafeBytes { try sink($0) } }
        return vectors
    }

    /// Nil if the file is not there, or not whole.
    private func read(_ path: String, count: Int) -> [EmbeddingVector]? {
        let dimensions = encoder.identity.dimensions
        guard let bytes = try? FileSystem.readFile(path), bytes.count == count * dimensions * 4 else { return nil }
        var vectors: [EmbeddingVector] = []
        for row in 0..<count {
            let values = (0..<dimensions).map { column in
                let start = (row * dimensions + column) * 4
                let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
                return Float(bitPattern: bits)
            }
            let norm = values.reduce(0) { $0 + $1 * $1 }
            guard norm > 0.999, norm < 1.001 else { return nil }
            vectors.append(EmbeddingVector(unitLength: values))
        }
        return vectors
    }
}
