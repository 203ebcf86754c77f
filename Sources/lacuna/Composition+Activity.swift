import ArticleSources
import Embedding
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Locking
import Operations
import Privacy
import Retrieval
import Storage
import SystemIO

extension Composition {
    /// Records what the service is asked, in the index folder.
    func activity(
        of index: String, encoder: (any TextEncoder)?, privacy: PrivacySettings
    ) throws -> ActivityRecording {
        let layout = IndexLayout(folder: index)
        // Whoever asks waits for this: a record that has no place by then is counted as lost.
        let store = try LocalActivityStore(layout: layout, lockTimeout: .seconds(1))
        let secret = try PseudonymSecret(layout: layout).bytes
        return ActivityRecording(
            log: store, recorder: QuestionRecorder(redactor: privacy.redactor, encoder: encoder),
            redactor: privacy.redactor,
            pseudonym: { AskerPseudonym(asker: $0, secret: secret) }, now: { timestamp },
            knownGaps: KnownGapCache(log: store, store: store, askersMinimum: privacy.askersMinimum))
    }

    /// What owners may ask of gaps through the service.
    func gaps(
        of index: String, generations: any GenerationSource, privacy: PrivacySettings
    ) throws -> GapService {
        let notifier = WebhookNotifier(composition: self, index: index)
        let store = try LocalActivityStore(layout: IndexLayout(folder: index)) { notifier.themesChanged($0, $1) }
        let settings = settings(of: index, encoder: nil)
        return GapService(
            log: store, store: store, generations: generations, model: { try settings().answerability },
            redactor: privacy.redactor,
            builder: GapReportBuilder(
                knowledgeBase: index.split(separator: "/").last.map(String.init) ?? index,
                askersMinimum: privacy.askersMinimum),
            audit: auditLog(of: index), now: { timestamp })
    }

    /// Deletes by age what was asked, as long as a service runs; nil where all of it is kept. Whether the service records
    /// or not: what was recorded before grows old as well.
    ///
    /// - Parameter report: told of what could not be deleted.
    func retention(
        of index: String, privacy: PrivacySettings, report: @escaping @Sendable (String) -> Void
    ) -> ActivityRetention? {
        guard let days = privacy.retentionDays else { return nil }
        let layout = IndexLayout(folder: index)
        let executor = BlockingExecutor(label: "lacuna.retention", width: 1, queueLimit: 1)
        return ActivityRetention(
            days: days,
            forget: { moment in
                try await executor.run {
                    FileSystem.exists(layout.activity)
                        ? try LocalActivityStore(layout: layout).forget(before: moment) : 0
                }
            },
            now: { timestamp }, pause: { try await Task.sleep(for: $0) }
        ) { outcome in
            switch outcome {
            case .deleted(0, _): break
            case .deleted(let count, _):
                do {
                    try auditRetention(count, olderThan: days, by: .product, of: "the activity log", in: index)
                } catch {
                    report("\(error)")
                }
            case .failed(let error):
                report("what is older than \(days) days was not deleted, and will be tried again in an hour: \(error)")
            }
        }
    }

    /// What an administrator may have erased through the service.
    func erasure(of index: String) -> ErasureService {
        let layout = IndexLayout(folder: index)
        let stored = StoredArticles(folder: layout.articles)
        let erasure = IndexErasure(layout: layout, holder: holder) { try stored.erase(id: $0) }
        return ErasureService(
            asker: { name, by in
                guard let pseudonym = try AskerNaming.pseudonym(of: name, in: layout) else {
                    return ErasureService.Counts()
                }
                let logs = try erasure.erase(asker: pseudonym, at: timestamp, by: by)
                return ErasureService.Counts(
                    questions: logs.reduce(0) { $0 + $1.questions }, feedback: logs.reduce(0) { $0 + $1.feedback },
                    outcomes: logs.reduce(0) { $0 + $1.outcomes })
            },
            article: { id, by in
                let erased = try erasure.erase(article: id, at: timestamp, by: by)
                return ErasureService.Counts(generations: erased.generations.generations.count)
            })
    }

    /// When articles were last said to be still right; none while nothing is recorded. A log that cannot be read keeps no
    /// answer back: articles' own review dates hold then.
    func reviews(of index: String) -> @Sendable () throws -> [String: ArticleReview] {
        let layout = IndexLayout(folder: index)
        let opened = Locked<LocalActivityStore?>(nil)
        return {
            let store = opened.withLock { store in
                if store == nil, FileSystem.exists(layout.activity) {
                    store = try? LocalActivityStore(layout: layout, access: .readOnly)
                }
                return store
            }
            return (try? store?.reviews()) ?? [:]
        }
    }

    /// Marks in the activity log that another model judges from now on, for the charts; nothing where nothing is recorded
    /// or where the verdict stays as it was.
    ///
    /// - Parameter body: puts settings into force.
    func markingCalibration<Result>(of index: String, _ body: () throws -> Result) throws -> Result {
        let layout = IndexLayout(folder: index)
        let settings = settings(of: index, encoder: nil)
        // What is in force may be damaged: putting another version into force is then the mend.
        let before = (try? settings())?.answerability
        let result = try body()
        guard let after = try? settings() else { return result }
        if after.answerability != before, FileSystem.exists(layout.activity) {
            try LocalActivityStore(layout: layout).record(
                CalibrationChange(
                    at: timestamp, settings: after.version, calibration: after.calibration.description))
        }
        return result
    }
}
