import SystemIO

/// Why a file of JSON could not be taken apart into its records.
enum ExportScanError: Error {
    case file(FileError)
    /// The file ends within a value.
    case cutShort(line: Int)
    /// What stands there is no JSON.
    case malformed(line: Int, problem: String)
}

/// The bytes of a file of JSON, a chunk at a time, with the line that has been reached.
struct ExportBytes {
    private static let chunkBytes = 256 * 1024

    private let file: ReadableFile
    private var chunk: [UInt8] = []
    private var chunkOffset = 0
    private var position = 0
    /// From 1.
    private(set) var line = 1

    /// A byte order mark belongs to no value.
    init(file: ReadableFile) throws(ExportScanError) {
        self.file = file
        chunk = try Self.read(file, at: 0)
        if chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    var offset: Int { chunkOffset + position }

    /// The next byte, which is not taken; nil at the end.
    mutating func peek() throws(ExportScanError) -> UInt8? {
        if position == chunk.count {
            chunkOffset += chunk.count
            position = 0
            chunk = try Self.read(file, at: chunkOffset)
        }
        return chunk.isEmpty ? nil : chunk[position]
    }

    /// Takes the byte that was looked at.
    mutating func take() {
        if chunk[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    /// The next byte that is not white space.
    mutating func peekToken() throws(ExportScanError) -> UInt8? {
        while let byte = try peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            take()
        }
        return nil
    }

    /// Takes a text from its quote to the other. Returns its bytes as written, without the quotes; nil if they are more
    /// than `keeping`.
    mutating func takeText(keeping maximum: Int = 0) throws(ExportScanError) -> [UInt8]? {
        take()
        var kept: [UInt8] = []
        var isKept = true
        var isEscaped = false
        while let byte = try peek() {
            guard byte >= 0x20 else {
                throw .malformed(line: line, problem: "a text is not closed on its line")
            }
            take()
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                return isKept ? kept : nil
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            }
            if kept.count < maximum { kept.append(byte) } else { isKept = false }
        }
        throw .cutShort(line: line)
    }

    /// Takes any value without understanding it, however deep.
    mutating func takeValue() throws(ExportScanError) {
        var depth = 0
        while let byte = try peekToken() {
            switch byte {
            case UInt8(ascii: "\""): _ = try takeText()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                take()
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { throw .malformed(line: line, problem: "a bracket closes nothing") }
                depth -= 1
                take()
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { throw .malformed(line: line, problem: "a value is missing") }
                take()
            default: try takeWord()
            }
            if depth == 0 { return }
        }
        throw .cutShort(line: line)
    }

    /// A number, `true`, `false` or `null`; which of them is for the reader of the record to say.
    private mutating func takeWord() throws(ExportScanError) {
        var count = 0
        while let byte = try peek(), Self.isWordByte(byte) {
            take()
            count += 1
        }
        if count == 0 { throw .malformed(line: line, problem: "no value of JSON begins so") }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "E"),
            UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func read(_ file: ReadableFile, at offset: Int) throws(ExportScanError) -> [UInt8] {
        do { return try file.read(at: offset, count: chunkBytes) } catch { throw .file(error) }
    }
}
