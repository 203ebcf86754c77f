import KnowledgeModel
import SystemIO

/// How a file of tickets is written.
package enum TicketFormat: Sendable, Hashable {
    /// Nil: each line is one field.
    case csv(separator: Unicode.Scalar?)
    /// One object a line.
    case jsonLines
    /// One array of objects.
    case jsonArray
}

/// What the first bytes of a file say of the rest.
struct TicketFileShape {
    var fileName: String
    var encoding: TicketEncoding
    var format: TicketFormat
    /// The names of the columns, made different from each other; of JSON, the paths found in the first records.
    var header: [String]
    /// Of the first record.
    var start: TicketPosition
    /// What other tools call a file that is no text.
    private var binaryKind: String?

    private static let headBytes = 64 * 1024

    /// - Parameter separator: the caller's word; nil guesses.
    init(_ bytes: TicketBytes, fileName: String, separator: Unicode.Scalar?) throws(TicketSourceError) {
        self.fileName = fileName
        header = []
        format = .jsonLines
        do throws(FileError) {
            let head = try bytes.read(at: 0, count: Self.headBytes)
            encoding = TicketEncoding(head: head)
            start = TicketPosition(byteOffset: encoding.markBytes(in: head), line: 1, rowCount: 0)
            binaryKind = Self.binaryKind(head, encoding)
            if binaryKind == nil { try findFormat(bytes, separator: separator) }
        } catch {
            throw TicketSourceError.unreadable(error)
        }
        if let binaryKind { throw TicketSourceError.notText(fileName, kind: binaryKind) }
        if case .csv = format, header.isEmpty { throw TicketSourceError.empty(fileName) }
    }

    private mutating func findFormat(_ bytes: TicketBytes, separator: Unicode.Scalar?) throws(FileError) {
        var units = UnitReader(bytes, encoding: encoding, at: start.byteOffset)
        while let unit = try units.peek(), unit.isJSONSpace {
            if unit == .lineFeed { start.line += 1 }
            _ = try units.next()
        }
        let first = try units.peek()
        if separator == nil, first == UInt16(ascii: "[") {
            format = .jsonArray
            _ = try units.next()
        } else if separator != nil || first != UInt16(ascii: "{") {
            try readHeader(units, separator: separator)
            return
        }
        start.byteOffset = units.offset
    }

    private mutating func readHeader(_ units: UnitReader, separator: Unicode.Scalar?) throws(FileError) {
        var units = units
        var separator = separator
        var raw = try SeparatorGuess.header(units)
        var line = start.line
        if let declared = SeparatorGuess.declared(by: raw) {
            separator = separator ?? declared
            var skipping = CSVReader(units, separator: nil, line: line)
            _ = try skipping.next()
            units.seek(to: skipping.offset)
            line = skipping.line
            raw = try SeparatorGuess.header(units)
        }
        separator = separator ?? SeparatorGuess.separator(ofHeader: raw)
        format = .csv(separator: separator)
        start.byteOffset = units.offset
        var reader = CSVReader(units, separator: separator.flatMap { UInt16(exactly: $0.value) }, line: line)
        guard let record = try reader.next() else { return }
        header = Self.distinct(
            record.fields.map { encoding.text(of: $0.units).text.trimmingWhiteSpace })
        start.byteOffset = reader.offset
        start.line = reader.line
    }

    /// Each name once: an empty one is `column 3`, a second `name` is `name (2)`.
    static func distinct(_ names: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return names.enumerated().map { index, name in
            let name = name.isEmpty ? "column \(index + 1)" : name
            counts[name, default: 0] += 1
            let count = counts[name, default: 1]
            return count == 1 ? name : "\(name) (\(count))"
        }
    }

    /// Nil for text.
    private static func binaryKind(_ head: [UInt8], _ encoding: TicketEncoding) -> String? {
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a workbook or a zip archive" }
        if head.starts(with: [0x1F, 0x8B]) { return "a gzip archive" }
        if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old workbook" }
        return encoding == .utf8 && head.contains(0) ? "binary, or UTF-16 without a byte order mark" : nil
    }

    func finding(
        _ severity: Diagnostic.Severity, _ code: String, _ line: Int, _ message: String, _ consequence: String
    ) -> Diagnostic {
        Diagnostic(severity, code: code, path: fileName, line: line, message: message, consequence: consequence)
    }

    func fallbackFinding(line: Int) -> Diagnostic {
        finding(.note, "text-not-utf8", line, "the row is not UTF-8", "it is read as Windows-1252")
    }
}
