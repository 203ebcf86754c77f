import ArticleParsing
import ArticleSources
import Embedding
import Indexing
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Locking
import Storage
import SystemIO
import TestSupport

/// An index folder with live indexing over it.
final class TestKnowledgeBase: Sendable {
    let directory: TemporaryDirectory
    let layout: IndexLayout
    let articles: StoredArticles
    let runner: TestRunner
    let live: LiveIndexing
    private let ended: Locked<[String]>

    init(
        in directory: TemporaryDirectory? = nil, sources: [SourceConfiguration] = [],
        settings: LiveIndexingSettings = LiveIndexingSettings(), holdsBack: Bool = false,
        pause: @escaping @Sendable (Duration) async throws -> Void = TestKnowledgeBase.noPause
    ) throws {
        let directory = try directory ?? TemporaryDirectory()
        self.directory = directory
        layout = IndexLayout(folder: directory.path + "/index")
        articles = StoredArticles(folder: layout.articles)
        runner = TestRunner(layout: layout, holdsBack: holdsBack)
        let numbers = Locked(0)
        let ended = Locked<[String]>([])
        self.ended = ended
        live = LiveIndexing(
            articles: articles, sources: sources, runner: runner, settings: settings,
            makeID: {
                numbers.withLock {
                    $0 += 1
                    return "job\($0)"
                }
            }, now: { Timestamp(milliseconds: 1_768_435_200_000) }, pause: pause,
            finished: { job in ended.withLock { $0.append(job.id) } })
    }

    /// Waits for nothing, but for what must outlast the test.
    @Sendable static func noPause(_ duration: Duration) async throws {
        if duration < .seconds(10) { await Task.yield() } else { try await Task.sleep(for: duration) }
    }

    var endedJobs: [String] { ended.withLock { $0 } }

    /// Has the worker running meanwhile.
    func working<Result>(_ body: () async throws -> Result) async throws -> Result {
        let worker = Task { [live] in await live.run() }
        defer { worker.cancel() }
        return try await body()
    }

    func put(_ id: String, _ text: String) throws -> IndexJob {
        try live.put(Array(#"{"title": "T", "body": "\#(text)"}"#.utf8), id: id, by: "test").job
    }

    /// The job once it has ended.
    func end(_ job: IndexJob) async -> IndexJob? {
        guard let events = live.events(of: job.id) else { return live.job(job.id) }
        return await events.first { $0.state.isFinished }
    }

    /// By article, its text; empty without an index.
    func texts() throws -> [String: String] {
        guard try LocalGenerations(layout: layout).current() != nil else { return [:] }
        let reader = try LocalGenerationSource(layout: layout).reader(for: .everybody)
        return try Dictionary(
            uniqueKeysWithValues: reader.articles().map { ($0.key.id, try reader.article(id: $0.key.id)?.text ?? "") })
    }
}

/// Runs an indexer with a hashing encoder.
final class TestRunner: IndexRunning {
    private let layout: IndexLayout
    private let holdsBack: Bool
    private let encoder = HashingEncoder(dimensions: 16, tokenLimit: 96)
    /// How many articles each run looked at.
    let read = Locked<[Int]>([])
    /// Called at every step, on the indexing thread.
    let step = Locked<@Sendable (IndexJob.Progress) -> Void>({ _ in })

    init(layout: IndexLayout, holdsBack: Bool) {
        self.layout = layout
        self.holdsBack = holdsBack
    }

    func run(
        _ sources: (GenerationID?) throws -> [any ArticleSource], allowDeletions: Int?, note: PublishNote,
        isCancelled: () -> Bool, progress: (IndexJob.Progress, GenerationID?) -> Void
    ) throws -> IndexRunOutcome {
        let writer = try LocalGenerationWriter(
            layout: layout,
            model: StoredModel(
                name: encoder.identity.name, hash: encoder.identity.hash, dimensions: encoder.identity.dimensions),
            holder: "test", holdsBack: holdsBack)
        let indexer = Indexer(
            parser: ArticleParser(today: "2026-01-15"), encoder: encoder,
            settings: IndexingSettings(allowDeletions: allowDeletions, batchPassages: 1))
        let step = step.withLock { $0 }
        var report = try indexer.run(
            try sources(writer.base), into: writer, note: note, isCancelled: isCancelled
        ) { indexing in
            let shown = IndexJob.Progress(
                phase: indexing.stage == .reading ? .reading : .publishing, fraction: indexing.fraction,
                articles: indexing.articles, passages: indexing.passages, embedded: indexing.embedded)
            progress(shown, nil)
            step(shown)
        }
        read.withLock { $0.append(report.articlesRead) }
        if let held = writer.held {
            report.generation = nil
            return IndexRunOutcome(report: report, held: held, heldBecause: ["a test"], base: writer.base)
        }
        return IndexRunOutcome(report: report, base: writer.base)
    }
}
