/// One record of a file of separated values, whatever is wrong with it.
struct CSVRecord {
    var fields: [CSVField]
    /// From 1; a record with quoted line breaks has several.
    var lines: ClosedRange<Int>
    var byteRange: Range<Int>
    var problems: [CSVProblem]
}

struct CSVField: Equatable {
    var units: [UInt16]
    var isQuoted: Bool
}

enum CSVProblem: Equatable {
    /// Opens on this line, and nothing that could be its end was found; it counts as a letter.
    case quoteNotClosed(line: Int)
    /// Within a field, and not doubled; it counts as a letter.
    case quoteWithin(line: Int)
    case tooLarge
    case tooManyColumns
}
