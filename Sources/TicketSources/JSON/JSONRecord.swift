import SystemIO

/// One record of a file of JSON: a line, or an element of the array that is the file.
struct JSONRecord {
    /// Nil if it is larger than the limit.
    var units: [UInt16]?
    var lines: ClosedRange<Int>
    var byteRange: Range<Int>
}

/// Takes a file of JSON apart into its records, without understanding them.
struct JSONRecordReader {
    private var units: UnitReader
    private let isArray: Bool
    /// The line at which reading stands.
    private(set) var line: Int

    init(_ units: UnitReader, isArray: Bool, line: Int) {
        self.units = units
        self.isArray = isArray
        self.line = line
    }

    /// Where the next record begins, or what separates it from the one before.
    var offset: Int { units.offset }

    /// Nil at the end. O(record).
    mutating func next() throws(FileError) -> JSONRecord? {
        let between: UInt16 = isArray ? UInt16(ascii: ",") : .lineFeed
        try skip { $0.isJSONSpace || $0 == between }
        guard try units.peek() != nil else { return nil }
        return isArray ? try nextElement() : try nextLine()
    }

    private mutating func nextLine() throws(FileError) -> JSONRecord {
        let start = units.offset
        let first = line
        var content = Content()
        while let unit = try units.peek(), !unit.isLineEnd {
            _ = try units.next()
            content.append(unit)
        }
        let end = units.offset
        return JSONRecord(units: content.units, lines: first...line, byteRange: start..<end)
    }

    /// From its first character to the bracket that closes it, or to a comma if it has none.
    private mutating func nextElement() throws(FileError) -> JSONRecord? {
        let start = units.offset
        let first = line
        var content = Content()
        var depth = 0
        var isString = false
        var isEscaped = false
        while let unit = try units.peek() {
            if !isString, depth == 0, unit == UInt16(ascii: ",") { break }
            take(unit)
            _ = try units.next()
            content.append(unit)
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if unit == UInt16(ascii: "\\") {
                    isEscaped = true
                } else if unit == .quote {
                    isString = false
                }
                continue
            }
            switch unit {
            case .quote: isString = true
            case UInt16(ascii: "{"), UInt16(ascii: "["): depth += 1
            case UInt16(ascii: "}"), UInt16(ascii: "]"): depth -= 1
            default: break
            }
            if depth < 0 {
                // The file's own array ends.
                content.dropLast()
                if content.isBlank { return try afterArray() }
                break
            }
            if depth == 0, unit == UInt16(ascii: "}") || unit == UInt16(ascii: "]") { break }
        }
        return JSONRecord(units: content.units, lines: first...line, byteRange: start..<units.offset)
    }

    /// What follows the array is no ticket.
    private mutating func afterArray() throws(FileError) -> JSONRecord? {
        try skip { _ in true }
        return nil
    }

    private mutating func skip(_ isSkipped: (UInt16) -> Bool) throws(FileError) {
        while let unit = try units.peek(), isSkipped(unit) {
            take(unit)
            _ = try units.next()
        }
    }

    private mutating func take(_ unit: UInt16) {
        if unit == .lineFeed { line += 1 }
    }

    private struct Content {
        private(set) var units: [UInt16]? = []
        private(set) var isBlank = true

        mutating func append(_ unit: UInt16) {
            guard let count = units?.count else { return }
            if count < TicketLimits.recordUnitsMaximum { units?.append(unit) } else { units = nil }
            if !unit.isJSONSpace, unit != UInt16(ascii: "]") { isBlank = false }
        }

        mutating func dropLast() { _ = units?.popLast() }
    }
}
