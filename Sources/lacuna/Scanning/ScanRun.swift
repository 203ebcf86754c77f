import Embedding
import Foundation
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Privacy
import Retrieval
import Storage
import SystemIO
import TicketSources

/// One run of a ticket scan against one generation and one version of the settings, however long it takes.
struct ScanRun {
    let composition: Composition
    let index: String
    let folder: ScanFolder
    let source: TicketSource
    let encoder: any TextEncoder
    let scope: AccessScope
    let redactor: Redactor

    /// Takes the generation in force and holds it to the end.
    ///
    /// - Parameter file: the export's path.
    /// - Throws: `CommandError` if an earlier scan of this name was begun with something else.
    func run(
        file: String, restarts: Bool, rowLimit: Int?,
        observe: (TicketScan.Progress, Double, [Diagnostic]) -> Void
    ) async throws -> ScanDocument {
        try FileSystem.createFolder(folder.path)
        let lock = try FileLock(path: folder.lock, holder: composition.holder)
        defer { withExtendedLifetime(lock) {} }
        if restarts { try folder.clear() }
        let settings = try composition.settings(of: index, encoder: encoder)()
        let generation = try composition.generations(of: index).reader(for: scope).generation
        let reader = try composition.reader(of: generation, index: index, scope: scope)
        let conditions = ScanDocument.Conditions(
            file: try ScannedFile(path: file), reading: source.summary, generation: generation.number,
            settings: settings.version, encoder: encoder.identity.hash, roles: scope.roles.map(\.name).sorted(),
            locales: (scope.locales ?? []).sorted())
        let document = try begin(conditions)
        if document.isComplete { return document }

        let startedAt = Timestamp(milliseconds: document.startedAt)
        let asker = TicketAsker(
            answerer: Answerer(
                generations: HeldGeneration(reader: reader), encoder: encoder, settings: { settings },
                today: { startedAt.day.description }),
            recorder: QuestionRecorder(redactor: redactor, encoder: encoder), scope: scope,
            fileIdentity: conditions.file.digest,
            secret: try PseudonymSecret(layout: IndexLayout(folder: index)).bytes, startedAt: startedAt)
        let threads = AskingThreads()
        let scan = TicketScan(
            source: source, log: try LocalActivityStore(layout: folder.layout),
            ask: { items in
                try await threads.map(items.filter { $0.row != nil }) { item in
                    guard let row = item.row else { return AskedTicket(records: []) }
                    return try asker.ask(row, number: item.number)
                }
            },
            save: { [folder] progress in
                var document = document
                document.progress = progress
                try folder.save(document)
            })
        var result = document
        result.progress = try await scan.run(from: document.progress, rowLimit: rowLimit, observe: observe)
        return result
    }

    /// The scan to go on with, or a new one.
    private func begin(_ conditions: ScanDocument.Conditions) throws -> ScanDocument {
        guard let earlier = try folder.read() else {
            // Records without progress are of a scan that was killed before it had any.
            try folder.clear()
            let now = Int64(Date().timeIntervalSince1970 * 1000)
            let document = ScanDocument(conditions: conditions, startedAt: now)
            try folder.save(document)
            return document
        }
        let differences = earlier.differences(from: conditions)
        guard differences.isEmpty else {
            throw CommandError(
                "the scan \"\(folder.name)\" cannot go on: \(differences.joined(separator: "; ")). Begin it again with "
                    + "--restart, or keep it and scan under another --name")
        }
        return earlier
    }
}

/// One generation, whatever is published meanwhile.
struct HeldGeneration: GenerationSource {
    let reader: any GenerationReader

    func reader(for scope: AccessScope) -> any GenerationReader { reader }
}
