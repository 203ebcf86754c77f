import KnowledgeModel
import Storage
import SystemIO

/// `generations/000042.live`: for each part of a generation, which of its articles still count.
///
/// ```
/// OFFSET  SIZE  DESCRIPTION (little-endian)
///      0     8  magic "LACUNALV"
///      8     4  version, 1
///     12     4  number of parts, in the manifest's order
///             then for each part:
///      0     4  number of articles in the part
///      4   8·w  w = (articles + 63) / 64 words; bit i is set while article i counts
/// ```
/// The manifest holds the file's SHA-256. An absent file means that everything counts.
struct LivenessFile: Sendable, Equatable {
    /// One bitmap over articles for each part, in the manifest's order.
    var parts: [Bitmap]

    private static let magic = Array("LACUNALV".utf8)

    var encoded: [UInt8] {
        var bytes = Self.magic
        func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) } }
        append(1)
        append(UInt32(parts.count))
        for part in parts {
            append(UInt32(part.count))
            for word in part.words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
        }
        return bytes
    }

    /// Nil if the bytes are not such a file.
    init?(decoding bytes: [UInt8]) {
        guard bytes.starts(with: Self.magic) else { return nil }
        var offset = Self.magic.count
        func integer<Value: FixedWidthInteger>(_ type: Value.Type) -> Value? {
            let size = MemoryLayout<Value>.size
            guard bytes.count - offset >= size else { return nil }
            defer { offset += size }
            return bytes.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: type)) }
        }
        guard integer(UInt32.self) == 1, let count = integer(UInt32.self), count <= bytes.count else { return nil }
        parts = []
        for _ in 0..<count {
            guard let articles = integer(UInt32.self), Int(articles) / 8 <= bytes.count - offset else { return nil }
            var words: [UInt64] = []
            for _ in 0..<(Int(articles) + 63) / 64 {
                guard let word = integer(UInt64.self) else { return nil }
                words.append(word)
            }
            guard let bitmap = Bitmap(count: Int(articles), words: words) else { return nil }
            parts.append(bitmap)
        }
        guard offset == bytes.count else { return nil }
    }

    init(parts: [Bitmap]) { self.parts = parts }

    /// The bitmaps of a generation, nil where every article of a part counts.
    static func read(for manifest: GenerationManifest, in layout: IndexLayout) throws -> [Bitmap?] {
        guard let expected = manifest.livenessSHA256 else { return manifest.parts.map { _ in nil } }
        // While an erasure replaces the file, the next one lies beside it.
        for path in [layout.liveness(manifest.id), layout.nextLiveness(manifest.id)] {
            guard let bytes = try? FileSystem.readFile(path), Digest.sha256Hex(bytes) == expected,
                let file = LivenessFile(decoding: bytes), file.parts.map(\.count) == manifest.parts.map(\.articles)
            else { continue }
            return file.parts.map { $0.setCount == $0.count ? nil : $0 }
        }
        throw LocalStorageMessages.damagedLiveness(layout.liveness(manifest.id))
    }
}
