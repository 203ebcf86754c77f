import ArticleSources
import Embedding
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Operations
import Storage
import WebhookClient
import Webhooks

extension Composition {
    /// Indexing through a service.
    ///
    /// - Parameter encoder: without it every run fails; see `indexing`.
    func liveIndexing(
        of index: String, sources: [SourceConfiguration], encoder: (any TextEncoder)?, holdsBack: Bool, keep: Int,
        notifier: WebhookNotifier
    ) -> LiveIndexing {
        LiveIndexing(
            articles: StoredArticles(folder: IndexLayout(folder: index).articles), sources: sources,
            runner: ServiceIndexRunner(
                composition: self, index: index, encoder: encoder, holdsBack: holdsBack, keep: keep),
            makeID: { "job-" + newQueryID() }, now: { timestamp }, pause: { try await Task.sleep(for: $0) },
            finished: { notifier.finished($0) })
    }

    /// What owners may ask of an index.
    ///
    /// - Parameter hasEncoder: whether articles and jobs are taken.
    func indexing(
        of index: String, live: LiveIndexing, hasEncoder: Bool, notifier: WebhookNotifier
    ) -> IndexingService {
        let store = LocalOwnerStore(layout: IndexLayout(folder: index), holder: holder)
        return IndexingService(
            live: live, hasEncoder: hasEncoder, suppressions: store, generations: store, now: { timestamp },
            activated: { notifier.activated($0) })
    }

    /// Sends messages to webhooks until the task is cancelled.
    func deliverWebhooks(_ notifier: WebhookNotifier) async {
        try? await HTTPWebhookTransport.open { transport in
            let delivery = WebhookDelivery(
                outbox: notifier.outbox, transport: transport, endpoints: { notifier.endpoints() },
                now: { timestamp }, jitter: { Double.random(in: 0..<1) })
            await delivery.run(holder: holder, pause: { try await Task.sleep(for: .seconds(1)) }) { error in
                StandardError.writeLine("note: webhooks cannot be sent: \(error)")
            }
        }
    }
}
