package import KnowledgeModel
package import Storage
package import TicketSources

/// Asks every ticket of a file, in batches, and records what was asked.
///
/// ```
/// read a batch ─► ask, on several threads ─► record, in the order of rows ─► save the progress ─► …
/// ```
///
/// Stopped anywhere, it goes on from the progress that was saved last. A batch that was recorded and not saved is asked
/// again and gives the same records under the same ids, so nothing is counted twice. An import of past queries is a scan
/// that saves nothing: what is recorded already is known by its id, and passed over.
package struct TicketScan: Sendable {
    /// How far a scan is.
    package struct Progress: Sendable, Hashable {
        /// Nil before the first row.
        package var position: TicketPosition?
        package var tally: ScanTally
        /// The end of the file has been seen.
        package var isComplete: Bool

        package init(position: TicketPosition? = nil, tally: ScanTally = ScanTally(), isComplete: Bool = false) {
            self.position = position
            self.tally = tally
            self.isComplete = isComplete
        }
    }

    /// A second's work or so: little is asked again, and the sync after each batch costs a hundredth of it.
    package static let batchCountDefault = 128
    /// Bytes of the file from which on a batch takes no further row, so that large tickets do not add up.
    private static let batchBytesMaximum = 8 * 1024 * 1024

    private let source: TicketSource
    private let log: any ActivityLog
    private let batchCount: Int
    private let ask: @Sendable ([TicketItem]) async throws -> [AskedTicket]
    private let save: @Sendable (Progress) throws -> Void

    /// - Parameters:
    ///   - log: of this scan alone, or the service's own for an import.
    ///   - ask: gives what each of the items, which all hold a ticket, asked; in their order.
    ///   - save: keeps the progress durably, and before that makes durable what was recorded.
    package init(
        source: TicketSource, log: any ActivityLog, batchCount: Int = batchCountDefault,
        ask: @escaping @Sendable ([TicketItem]) async throws -> [AskedTicket],
        save: @escaping @Sendable (Progress) throws -> Void
    ) {
        precondition(batchCount > 0)
        self.source = source
        self.log = log
        self.batchCount = batchCount
        self.ask = ask
        self.save = save
    }

    /// Goes on to the end of the file, or until so many rows are done.
    ///
    /// - Parameters:
    ///   - rowLimit: counted from the beginning of the file; nil: all.
    ///   - observe: told after each batch how far the scan is, which share of the file that is, and what was found.
    /// - Throws: `TicketSourceError`, and what `ask`, `save` and the log throw.
    package func run(
        from earlier: Progress = Progress(), rowLimit: Int? = nil,
        observe: (_ progress: Progress, _ fractionRead: Double, _ findings: [Diagnostic]) -> Void = { _, _, _ in }
    ) async throws -> Progress {
        var progress = earlier
        var reader = source.reader(from: progress.position)
        while !progress.isComplete, progress.tally.rows < rowLimit ?? .max {
            let room = min(batchCount, (rowLimit ?? .max) - progress.tally.rows)
            let items = try Self.batch(&reader, count: room)
            let asked = try await ask(items.filter { $0.row != nil })
            try log.record(asked.flatMap(\.records))
            for outcome in asked.compactMap(\.outcome) { try recordOnce(outcome) }
            for item in items { progress.tally.add(item) }
            for ticket in asked { progress.tally.add(ticket) }
            progress.position = reader.position
            progress.isComplete = items.isEmpty
            try save(progress)
            observe(progress, reader.fractionRead, items.flatMap(\.findings))
        }
        return progress
    }

    /// A query can have the same outcome twice, so what was recorded before a kill is looked for. A row that asks nothing
    /// has an outcome and no query; it is left out.
    private func recordOnce(_ outcome: OutcomeRecord) throws {
        if try log.queries(ofQuery: outcome.queryID).isEmpty { return }
        let moment = ActivityPeriod(
            from: outcome.at, until: Timestamp(milliseconds: outcome.at.milliseconds + 1))
        if try !log.outcomes(in: moment).contains(outcome) { try log.record(outcome) }
    }

    /// Empty at the end of the file.
    private static func batch(
        _ reader: inout TicketRowReader, count: Int
    ) throws(TicketSourceError) -> [TicketItem] {
        var items: [TicketItem] = []
        var bytes = 0
        while items.count < count, bytes < batchBytesMaximum, let item = try reader.next() {
            items.append(item)
            bytes += item.byteRange.count
        }
        return items
    }
}
