import KnowledgeModel
import SystemIO

/// What is wanted of one record, as text and not yet understood.
struct RawRow {
    enum Outcome {
        case values(RowValues)
        case skipped(SkipReason)
    }

    var lines: ClosedRange<Int>
    var byteRange: Range<Int>
    var outcome: Outcome
    var findings: [Diagnostic]
}

enum RowValues {
    case cells([TicketField: String])
    case json(JSONFields, TicketColumns)

    /// Nil if it is not there or holds white space alone.
    func text(_ field: TicketField) -> String? {
        let text =
            switch self {
            case .cells(let cells): cells[field]
            case .json(let fields, let columns): columns[field].flatMap { fields.text($0) }
            }
        return text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }

    func messages(_ field: TicketField) -> [SourceMessage]? {
        guard case .json(let fields, let columns) = self else { return nil }
        return columns[field].flatMap { fields.list($0) }.flatMap { MessageList.read($0) }
    }
}

/// Reads records one after the other, in either format.
struct RawRowReader {
    private enum Records {
        case csv(CSVReader)
        case json(JSONRecordReader)
    }

    private let shape: TicketFileShape
    private let columns: TicketColumns
    /// Of the header, of those that are wanted.
    private let indices: [TicketField: Int]
    private var records: Records

    init(_ shape: TicketFileShape, columns: TicketColumns, bytes: TicketBytes, from position: TicketPosition) {
        self.shape = shape
        self.columns = columns
        indices = columns.names.compactMapValues { shape.header.firstIndex(of: $0) }
        let units = UnitReader(bytes, encoding: shape.encoding, at: position.byteOffset)
        switch shape.format {
        case .csv(let separator):
            let unit = separator.flatMap { UInt16(exactly: $0.value) }
            records = .csv(CSVReader(units, separator: unit, line: position.line))
        case .jsonLines: records = .json(JSONRecordReader(units, isArray: false, line: position.line))
        case .jsonArray: records = .json(JSONRecordReader(units, isArray: true, line: position.line))
        }
    }

    var byteOffset: Int {
        switch records {
        case .csv(let reader): reader.offset
        case .json(let reader): reader.offset
        }
    }

    var line: Int {
        switch records {
        case .csv(let reader): reader.line
        case .json(let reader): reader.line
        }
    }

    /// Blank lines are passed over. Nil at the end.
    mutating func next() throws(FileError) -> RawRow? {
        switch records {
        case .csv(var reader):
            defer { records = .csv(reader) }
            while let record = try reader.next() {
                let isBlank = record.fields.count == 1 && record.fields[0].units.allSatisfy { $0 == 0x20 || $0 == 0x09 }
                if !isBlank || record.fields[0].isQuoted && shape.header.count == 1 { return row(record) }
            }
            return nil
        case .json(var reader):
            defer { records = .json(reader) }
            return try reader.next().map(row)
        }
    }

    private func row(_ record: CSVRecord) -> RawRow {
        var row = RawRow(
            lines: record.lines, byteRange: record.byteRange, outcome: .skipped(.tooLarge), findings: [])
        for problem in record.problems { row.findings.append(finding(problem, record.lines.lowerBound)) }
        if record.problems.contains(.tooLarge) || record.problems.contains(.tooManyColumns) { return row }
        let surplus = record.fields.dropFirst(shape.header.count)
        let isShort = record.fields.count < shape.header.count
        if isShort || surplus.contains(where: { !$0.units.isEmpty }) {
            let isUsable = isShort && (indices[.text].map { $0 < record.fields.count } ?? false)
            row.findings.append(
                shape.finding(
                    isUsable ? .warning : .error, "row-ragged", record.lines.lowerBound,
                    "the row has \(record.fields.count == 1 ? "1 field" : "\(record.fields.count) fields"), the header \(shape.header.count)",
                    isUsable ? "the missing ones are taken as empty" : "the row is skipped"))
            if !isUsable {
                row.outcome = .skipped(.ragged)
                return row
            }
        }
        var cells: [TicketField: String] = [:]
        var isFallback = false
        for (field, index) in indices where index < record.fields.count {
            let (text, fallback) = shape.encoding.text(of: record.fields[index].units)
            cells[field] = text
            isFallback = isFallback || fallback
        }
        if isFallback { row.findings.append(shape.fallbackFinding(line: record.lines.lowerBound)) }
        row.outcome = .values(.cells(cells))
        return row
    }

    private func row(_ record: JSONRecord) -> RawRow {
        var row = RawRow(
            lines: record.lines, byteRange: record.byteRange, outcome: .skipped(.tooLarge), findings: [])
        let line = record.lines.lowerBound
        guard let units = record.units else {
            row.findings.append(finding(.tooLarge, line))
            return row
        }
        let (text, isFallback) = shape.encoding.text(of: units)
        if isFallback { row.findings.append(shape.fallbackFinding(line: line)) }
        switch JSONFields.read(text) {
        case .fields(let fields): row.outcome = .values(.json(fields, columns))
        case .notJSON:
            row.outcome = .skipped(.notJSON)
            row.findings.append(
                shape.finding(.error, "row-not-json", line, "this is not a whole JSON value", "the row is skipped"))
        case .notAnObject:
            row.outcome = .skipped(.notAnObject)
            row.findings.append(
                shape.finding(.error, "row-not-an-object", line, "this JSON is no object", "the row is skipped"))
        }
        return row
    }

    private func finding(_ problem: CSVProblem, _ line: Int) -> Diagnostic {
        switch problem {
        case .quoteNotClosed(let line):
            shape.finding(
                .warning, "quote-not-closed", line, "a quote opens a field here and is not closed",
                "it is taken for a letter, and the field ends with its line")
        case .quoteWithin(let line):
            shape.finding(
                .note, "quote-not-doubled", line, "a quote within a field is not doubled", "it is taken for a letter")
        case .tooLarge:
            shape.finding(
                .error, "row-too-large", line,
                "a field is longer than \(TicketLimits.fieldUnitsMaximum) characters, or the row than "
                    + "\(TicketLimits.recordUnitsMaximum)", "the row is skipped")
        case .tooManyColumns:
            shape.finding(
                .error, "row-too-wide", line, "the row has more than \(TicketLimits.columnsMaximum) fields",
                "the row is skipped")
        }
    }
}
