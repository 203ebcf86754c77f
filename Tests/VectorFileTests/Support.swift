import KnowledgeModel
import TestSupport
import VectorFile

extension SeededGenerator {
    mutating func unitVector(_ dimensions: Int) -> EmbeddingVector {
        var values = (0..<dimensions).map { _ in
            Float.random(in: -1...1, using: &self) + Float.random(in: -1...1, using: &self)
        }
        let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        for index in values.indices { values[index] /= norm }
        return EmbeddingVector(unitLength: values)
    }

    mutating func bitmap(_ count: Int, share: Double) -> Bitmap {
        var bitmap = Bitmap(count: count, repeating: false)
        for index in 0..<count where Double.random(in: 0..<1, using: &self) < share { bitmap[index] = true }
        return bitmap
    }
}

/// Clumps of near and of equal vectors, with some missing: what a real part looks like, and worse.
func clumps(_ count: Int, dimensions: Int, _ random: inout SeededGenerator) -> [EmbeddingVector?] {
    let centres = (0..<max(count / 20, 1)).map { _ in random.unitVector(dimensions) }
    return (0..<count).map { _ in
        let centre = centres[Int.random(in: 0..<centres.count, using: &random)]
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return nil
        case 1: return centre
        default:
            return near(centre, &random)
        }
    }
}

/// A vector whose cosine with the given one is about 0.9.
func near(_ centre: EmbeddingVector, _ random: inout SeededGenerator) -> EmbeddingVector {
    let noise = random.unitVector(centre.dimensions).values
    var values = zip(centre.values, noise).map { $0 + 0.5 * $1 }
    let norm = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for index in values.indices { values[index] /= norm }
    return EmbeddingVector(unitLength: values)
}

/// Bytes of exactly their size at an aligned address, so that an address sanitizer sees each read beyond them.
// `@unchecked`: written once, in `init`.
final class AlignedBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ contents: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: contents.count, alignment: 64)
        copy.copyBytes(from: contents)
        bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { bytes.deallocate() }
}

let modelHash = (0..<32).map { UInt8($0) }

/// The bytes of a file of the given rows, nil for a row without a vector.
func fileBytes(_ vectors: [EmbeddingVector?], dimensions: Int) throws -> [UInt8] {
    var writer = VectorFileWriter(dimensions: dimensions, modelHash: modelHash)
    for vector in vectors {
        if let vector { writer.append(vector) } else { writer.appendMissing() }
    }
    var bytes: [UInt8] = []
    try writer.write { bytes += $0 }
    return bytes
}

func open(_ bytes: [UInt8]) throws(VectorFileError) -> VectorFileReader {
    let memory = AlignedBytes(bytes)
    return try VectorFileReader(bytes: memory.bytes, keeping: memory, path: "/parts/7/vectors.lvf")
}

func makeReader(_ vectors: [EmbeddingVector?], dimensions: Int) throws -> VectorFileReader {
    let reader = try open(try fileBytes(vectors, dimensions: dimensions))
    try reader.verify()
    return reader
}

/// CRC-32C bit by bit: a second definition, apart from the one in C.
func slowCRC32C(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var crc = UInt32.max
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
    }
    return ~crc
}

/// Makes the checksum of a changed header right again, so that the checks behind it are reached.
func reseal(_ bytes: inout [UInt8]) {
    let sectionCount = Int(bytes[16])
    let tableEnd = min(64 + sectionCount * 32, bytes.count)
    bytes.replaceSubrange(20..<24, with: [0, 0, 0, 0])
    let crc = slowCRC32C(bytes[..<tableEnd])
    for index in 0..<4 { bytes[20 + index] = UInt8(truncatingIfNeeded: crc >> UInt32(8 * index)) }
}

/// Makes a file one that was written before there were signs: their section is of a kind that nobody knows.
func removeSigns(from bytes: inout [UInt8]) {
    for entry in 0..<Int(bytes[16]) where bytes[64 + entry * 32] == 7 { bytes[64 + entry * 32] = 200 }
    reseal(&bytes)
}
