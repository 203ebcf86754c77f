import KnowledgeModel
import PostingsFile
import TestSupport

extension SeededGenerator {
    mutating func bitmap(_ count: Int, share: Double) -> Bitmap {
        var bitmap = Bitmap(count: count, repeating: false)
        for index in 0..<count where Double.random(in: 0..<1, using: &self) < share { bitmap[index] = true }
        return bitmap
    }
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

/// A document: the words of each field.
typealias Document = [[String]]

/// `"title | headings | body"`
func document(_ text: String) -> Document {
    text.split(separator: "|", omittingEmptySubsequences: false).map { $0.split(separator: " ").map { String($0) } }
}

func fileBytes(_ documents: [Document], fieldCount: Int = 3) throws -> [UInt8] {
    var postings: [[UInt8]: [UInt32: [UInt16]]] = [:]
    var places: [[UInt8]: [(document: Int, field: Int, offset: Int)]] = [:]
    var lengths: [UInt32] = []
    for (row, document) in documents.enumerated() {
        for (field, words) in document.enumerated() {
            lengths.append(UInt32(words.count))
            for (offset, word) in words.enumerated() {
                places[Array(word.utf8), default: []].append((row, field, offset))
                let empty = [UInt16](repeating: 0, count: fieldCount)
                postings[Array(word.utf8), default: [:]][UInt32(row), default: empty][field] += 1
            }
        }
    }
    var writer = PostingsFileWriter(fieldCount: fieldCount)
    writer.setDocumentLengths(lengths)
    for (term, list) in postings.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        let rows = list.keys.sorted()
        for place in places[term] ?? [] {
            writer.placeNextTerm(document: place.document, field: place.field, offset: place.offset)
        }
        writer.append(term: term, documents: rows, frequencies: rows.flatMap { list[$0] ?? [] })
    }
    var bytes: [UInt8] = []
    try writer.write { bytes += $0 }
    return bytes
}

func open(_ bytes: [UInt8]) throws(PostingsFileError) -> PostingsFileReader {
    let memory = AlignedBytes(bytes)
    return try PostingsFileReader(bytes: memory.bytes, keeping: memory, path: "/parts/7/postings.lpf")
}

func makeReader(_ documents: [Document], fieldCount: Int = 3) throws -> PostingsFileReader {
    let reader = try open(try fileBytes(documents, fieldCount: fieldCount))
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

/// Makes all checksums right again.
func resealSections(_ bytes: inout [UInt8]) {
    for entry in 0..<Int(bytes[16]) {
        let start = 64 + entry * 32
        func number(_ offset: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[start + offset + $1]) << (8 * $1) } }
        let crc = slowCRC32C(bytes[number(8)..<number(8) + number(16)])
        for index in 0..<4 { bytes[start + 24 + index] = UInt8(truncatingIfNeeded: crc >> UInt32(8 * index)) }
    }
    reseal(&bytes)
}
