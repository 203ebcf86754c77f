import Spelling
import SystemIO

/// A file of tickets cannot be read as it is; says what to do.
package struct TicketSourceError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value {
            case unreadable, notText, empty, nothingReadable, noTextColumn, noTimeColumn, unknownColumn, datesAmbiguous,
                datesMixed
        }
        private let value: Value

        package static let unreadable = Code(value: .unreadable)
        /// A workbook, an archive or the like.
        package static let notText = Code(value: .notText)
        package static let empty = Code(value: .empty)
        /// None of its first records is what the file seems to hold.
        package static let nothingReadable = Code(value: .nothingReadable)
        package static let noTextColumn = Code(value: .noTextColumn)
        package static let noTimeColumn = Code(value: .noTimeColumn)
        package static let unknownColumn = Code(value: .unknownColumn)
        /// Its dates can be read day first and month first.
        package static let datesAmbiguous = Code(value: .datesAmbiguous)
        /// Some of its dates can only be read day first, others only month first.
        package static let datesMixed = Code(value: .datesMixed)
    }

    package let code: Code
    package let message: String

    package var description: String { message }

    static func unreadable(_ cause: FileError) -> TicketSourceError {
        TicketSourceError(code: .unreadable, message: cause.message)
    }

    /// - Parameter kind: with its article: "a workbook".
    static func notText(_ name: String, kind: String) -> TicketSourceError {
        TicketSourceError(
            code: .notText, message: "\(name) is \(kind), not text; save the tickets as CSV (UTF-8) or JSON lines")
    }

    static func empty(_ name: String) -> TicketSourceError {
        TicketSourceError(
            code: .empty, message: "\(name) holds no ticket; its first line must name the columns, or be a JSON object")
    }

    static func nothingReadable(_ name: String, tried: Int) -> TicketSourceError {
        TicketSourceError(
            code: .nothingReadable,
            message: "\(name) begins like JSON, but none of its first \(tried) records is an object; write one object "
                + "a line, or an array of objects")
    }

    static func noTextColumn(_ name: String, columns: [String]) -> TicketSourceError {
        TicketSourceError(
            code: .noTextColumn,
            message: "\(name): no column is named like the text of a ticket; name it with --text. "
                + listed(columns))
    }

    static func noTimeColumn(_ name: String, columns: [String]) -> TicketSourceError {
        TicketSourceError(
            code: .noTimeColumn,
            message: "\(name) has no column that looks like the time of a question; name it with --at. "
                + listed(columns))
    }

    static func unknownColumn(
        _ column: String, _ field: TicketField, of name: String, columns: [String]
    ) -> TicketSourceError {
        let advice = Spelling.nearest(to: column, among: columns).map { "; did you mean \"\($0)\"?" } ?? ";"
        return TicketSourceError(
            code: .unknownColumn,
            message: "\(name) has no column \"\(column)\" for --\(field.flag)\(advice) " + listed(columns))
    }

    static func datesAmbiguous(_ name: String, column: String, line: Int) -> TicketSourceError {
        TicketSourceError(
            code: .datesAmbiguous,
            message:
                "\(name): the dates of \"\(column)\" could be day first or month first (the first on line \(line)); "
                + "say which with --date-order dmy or --date-order mdy")
    }

    static func datesMixed(
        _ name: String, column: String, dayFirst: Int, monthFirst: Int
    ) -> TicketSourceError {
        TicketSourceError(
            code: .datesMixed,
            message: "\(name): the date of \"\(column)\" on line \(dayFirst) is day first and the one on line "
                + "\(monthFirst) month first; say how to read them with --date-order dmy or --date-order mdy, or write "
                + "them as 2026-05-31")
    }

    private static func listed(_ columns: [String]) -> String {
        let shown = columns.prefix(30).map { String($0.prefix(40)) }.joined(separator: ", ")
        let more = columns.count > 30 ? " and \(columns.count - 30) more" : ""
        return "The columns are: \(shown)\(more)"
    }
}
