import Embedding
import LocalStorage
import Operations
import Retrieval
import Storage
import SystemIO

/// What the console has worked out aside.
extension Composition {
    /// Which articles need care, for owners.
    ///
    /// - Parameter recordsActivity: whether there is anything to count.
    func articleHealth(
        of index: String, generations: any GenerationSource, recordsActivity: Bool, audit: AuditTrail
    ) throws -> ArticleHealthService {
        let settings = settings(of: index, encoder: nil)
        let activity = try recordsActivity ? LocalActivityStore(layout: IndexLayout(folder: index)) : nil
        return ArticleHealthService(
            activity: activity.map { store in
                ArticleHealthService.Activity(log: store, store: store, model: { try settings().answerability })
            },
            generations: generations, audit: audit, start: Self.aside("lacuna.articles"),
            startPairs: Self.aside("lacuna.comparing"), now: { timestamp })
    }

    /// In what generations differ, for owners.
    func comparisons(
        of index: String, encoder: (any TextEncoder)?, recordsActivity: Bool
    ) throws -> GenerationComparisonService {
        let layout = IndexLayout(folder: index)
        let store = try recordsActivity ? LocalActivityStore(layout: layout) : nil
        var newest: (@Sendable (Int) throws -> [QueryRecord])?
        if let store { newest = { limit in try store.newestQueries(limit) } }
        return GenerationComparisonService(
            catalogue: LocalOwnerStore(layout: layout, holder: holder), newest: newest,
            answerer: { source in answerer(index: index, generations: source, encoder: encoder, policy: nil) },
            makeID: { newQueryID() }, start: Self.aside("lacuna.generations"), now: { timestamp })
    }

    /// A thread of its own, so that no search waits for what owners look at.
    private static func aside(_ label: String) -> AsideStart {
        let executor = BlockingExecutor(label: label, width: 1, queueLimit: 16)
        return { work in executor.start(work) }
    }
}
