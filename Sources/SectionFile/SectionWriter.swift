#if _endian(big)
    #error("sections are written and mapped as they lie in memory, which must be little-endian")
#endif

/// One section to be written: its kind and a way to its bytes.
package struct SectionContents {
    package let kind: UInt32
    /// Lends the bytes for the length of the call.
    let withBytes: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void

    package init<Number: BitwiseCopyable>(kind: UInt32, _ numbers: [Number]) {
        self.kind = kind
        withBytes = { body in try numbers.withUnsafeBytes(body) }
    }
}

extension SectionTable {
    /// Writes a whole file: header, section table, sections, each preceded by zeros up to its alignment.
    ///
    /// The same arguments give the same bytes.
    ///
    /// - Parameters:
    ///   - fields: the 32 bytes of the header that belong to the format.
    ///   - sink: receives the file piece by piece, in order.
    /// - Throws: what `sink` throws.
    /// - Complexity: O(file), each section read twice: for its checksum, then for the sink
    package static func write(
        magic: String, version: UInt32, fields: [UInt8], sections: [SectionContents],
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        precondition(magic.utf8.count == 8 && fields.count == 32 && sections.count <= sectionCountMaximum)
        var table: [UInt8] = []
        var offset = headerBytes + sections.count * entryBytes
        for section in sections {
            offset = aligned(offset)
            try section.withBytes { bytes in
                table.appendNumber(section.kind)
                table.appendNumber(UInt32(0))
                table.appendNumber(UInt64(offset))
                table.appendNumber(UInt64(bytes.count))
                table.appendNumber(crc32c(bytes))
                table.appendNumber(UInt32(0))
                offset += bytes.count
            }
        }
        var head = Array(magic.utf8)
        head.appendNumber(version)
        head.appendNumber(UInt32(headerBytes))
        head.appendNumber(UInt32(sections.count))
        head.appendNumber(UInt32(0))
        head.appendNumber(UInt64(offset))
        head += fields
        head += table
        let checksum = head.withUnsafeBytes { Self.checksum(ofTable: $0) }
        withUnsafeBytes(of: checksum.littleEndian) { head.replaceSubrange(20..<24, with: $0) }

        try head.withUnsafeBytes(sink)
        var written = head.count
        for section in sections {
            let padding = [UInt8](repeating: 0, count: aligned(written) - written)
            if !padding.isEmpty { try padding.withUnsafeBytes(sink) }
            written += padding.count
            try section.withBytes { bytes in
                try sink(bytes)
                written += bytes.count
            }
        }
        assert(written == offset)
    }

    private static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }
}

extension [UInt8] {
    /// Appends a number's bytes, least significant first.
    package mutating func appendNumber<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
