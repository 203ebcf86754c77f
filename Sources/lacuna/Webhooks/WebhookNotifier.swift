import GapAnalysis
import Indexing
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Locking
import Storage
import SystemIO
import Webhooks

/// Puts what happens to an index into the outbox for those who want to be told. Never fails what it tells of: what goes
/// wrong is said on standard error.
struct WebhookNotifier: Sendable {
    let composition: Composition
    private let layout: IndexLayout
    private let known = Locked<Known?>(nil)

    private struct Known: Sendable {
        var fingerprint: FileFingerprint?
        var endpoints: [WebhookEndpoint]
    }

    init(composition: Composition, index: String) {
        self.composition = composition
        layout = IndexLayout(folder: index)
    }

    var outbox: WebhookOutbox { WebhookOutbox(folder: layout.webhookMessages) }

    /// What webhooks.yaml says now; none without the file.
    ///
    /// - Throws: `WebhookConfigurationError`, `FileError`.
    func configuration() throws -> WebhookConfiguration {
        guard FileSystem.exists(layout.webhooks) else { return WebhookConfiguration() }
        return try WebhookConfiguration(yaml: try FileSystem.readText(layout.webhooks))
    }

    /// The same for who must go on: a file that cannot be used is said once, and what it said before holds.
    func endpoints() -> [WebhookEndpoint] {
        let fingerprint = FileSystem.fingerprint(layout.webhooks)
        let before = known.withLock { $0 }
        if let before, before.fingerprint == fingerprint { return before.endpoints }
        var endpoints = before?.endpoints ?? []
        do { endpoints = try configuration().endpoints } catch { StandardError.writeLine("note: \(error)") }
        let now = Known(fingerprint: fingerprint, endpoints: endpoints)
        known.withLock { $0 = now }
        return endpoints
    }

    func send(_ events: [WebhookEvent]) {
        let endpoints = endpoints()
        for event in events {
            do {
                try outbox.add(event, id: "msg_" + composition.newQueryID(), for: endpoints)
            } catch {
                StandardError.writeLine("note: nobody is told of \(event.type): \(error)")
            }
        }
    }

    func published(_ report: IndexingReport, sources: [String]) {
        guard let generation = report.generation else { return }
        send([
            WebhookEvent(
                type: "generation.published", at: composition.timestamp,
                data: [
                    "generation": .number(generation.number), "sources": .texts(sources),
                    "written": .number(report.written), "removed": .number(report.removed),
                    "unchanged": .number(report.unchanged), "failed": .number(report.failed),
                    "passages": .number(report.passages),
                ])
        ])
    }

    func held(_ generation: GenerationID, reasons: Int, sources: [String]) {
        send([
            WebhookEvent(
                type: "generation.held", at: composition.timestamp,
                data: [
                    "generation": .number(generation.number), "reasons": .number(reasons), "sources": .texts(sources),
                ])
        ])
    }

    func activated(_ generation: GenerationID) {
        send([
            WebhookEvent(
                type: "generation.activated", at: composition.timestamp,
                data: ["generation": .number(generation.number)])
        ])
    }

    func finished(_ job: IndexJob) {
        if let report = job.report { published(report, sources: job.sources) }
        if let held = job.held { self.held(held, reasons: job.heldBecause.count, sources: job.sources) }
    }

    func themesChanged(_ before: [ThemeRecord], _ after: [ThemeRecord]) {
        send(ThemeEvents.between(before, after, at: composition.timestamp))
    }
}
