package import KnowledgeModel
package import Operations

/// What the pages stand on: the same services as the API's routes, so that a page shows nobody more than the API would.
package struct ConsoleServices: Sendable {
    package let knowledge: KnowledgeService
    /// Nil where nothing is recorded.
    package let gaps: GapService?
    /// Nil where nothing is recorded.
    package let quality: QualityService?
    /// Nil offers no indexing.
    package let indexing: IndexingService?
    /// Nil counts nothing of articles.
    package let articleHealth: ArticleHealthService?
    /// Nil compares no generations.
    package let comparisons: GenerationComparisonService?
    /// Of the program.
    package let version: String
    package let now: @Sendable () -> Timestamp

    package init(
        knowledge: KnowledgeService, gaps: GapService?, quality: QualityService? = nil, indexing: IndexingService?,
        articleHealth: ArticleHealthService? = nil, comparisons: GenerationComparisonService? = nil, version: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.knowledge = knowledge
        self.gaps = gaps
        self.quality = quality
        self.indexing = indexing
        self.articleHealth = articleHealth
        self.comparisons = comparisons
        self.version = version
        self.now = now
    }
}
