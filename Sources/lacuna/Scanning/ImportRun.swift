import Embedding
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Locking
import Privacy
import Retrieval
import Storage
import SystemIO
import TicketReading
import TicketSources

/// One import of past queries into the log of what was asked of the service: a ticket scan without a folder of its own.
///
/// Nothing says how far it is but the log itself: what is recorded already is passed over, so that an import that was
/// killed goes on with the same command, and a file that is imported twice adds nothing.
struct ImportRun {
    let composition: Composition
    let index: String
    let source: TicketSource
    let scope: AccessScope
    let channel: String
    let redactor: Redactor
    /// Columns that the person named: language and product narrow a search, which a guess shall not.
    let named: Set<TicketField>

    private struct Named: Sendable {
        let row: TicketRow
        let at: Timestamp
        let queryID: String
        let isKnown: Bool
        /// Its asker was erased after it was asked.
        let isErased: Bool
    }

    /// Takes the generation and the settings in force and holds them to the end.
    func run(
        encoder: any TextEncoder, rowLimit: Int?, observe: (TicketScan.Progress, Double, [Diagnostic]) -> Void
    ) async throws -> (tally: ScanTally, erased: Int) {
        let layout = IndexLayout(folder: index)
        let log = try LocalActivityStore(layout: layout)
        let secret = try PseudonymSecret(layout: layout).bytes
        let settings = try composition.settings(of: index, encoder: encoder)()
        let generation = try composition.generations(of: index).reader(for: scope).generation
        let today = Composition.today()
        let asker = PastQueryAsker(
            answerer: Answerer(
                generations: try LocalGenerations(layout: layout).source(of: generation), encoder: encoder,
                settings: { settings },
                today: { today }),
            recorder: QuestionRecorder(redactor: redactor, encoder: encoder), redactor: redactor, scope: scope,
            channel: channel, secret: secret)
        let naming = Locked(PastQueryNaming(secret: secret))
        let erasures = try ErasedAskers(layout: layout, secret: secret)
        let erased = Locked(0)
        let threads = AskingThreads()
        let scan = TicketScan(
            source: source, log: log,
            ask: { [self] items in
                let queries = try named(items, naming, erasures, in: log)
                erased.withLock { $0 += queries.count(where: \.isErased) }
                return try await threads.map(queries) { query in
                    if query.isErased { return AskedTicket(records: [], isKnown: true) }
                    return query.isKnown
                        ? PastQueryAsker.known(query.row, at: query.at, queryID: query.queryID)
                        : try asker.ask(query.row, at: query.at, queryID: query.queryID)
                }
            },
            save: { _ in })
        let tally = try await scan.run(rowLimit: rowLimit, observe: observe).tally
        return (tally, erased.withLock { $0 })
    }

    /// What an import would do, found out without an encoder and without writing anything.
    func preview(
        rowLimit: Int?, observe: (TicketScan.Progress, Double, [Diagnostic]) -> Void
    ) throws -> ImportPreview {
        let layout = IndexLayout(folder: index)
        let log =
            FileSystem.exists(layout.activity) ? try LocalActivityStore(layout: layout, access: .readOnly) : nil
        // Without a secret nothing can have been imported either.
        let secret = FileSystem.exists(layout.activityKey) ? try PseudonymSecret(layout: layout).bytes : []
        let naming = Locked(PastQueryNaming(secret: secret))
        let erasures = try ErasedAskers(layout: layout, secret: secret)
        var preview = ImportPreview()
        var progress = TicketScan.Progress()
        var reader = source.reader()
        while progress.tally.rows < rowLimit ?? .max, let item = try reader.next() {
            progress.tally.add(item)
            if let query = try self.named([item], naming, erasures, in: log).first {
                let request = TicketAsker.request(for: query.row)
                let ticket =
                    request.messages.isEmpty ? TicketReader.read(request.text) : TicketReader.read(request.messages)
                preview.add(ticket, isKnown: query.isKnown, isErased: query.isErased)
                progress.tally.add(
                    AskedTicket(records: [], noQuestion: ticket.noQuestion, isKnown: query.isKnown))
            }
            observe(progress, reader.fractionRead, item.findings)
        }
        preview.skipped = progress.tally.skipped
        return preview
    }

    /// The rows of a batch with the ids of their queries, and whether these were recorded before.
    private func named(
        _ items: [TicketItem], _ naming: Locked<PastQueryNaming>, _ erasures: ErasedAskers, in log: (any ActivityLog)?
    ) throws -> [Named] {
        let rows = items.compactMap(\.row).compactMap { row in row.at.map { (row: row, at: $0) } }
        let names = naming.withLock { naming in rows.map { naming.name(of: $0.row) } }
        let recorded = Set(try log?.queries(ids: names.map(\.queryID)).map(\.id) ?? [])
        return zip(rows, names).map { row, name in
            Named(
                row: narrowing(row.row), at: row.at, queryID: name.queryID,
                isKnown: name.isRepeated || recorded.contains(name.queryID),
                isErased: erasures.contains(row.row.asker, at: row.at))
        }
    }

    private func narrowing(_ row: TicketRow) -> TicketRow {
        var row = row
        if !named.contains(.locale) { row.locale = nil }
        if !named.contains(.product) { row.product = nil }
        return row
    }
}

/// What an import would do.
struct ImportPreview: Sendable {
    private(set) var queries = 0
    private(set) var questions = 0
    private(set) var known = 0
    private(set) var erased = 0
    private(set) var asksNothing = 0
    var skipped: [String: Int] = [:]

    mutating func add(_ ticket: ReadTicket, isKnown: Bool, isErased: Bool) {
        if isErased {
            erased += 1
        } else if isKnown {
            known += 1
        } else if ticket.questions.isEmpty {
            asksNothing += 1
        } else {
            queries += 1
            questions += ticket.questions.count
        }
    }
}

/// Who was erased, and when: what they asked before then is not taken in again.
private struct ErasedAskers: Sendable {
    private let moments: [AskerPseudonym: Timestamp]
    private let secret: [UInt8]

    init(layout: IndexLayout, secret: [UInt8]) throws {
        var moments: [AskerPseudonym: Timestamp] = [:]
        for entry in try ErasureLedger(layout: layout).entries() {
            if case .asker(let asker) = entry.subject { moments[asker] = max(moments[asker] ?? entry.at, entry.at) }
        }
        self.moments = moments
        self.secret = secret
    }

    func contains(_ asker: String?, at: Timestamp) -> Bool {
        guard !moments.isEmpty, let asker else { return false }
        return moments[AskerPseudonym(asker: asker, secret: secret)].map { at <= $0 } ?? false
    }
}
