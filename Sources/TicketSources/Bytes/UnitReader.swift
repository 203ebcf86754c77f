import SystemIO

/// A file's units, one at a time, with a chunk of it in memory. A unit is a byte, or two in UTF-16.
struct UnitReader {
    private static let chunkBytes = 256 * 1024

    let encoding: TicketEncoding
    private let bytes: TicketBytes
    private var chunk: [UInt8] = []
    private var chunkOffset: Int
    private var index = 0

    init(_ bytes: TicketBytes, encoding: TicketEncoding, at offset: Int) {
        self.bytes = bytes
        self.encoding = encoding
        chunkOffset = offset
    }

    /// Where the next unit begins in the file.
    var offset: Int { chunkOffset + index }

    /// Nil at the end. A single byte where UTF-16 wants two is no unit.
    mutating func next() throws(FileError) -> UInt16? {
        guard let unit = try peek() else { return nil }
        index += encoding.unitBytes
        return unit
    }

    mutating func peek() throws(FileError) -> UInt16? {
        if index + encoding.unitBytes > chunk.count {
            chunkOffset += index
            index = 0
            chunk = try bytes.read(at: chunkOffset, count: Self.chunkBytes)
            if chunk.count < encoding.unitBytes { return nil }
        }
        switch encoding {
        case .utf8: return UInt16(chunk[index])
        case .utf16LittleEndian: return UInt16(chunk[index]) | UInt16(chunk[index + 1]) << 8
        case .utf16BigEndian: return UInt16(chunk[index]) << 8 | UInt16(chunk[index + 1])
        }
    }

    mutating func seek(to offset: Int) {
        if (chunkOffset...chunkOffset + chunk.count).contains(offset) {
            index = offset - chunkOffset
        } else {
            chunkOffset = offset
            index = 0
            chunk = []
        }
    }
}

extension UInt16 {
    init(ascii character: Unicode.Scalar) { self = UInt16(UInt8(ascii: character)) }

    static let quote = UInt16(ascii: "\"")
    static let lineFeed = UInt16(ascii: "\n")
    static let carriageReturn = UInt16(ascii: "\r")
    var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
    var isJSONSpace: Bool { self == 0x20 || self == 0x09 || isLineEnd }
}
