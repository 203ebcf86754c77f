package import KnowledgeModel
import SystemIO

/// A file of tickets or questions: CSV, JSON lines or a JSON array, as help desks export them.
///
/// Reading holds one row and a chunk of the file in memory, and can begin where an earlier reading ended.
package struct TicketSource: Sendable {
    package struct Options: Sendable, Hashable {
        /// Columns that the caller names; the others are guessed from their names.
        package var columns: TicketColumns
        /// Between fields; nil guesses from the header.
        package var separator: Unicode.Scalar?
        /// Nil: the dates themselves must say.
        package var dateOrder: DateOrder?
        /// Rows without a time in this range are skipped; nil takes all, those without any time too.
        package var times: Range<Timestamp>?

        package init(
            columns: TicketColumns = TicketColumns(), separator: Unicode.Scalar? = nil, dateOrder: DateOrder? = nil,
            times: Range<Timestamp>? = nil
        ) {
            self.columns = columns
            self.separator = separator
            self.dateOrder = dateOrder
            self.times = times
        }
    }

    package let fileName: String
    package let format: TicketFormat
    package let encoding: TicketEncoding
    /// Which column is what.
    package let columns: TicketColumns
    /// As the dates are read; nil if none needs it.
    package let dateOrder: DateOrder?
    /// The position of the first row.
    package let start: TicketPosition
    package let byteCount: Int
    private let times: Range<Timestamp>?
    private let shape: TicketFileShape
    private let bytes: TicketBytes

    /// Opens a file and finds out how it is written. O(sample), or O(file) where dates in numbers must show their order.
    ///
    /// - Throws: `TicketSourceError`: the file cannot be read, has no column for the text or for a time that is needed, or open dates.
    package init(path: String, options: Options = Options()) throws(TicketSourceError) {
        let bytes: TicketBytes
        do throws(FileError) { bytes = try TicketBytes(path: path) } catch {
            throw TicketSourceError.unreadable(error)
        }
        try self.init(bytes, fileName: path.split(separator: "/").last.map(String.init) ?? path, options: options)
    }

    /// The same of bytes at hand.
    package init(_ bytes: TicketBytes, fileName: String, options: Options = Options()) throws(TicketSourceError) {
        var shape = try TicketFileShape(bytes, fileName: fileName, separator: options.separator)
        if case .csv = shape.format {
        } else {
            shape.header = try Self.paths(in: bytes, shape)
        }
        self.fileName = fileName
        self.bytes = bytes
        byteCount = bytes.count
        format = shape.format
        encoding = shape.encoding
        start = shape.start
        columns = try ColumnGuess(fileName: fileName, columns: shape.header, named: options.columns).resolved()
        self.shape = shape
        times = options.times
        if times != nil, columns[.at] == nil {
            throw TicketSourceError.noTimeColumn(fileName, columns: shape.header)
        }
        if let named = options.dateOrder {
            dateOrder = named
        } else {
            dateOrder = try Self.dateOrder(in: bytes, shape, columns)
        }
    }

    /// - Parameter position: of an earlier reader of the same file; nil begins at the first row.
    package func reader(from position: TicketPosition? = nil) -> TicketRowReader {
        let position = position ?? start
        return TicketRowReader(
            RawRowReader(shape, columns: columns, bytes: bytes, from: position), shape: shape, dateOrder: dateOrder,
            times: times, rowCount: position.rowCount, byteCount: byteCount)
    }

    /// What was found out, for people: `CSV separated by ";", UTF-8; text = description, at = created_at`.
    package var summary: String {
        let kind =
            switch format {
            case .csv(let separator): "CSV, " + SeparatorGuess.name(separator)
            case .jsonLines: "JSON lines"
            case .jsonArray: "a JSON array"
            }
        let dates = dateOrder.map { $0 == .dayFirst ? "; dates day first" : "; dates month first" } ?? ""
        return "\(kind), \(encoding.rawValue); \(columns.description)\(dates)"
    }

    /// The keys of the first records, in the order in which they appear.
    private static func paths(in bytes: TicketBytes, _ shape: TicketFileShape) throws(TicketSourceError) -> [String] {
        var reader = RawRowReader(shape, columns: TicketColumns(), bytes: bytes, from: shape.start)
        var paths: [String] = []
        var known: Set<String> = []
        var tried = 0
        while tried < TicketLimits.sampleRecordsMaximum, reader.byteOffset < TicketLimits.sampleBytesMaximum,
            let row = try next(&reader)
        {
            tried += 1
            guard case .values(.json(let fields, _)) = row.outcome else { continue }
            for path in fields.paths where known.insert(path).inserted { paths.append(path) }
        }
        if tried == 0 { throw TicketSourceError.empty(shape.fileName) }
        if paths.isEmpty { throw TicketSourceError.nothingReadable(shape.fileName, tried: tried) }
        return paths
    }

    /// What all the dates together say; nil if none of the first rows' is in numbers with the year last.
    private static func dateOrder(
        in bytes: TicketBytes, _ shape: TicketFileShape, _ columns: TicketColumns
    ) throws(TicketSourceError) -> DateOrder? {
        guard let column = columns[.at] else { return nil }
        var reader = RawRowReader(
            shape, columns: TicketColumns([.at: column]), bytes: bytes, from: shape.start)
        var evidence = DateOrderEvidence()
        var count = 0
        while count < TicketLimits.sampleRecordsMaximum || !evidence.isEmpty, let row = try next(&reader) {
            count += 1
            guard case .values(let values) = row.outcome, let text = values.text(.at) else { continue }
            evidence.add(text, line: row.lines.lowerBound)
        }
        switch (evidence.dayFirstLine, evidence.monthFirstLine, evidence.eitherLine) {
        case (let dayFirst?, let monthFirst?, _):
            throw TicketSourceError.datesMixed(
                shape.fileName, column: column, dayFirst: dayFirst, monthFirst: monthFirst)
        case (_?, nil, _): return .dayFirst
        case (nil, _?, _): return .monthFirst
        case (nil, nil, let line?): throw TicketSourceError.datesAmbiguous(shape.fileName, column: column, line: line)
        case (nil, nil, nil): return nil
        }
    }

    private static func next(_ reader: inout RawRowReader) throws(TicketSourceError) -> RawRow? {
        do throws(FileError) { return try reader.next() } catch { throw TicketSourceError.unreadable(error) }
    }
}
