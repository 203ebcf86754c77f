import SystemIO

/// Reads separated values as RFC 4180 writes them, and what others make of it: any line end, any one separator, quotes
/// that are not doubled.
///
/// A field is quoted if it begins with a quote: up to the quote before a separator or a line's end. An odd run of quotes
/// that stands *behind* a separator or line end instead is where the next quoted field begins, so the quote before was
/// never closed: it is reported with its line and taken for a letter, and reading goes on behind it. Escaped quotes come
/// in even runs, so a well-formed file is never suspected. Each stretch is read twice at most: O(n).
struct CSVReader {
    private enum Terminator { case separator, line, end }

    private var units: UnitReader
    /// Nil: each line is one field.
    private let separator: UInt16?
    /// Of the next record.
    private(set) var line: Int
    private var problems: [CSVProblem] = []

    init(_ units: UnitReader, separator: UInt16?, line: Int) {
        self.units = units
        self.separator = separator
        self.line = line
    }

    /// Where the next record begins.
    var offset: Int { units.offset }

    /// Nil at the end. A blank line is a record of one empty field.
    mutating func next() throws(FileError) -> CSVRecord? {
        let start = units.offset
        let firstLine = line
        guard try units.peek() != nil else { return nil }
        problems = []
        var fields: [CSVField] = []
        var size = 0
        var lastLine = line
        while true {
            let (field, terminator) = try readField()
            size += field.units.count
            if fields.count == TicketLimits.columnsMaximum {
                note(.tooManyColumns)
            } else if size > TicketLimits.recordUnitsMaximum {
                note(.tooLarge)
            } else {
                fields.append(field)
            }
            if terminator == .separator { continue }
            lastLine = terminator == .line ? line - 1 : line
            break
        }
        return CSVRecord(
            fields: fields, lines: firstLine...lastLine, byteRange: start..<units.offset, problems: problems)
    }

    private mutating func readField() throws(FileError) -> (CSVField, Terminator) {
        let start = units.offset
        let firstLine = line
        if try units.peek() == .quote {
            if let field = try readQuoted() { return field }
            units.seek(to: start)
            line = firstLine
        }
        var content: [UInt16] = []
        while true {
            if let terminator = try takeTerminator() {
                return (CSVField(units: content, isQuoted: false), terminator)
            }
            guard let unit = try units.next() else { continue }
            if content.count < TicketLimits.fieldUnitsMaximum { content.append(unit) } else { note(.tooLarge) }
        }
    }

    /// Nil if the field, which begins with a quote, is none of the quoted ones after all.
    private mutating func readQuoted() throws(FileError) -> (CSVField, Terminator)? {
        let firstLine = line
        let opening = try takeQuotes()
        var content = [UInt16](repeating: .quote, count: (opening - 1) / 2)
        guard opening % 2 == 1 else {
            // Empty, or quotes alone; with letters behind it is not quoted.
            if let terminator = try takeTerminator() { return (CSVField(units: content, isQuoted: true), terminator) }
            note(.quoteWithin(line: firstLine))
            return nil
        }
        var isBehindBoundary = false
        while let unit = try units.peek(), content.count < TicketLimits.fieldUnitsMaximum {
            if unit == .quote {
                let run = try takeQuotes()
                let isOdd = run % 2 == 1
                if isOdd, let terminator = try takeTerminator() {
                    content += repeatElement(.quote, count: run / 2)
                    return (CSVField(units: content, isQuoted: true), terminator)
                }
                if isOdd, isBehindBoundary { break }
                if isOdd { note(.quoteWithin(line: line)) }
                content += repeatElement(.quote, count: (run + 1) / 2)
                isBehindBoundary = false
            } else {
                _ = try units.next()
                content.append(unit)
                isBehindBoundary = unit == separator || unit.isLineEnd
                try countLine(after: unit)
            }
        }
        problems.append(.quoteNotClosed(line: firstLine))
        return nil
    }

    /// Takes a separator or a line's end; nil, and nothing taken, if neither is next.
    private mutating func takeTerminator() throws(FileError) -> Terminator? {
        guard let unit = try units.peek() else { return .end }
        if unit == separator {
            _ = try units.next()
            return .separator
        }
        guard unit.isLineEnd else { return nil }
        _ = try units.next()
        if unit == .carriageReturn, try units.peek() == .lineFeed { _ = try units.next() }
        line += 1
        return .line
    }

    private mutating func takeQuotes() throws(FileError) -> Int {
        var count = 0
        while try units.peek() == .quote {
            _ = try units.next()
            count += 1
        }
        return count
    }

    /// A carriage return before a line feed is no line of its own.
    private mutating func countLine(after unit: UInt16) throws(FileError) {
        if unit == .lineFeed { line += 1 }
        if unit == .carriageReturn, try units.peek() != .lineFeed { line += 1 }
    }

    /// Once of each kind in a record.
    private mutating func note(_ problem: CSVProblem) {
        let isKnown = problems.contains {
            switch ($0, problem) {
            case (.quoteWithin, .quoteWithin): true
            default: $0 == problem
            }
        }
        if !isKnown { problems.append(problem) }
    }
}
