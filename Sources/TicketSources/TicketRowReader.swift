import KnowledgeModel
import SystemIO

/// Reads the rows of a file of tickets, one at a time.
package struct TicketRowReader {
    private var rows: RawRowReader
    private let shape: TicketFileShape
    private let dateOrder: DateOrder?
    private var rowCount: Int
    private let byteCount: Int

    init(_ rows: RawRowReader, shape: TicketFileShape, dateOrder: DateOrder?, rowCount: Int, byteCount: Int) {
        self.rows = rows
        self.shape = shape
        self.dateOrder = dateOrder
        self.rowCount = rowCount
        self.byteCount = byteCount
    }

    /// Where to go on, by `TicketSource.reader(from:)`.
    package var position: TicketPosition {
        TicketPosition(byteOffset: rows.byteOffset, line: rows.line, rowCount: rowCount)
    }

    /// Of the file's bytes, 0…1.
    package var fractionRead: Double { byteCount == 0 ? 1 : min(1, Double(rows.byteOffset) / Double(byteCount)) }

    /// The next row, whether it holds a ticket or not; nil at the end.
    ///
    /// - Throws: `unreadable`, if the disk fails.
    package mutating func next() throws(TicketSourceError) -> TicketItem? {
        let row: RawRow?
        do throws(FileError) { row = try rows.next() } catch { throw TicketSourceError.unreadable(error) }
        guard let row else { return nil }
        rowCount += 1
        var findings = row.findings
        let content: TicketItem.Content
        switch row.outcome {
        case .skipped(let reason): content = .skipped(reason)
        case .values(let values):
            content = ticket(values, line: row.lines.lowerBound, &findings).map { .ticket($0) } ?? .skipped(.noText)
        }
        return TicketItem(
            number: rowCount, lines: row.lines, byteRange: row.byteRange, content: content, findings: findings)
    }

    /// Nil if the row has neither text nor messages nor subject.
    private func ticket(_ values: RowValues, line: Int, _ findings: inout [Diagnostic]) -> TicketRow? {
        let subject = values.text(.subject)
        let messages = values.messages(.text) ?? []
        // A ticket without a body asks by its subject.
        guard let text = messages.isEmpty ? values.text(.text) ?? subject : "" else { return nil }
        var row = TicketRow(text: text, messages: messages)
        row.subject = messages.isEmpty && values.text(.text) == nil ? nil : subject?.trimmingWhiteSpace
        row.id = values.text(.id)?.trimmingWhiteSpace
        row.asker = values.text(.asker)?.trimmingWhiteSpace
        row.channel = values.text(.channel)?.trimmingWhiteSpace
        row.ticket = values.text(.ticket)?.trimmingWhiteSpace
        row.product = values.text(.product)?.trimmingWhiteSpace
        row.locale = values.text(.locale)?.trimmingWhiteSpace.lowercased().replacing("_", with: "-")
        row.answer = values.text(.answer)
        if let time = values.text(.at) {
            row.at = TicketTime.moment(time, order: dateOrder)
            if row.at == nil {
                findings.append(
                    shape.finding(
                        .warning, "time-unreadable", line, "the row's time is in no form that is known",
                        "the row is taken without its time"))
            }
        }
        return row
    }
}
