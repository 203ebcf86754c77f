/// The frame of our binary index files: a header of 64 bytes, a table of sections, the sections.
///
/// All numbers are little-endian.
///
/// | offset | size | header                                                                       |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |      0 |    8 | magic, ASCII                                                                 |
/// |      8 |    4 | version of the format                                                        |
/// |     12 |    4 | bytes of the header, 64; the section table follows                           |
/// |     16 |    4 | number of sections                                                           |
/// |     20 |    4 | CRC-32C of header and section table, with these four bytes as zero           |
/// |     24 |    8 | bytes of the whole file, which shows a truncated copy at once                |
/// |     32 |   32 | fields of the format in question                                             |
///
/// | offset | size | entry of the section table                                                   |
/// |-------:|-----:|:-----------------------------------------------------------------------------|
/// |      0 |    4 | kind; an unknown kind is skipped, so that later writers may add some         |
/// |      4 |    4 | flags, 0; other flags on a known kind change its meaning and are refused     |
/// |      8 |    8 | offset of the section in the file, a multiple of 64                          |
/// |     16 |    8 | bytes of the section                                                         |
/// |     24 |    4 | CRC-32C of the section                                                       |
/// |     28 |    4 | reserved, 0                                                                  |
package struct SectionTable {
    package static let headerBytes = 64
    package static let entryBytes = 32
    /// A cache line, and the widest vector register: no row of a section straddles more lines than it must.
    package static let alignment = 64
    /// The formats have fewer than ten kinds. The limit keeps a damaged count from costing anything.
    package static let sectionCountMaximum = 64

    package struct Entry {
        package let kind: UInt32
        package let flags: UInt32
        package let range: Range<Int>
        package let checksum: UInt32
    }

    package let entries: [Entry]
    private let bytes: UnsafeRawBufferPointer

    /// Checks length, magic, version, checksum of header and table, and the bounds of every section; the contents of
    /// the sections are not read.
    ///
    /// - Parameter bytes: the whole file, aligned to 8 bytes or better.
    /// - Throws: the first problem found.
    /// - Complexity: O(sections)
    package init(
        checking bytes: UnsafeRawBufferPointer, magic: String, versions: ClosedRange<UInt32>
    ) throws(SectionProblem) {
        precondition(Int(bitPattern: bytes.baseAddress) % 8 == 0, "index files are read from aligned memory")
        guard bytes.count >= Self.headerBytes else {
            throw .corrupt("it has \(bytes.count) bytes, fewer than its header")
        }
        guard bytes[..<8].elementsEqual(magic.utf8) else { throw .corrupt("it does not begin with \(magic)") }
        let version = bytes.number(at: 8, as: UInt32.self)
        // Before the checksum, since other versions may compute it over other bytes.
        if version < versions.lowerBound { throw .tooOld(version: version) }
        if version > versions.upperBound {
            throw .tooNew("it has format \(version), and this build reads up to \(versions.upperBound)")
        }
        guard bytes.number(at: 12, as: UInt32.self) == UInt32(Self.headerBytes) else {
            throw .corrupt("its header has an impossible size")
        }
        let sectionCount = Int(bytes.number(at: 16, as: UInt32.self))
        let tableEnd = Self.headerBytes + sectionCount * Self.entryBytes
        guard sectionCount <= Self.sectionCountMaximum, tableEnd <= bytes.count else {
            throw .corrupt("its section table does not fit into the file")
        }
        guard
            Self.checksum(ofTable: UnsafeRawBufferPointer(rebasing: bytes[..<tableEnd]))
                == bytes.number(at: 20, as: UInt32.self)
        else { throw .corrupt("the checksum of its header does not match") }
        guard bytes.number(at: 24, as: UInt64.self) == UInt64(bytes.count) else {
            throw .corrupt("it has \(bytes.count) bytes where its header says \(bytes.number(at: 24, as: UInt64.self))")
        }
        var entries: [Entry] = []
        for index in 0..<sectionCount {
            entries.append(try Self.entry(index, of: bytes, after: tableEnd))
        }
        self.entries = entries
        self.bytes = bytes
    }

    private static func entry(
        _ index: Int, of bytes: UnsafeRawBufferPointer, after tableEnd: Int
    ) throws(SectionProblem) -> Entry {
        let start = headerBytes + index * entryBytes
        let kind = bytes.number(at: start, as: UInt32.self)
        let offset = bytes.number(at: start + 8, as: UInt64.self)
        let length = bytes.number(at: start + 16, as: UInt64.self)
        let (end, overflow) = offset.addingReportingOverflow(length)
        guard !overflow, end <= UInt64(bytes.count), offset >= UInt64(tableEnd) else {
            throw .corrupt("section \(kind) lies outside the file")
        }
        guard offset % UInt64(alignment) == 0 else { throw .corrupt("section \(kind) is not aligned") }
        return Entry(
            kind: kind, flags: bytes.number(at: start + 4, as: UInt32.self), range: Int(offset)..<Int(end),
            checksum: bytes.number(at: start + 24, as: UInt32.self))
    }

    /// The numbers of one section, which must be there once and hold exactly `count` of them.
    ///
    /// The pointer is valid as long as the bytes handed to `init`.
    package func section<Number: BitwiseCopyable>(
        kind: UInt32, of type: Number.Type, count: Int
    ) throws(SectionProblem) -> UnsafePointer<Number> {
        let matching = entries.filter { $0.kind == kind }
        guard let entry = matching.first, matching.count == 1 else {
            throw .corrupt("section \(kind) is there \(matching.count) times instead of once")
        }
        guard entry.flags == 0 else { throw .tooNew("its section \(kind) has flags that this build does not know") }
        let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Number>.stride)
        guard !overflow, entry.range.count == length, let base = bytes.baseAddress else {
            throw .corrupt("section \(kind) has \(entry.range.count) bytes, which does not fit the header's counts")
        }
        return (base + entry.range.lowerBound).assumingMemoryBound(to: type)
    }

    /// Bytes of a section whose length the header does not give, 0 if it is missing.
    package func byteCount(ofSection kind: UInt32) -> Int { entries.first { $0.kind == kind }?.range.count ?? 0 }

    /// Reads every section and compares its checksum, those of unknown kinds too.
    ///
    /// - Complexity: O(file)
    package func verifyChecksums() throws(SectionProblem) {
        for entry in entries
        where crc32c(UnsafeRawBufferPointer(rebasing: bytes[entry.range])) != entry.checksum {
            throw .corrupt("the checksum of section \(entry.kind) does not match")
        }
    }

    /// - Parameter table: header and section table.
    package static func checksum(ofTable table: UnsafeRawBufferPointer) -> UInt32 {
        var copy = Array(table)
        copy.replaceSubrange(20..<24, with: [0, 0, 0, 0])
        return copy.withUnsafeBytes { crc32c($0) }
    }
}

/// What can be wrong with the frame of a file; each format says it in its own words.
package enum SectionProblem: Error {
    case tooOld(version: UInt32)
    /// Why: a clause whose subject is the file.
    case tooNew(String)
    /// Why: a clause whose subject is the file.
    case corrupt(String)
}

extension UnsafeRawBufferPointer {
    /// The little-endian number at an offset that the caller has checked.
    package func number<Number: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as type: Number.Type) -> Number {
        Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
    }
}
