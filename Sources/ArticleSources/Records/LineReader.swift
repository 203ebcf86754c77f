import SystemIO

/// A file's lines, one at a time, with at most a chunk and one line in memory.
///
/// A line ends before `\n`; one `\r` before that belongs to the line's end too. A byte order mark at the beginning of
/// the file belongs to no line.
struct LineReader: Sendable {
    struct Line: Sendable {
        /// From 1.
        var number: Int
        /// In the file, without the line's end.
        var byteRange: Range<Int>
        /// Nil if the line is longer than the limit.
        var bytes: [UInt8]?
    }

    private static let chunkBytes = 256 * 1024

    private let file: ReadableFile
    private let lineBytesMaximum: Int
    private var chunk: [UInt8] = []
    /// Where `chunk` begins in the file, and how far into it lines have been taken.
    private var chunkOffset = 0
    private var position = 0
    private var lineNumber = 0

    init(file: ReadableFile, lineBytesMaximum: Int) throws(FileError) {
        self.file = file
        self.lineBytesMaximum = lineBytesMaximum
        chunk = try file.read(at: 0, count: Self.chunkBytes)
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Where the next line begins in the file.
    var offset: Int { chunkOffset + position }

    mutating func next() throws(FileError) -> Line? {
        let start = offset
        var bytes: [UInt8] = []
        var length = 0
        while true {
            if position == chunk.count {
                chunkOffset += chunk.count
                chunk = try file.read(at: chunkOffset, count: Self.chunkBytes)
                position = 0
                if chunk.isEmpty {
                    if length == 0, offset == start { return nil }
                    break
                }
            }
            let end = chunk[position...].firstIndex(of: UInt8(ascii: "\n"))
            let piece = chunk[position..<(end ?? chunk.count)]
            length += piece.count
            if length <= lineBytesMaximum { bytes += piece }
            position = end.map { $0 + 1 } ?? chunk.count
            if end != nil { break }
        }
        lineNumber += 1
        guard length <= lineBytesMaximum else {
            return Line(number: lineNumber, byteRange: start..<(start + length), bytes: nil)
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return Line(number: lineNumber, byteRange: start..<(start + bytes.count), bytes: bytes)
    }
}
