import KnowledgeModel
import SystemIO

/// Reads the rows of a file of tickets, one at a time.
package struct TicketRowReader {
    private var rows: RawRowReader
    private let shape: TicketFileShape
    private let dateOrder: DateOrder?
    private let times: Range<Timestamp>?
    private var rowCount: Int
    private let byteCount: Int

    init(
        _ rows: RawRowReader, shape: TicketFileShape, dateOrder: DateOrder?, times: Range<Timestamp>?, rowCount: Int,
        byteCount: Int
    ) {
        self.rows = rows
        self.shape = shape
        self.dateOrder = dateOrder
        self.times = times
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
            content = self.content(values, line: row.lines.lowerBound, &findings)
        }
        return TicketItem(
            number: rowCount, lines: row.lines, byteRange: row.byteRange, content: content, findings: findings)
    }

    /// No ticket if the row has neither text nor messages nor subject, or not what is asked of all rows.
    private func content(
        _ values: RowValues, line: Int, _ findings: inout [Diagnostic]
    ) -> TicketItem.Content {
        let subject = values.text(.subject)
        let messages = values.messages(.text) ?? []
        // A ticket without a body asks by its subject.
        guard let text = messages.isEmpty ? values.text(.text) ?? subject : "" else { return .skipped(.noText) }
        var row = TicketRow(text: text, messages: messages)
        row.subject = messages.isEmpty && values.text(.text) == nil ? nil : subject?.trimmingWhiteSpace
        row.id = values.text(.id)?.trimmingWhiteSpace
        row.asker = values.text(.asker)?.trimmingWhiteSpace
        row.channel = values.text(.channel)?.trimmingWhiteSpace
        row.ticket = values.text(.ticket)?.trimmingWhiteSpace
        row.product = values.text(.product)?.trimmingWhiteSpace
        row.locale = values.text(.locale)?.trimmingWhiteSpace.lowercased().replacing("_", with: "-")
        row.answer = values.text(.answer)
        row.cohort = values.text(.cohort)?.trimmingWhiteSpace
        row.outcome = values.text(.outcome)?.trimmingWhiteSpace.lowercased()
        if let time = values.text(.at) {
            row.at = TicketTime.moment(time, order: dateOrder)
            if row.at == nil {
                findings.append(
                    shape.finding(
                        .warning, "time-unreadable", line, "the row's time is in no form that is known",
                        times == nil ? "the row is taken without its time" : "the row is skipped"))
            }
        }
        if let times, let reason = Self.reason(row.at, outOf: times) {
            if let problem = Self.problem(reason, hasText: values.text(.at) != nil) {
                findings.append(shape.finding(.error, problem.code, line, problem.message, "the row is skipped"))
            }
            return .skipped(reason)
        }
        if let words = values.text(.roles) {
            let words = words.split { " ,;|\t".contains($0) }.map { $0.lowercased() }
            let roles = words.compactMap { Role($0) }
            if roles.count < words.count {
                findings.append(
                    shape.finding(
                        .error, "roles-unreadable", line,
                        "the row's roles are not names of letters, digits, \".\", \"_\" and \"-\", with commas between",
                        "the row is skipped"))
                return .skipped(.badRoles)
            }
            row.roles = roles
        }
        return .ticket(row)
    }

    /// Nil for a time that was found unreadable before.
    private static func problem(_ reason: SkipReason, hasText: Bool) -> (code: String, message: String)? {
        switch reason {
        case .tooOld: ("time-too-old", "the row is of a time that is not kept any more")
        case .inFuture: ("time-in-future", "the row is of a time that has not come yet")
        default: hasText ? nil : ("time-missing", "the row has no time")
        }
    }

    /// Why a row of this time is not taken; nil if it is.
    private static func reason(_ at: Timestamp?, outOf times: Range<Timestamp>) -> SkipReason? {
        guard let at else { return .noTime }
        if at < times.lowerBound { return .tooOld }
        return at < times.upperBound ? nil : .inFuture
    }
}
