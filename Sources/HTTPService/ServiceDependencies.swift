package import Access
internal import Console
package import KnowledgeModel
package import Operations

/// Runs work that blocks or computes for long, off the threads that serve connections.
package protocol BlockingWork: Sendable {
    /// - Throws: `Overloaded` if too much is waiting already, or what `work` throws.
    func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value
}

extension ServiceDependencies {
    /// The pages, over the same services as the routes.
    var console: Console {
        Console(
            ConsoleServices(
                knowledge: knowledge, gaps: gaps, quality: quality, indexing: indexing, articleHealth: articleHealth,
                comparisons: comparisons, version: version, now: now))
    }
}

/// No room for more work; the client is asked to come back.
package struct Overloaded: Error, Sendable {
    package init() {}
}

/// All that the service stands on.
package struct ServiceDependencies: Sendable {
    package let knowledge: KnowledgeService
    package let gatekeeper: Gatekeeper
    package let work: any BlockingWork
    package let now: @Sendable () -> Timestamp
    /// Time since some fixed instant; never falls.
    package let uptime: @Sendable () -> Duration
    /// As many random bytes as it is asked for, for trace ids.
    package let randomBytes: @Sendable (Int) -> [UInt8]
    /// Of the program.
    package let version: String
    package let metrics: ServiceMetrics
    /// Nil where nothing is recorded.
    package let gaps: GapService?
    /// Nil where nothing is recorded.
    package let quality: QualityService?
    /// Nil offers no indexing.
    package let indexing: IndexingService?
    /// For the console; nil counts nothing of articles, and compares no generations.
    package let articleHealth: ArticleHealthService?
    package let comparisons: GenerationComparisonService?
    /// Nil offers no erasure.
    package let erasure: ErasureService?
    /// An element whenever a stream of events that may have been silent is to say that it is still there.
    package let heartbeats: @Sendable () -> AsyncStream<Void>

    package init(
        knowledge: KnowledgeService, gatekeeper: Gatekeeper, work: any BlockingWork,
        now: @escaping @Sendable () -> Timestamp, uptime: @escaping @Sendable () -> Duration,
        randomBytes: @escaping @Sendable (Int) -> [UInt8], version: String, metrics: ServiceMetrics = ServiceMetrics(),
        gaps: GapService? = nil, quality: QualityService? = nil, indexing: IndexingService? = nil,
        articleHealth: ArticleHealthService? = nil, comparisons: GenerationComparisonService? = nil,
        erasure: ErasureService? = nil,
        heartbeats: @escaping @Sendable () -> AsyncStream<Void> = { AsyncStream { $0.finish() } }
    ) {
        self.knowledge = knowledge
        self.gatekeeper = gatekeeper
        self.work = work
        self.now = now
        self.uptime = uptime
        self.randomBytes = randomBytes
        self.version = version
        self.metrics = metrics
        self.gaps = gaps
        self.quality = quality
        self.indexing = indexing
        self.articleHealth = articleHealth
        self.comparisons = comparisons
        self.erasure = erasure
        self.heartbeats = heartbeats
    }
}
