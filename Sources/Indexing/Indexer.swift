package import ArticleParsing
package import ArticleSources
package import Embedding
import KnowledgeModel
import PassageCutting
package import Storage

/// Brings an index up to what its sources hold now: reads them, parses and cuts what has changed, embeds what is new,
/// publishes one generation.
///
/// One bad article never stops a run; a bad source does, before anything is published.
package struct Indexer: Sendable {
    private let parser: ArticleParser
    private let encoder: any TextEncoder
    private let settings: IndexingSettings

    package init(parser: ArticleParser, encoder: any TextEncoder, settings: IndexingSettings = .default) {
        self.parser = parser
        self.encoder = encoder
        self.settings = settings
    }

    /// - Parameters:
    ///   - sources: names must differ. Articles of sources that are not among them stay as they are.
    ///   - isCancelled: asked before each article and before publishing. Embeddings made until then are kept for the next
    ///     run.
    ///   - progress: called often, on the calling thread; must return at once.
    /// - Throws: `SourceError` or `IndexingError` with nothing published, or what encoder and storage throw.
    package func run(
        _ sources: [any ArticleSource], into writer: any GenerationWriter, note: PublishNote,
        isCancelled: () -> Bool = { false }, progress: (IndexingProgress) -> Void = { _ in }
    ) throws -> IndexingReport {
        let names = sources.map(\.name)
        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
            throw IndexingError.duplicateSource(twice)
        }
        let preparation = ArticlePreparation(
            parser: parser, cutter: PassageCutter(tokens: encoder, settings: settings.cutting),
            fingerprint: PipelineFingerprint(model: encoder.identity, cutting: settings.cutting))
        let known = try writer.knownArticles()
        // Sources that do not take part in this run keep their ids; those that do give way to the ones before them.
        var taken = Dictionary(
            known.filter { !names.contains($0.key.source) }.map { ($0.key.id, $0.key.source) },
            uniquingKeysWith: { first, _ in first })
        var run = IndexingRun(
            preparation: preparation,
            queue: EmbeddingQueue(encoder: encoder, writer: writer, batchPassages: settings.batchPassages))

        for (index, source) in sources.enumerated() {
            let plan = try run.bringUpToDate(
                source, known: known.filter { $0.key.source == source.name }, taken: taken, writer: writer,
                allowDeletions: settings.allowDeletions
            ) { fraction, run in
                progress(run.progress(.reading, fraction: (Double(index) + fraction) / Double(sources.count)))
                if isCancelled() { throw IndexingError.cancelled }
            }
            for id in plan.ids { taken[id] = source.name }
        }
        if isCancelled() { throw IndexingError.cancelled }
        progress(run.progress(.publishing, fraction: 1))
        return try run.finish(publishing: note, to: writer)
    }
}

/// The state of one run.
private struct IndexingRun {
    let preparation: ArticlePreparation
    var queue: EmbeddingQueue
    var report = IndexingReport()

    mutating func bringUpToDate(
        _ source: any ArticleSource, known: [KnownArticle], taken: [String: String], writer: any GenerationWriter,
        allowDeletions: Int?, progress: (Double, Self) throws -> Void
    ) throws -> Reconciliation.Plan {
        var reconciliation = Reconciliation(source: source.name, known: known, taken: taken)
        var reader = try source.makeReader()
        var includes = IncludeCheck(parser: preparation.parser, reader: reader.includes)
        while let item = try reader.next() {
            switch item {
            case .diagnostic(let diagnostic):
                report.diagnostics.append(diagnostic)
                report.withoutArticle.append(diagnostic)
                reconciliation.note(diagnostic)
            case .article(let article):
                try take(article, &reconciliation, &includes)
            }
            try progress(reader.fractionRead, self)
        }
        let plan = try reconciliation.plan(
            allowDeletions: allowDeletions, coverage: reader.coverage, deleted: reader.deleted)
        report.diagnostics += plan.diagnostics
        report.withoutArticle += plan.diagnostics
        report.removed += plan.deletedCount
        try queue.flush()
        for id in plan.removed { try writer.remove(ArticleKey(source: source.name, id: id)) }
        if !plan.renamed.isEmpty { try rename(plan.renamed, in: source) }
        return plan
    }

    private mutating func take(
        _ article: SourceArticle, _ reconciliation: inout Reconciliation, _ includes: inout IncludeCheck
    ) throws {
        report.articlesRead += 1
        let hash = preparation.contentHash(of: article)
        let today = preparation.parser.today
        if let known = reconciliation.unchanged(
            article, contentHash: hash, today: today, filesNow: { includes.now($0) })
        {
            report.unchanged += 1
            report.diagnostics += known.reading.diagnostics
            return
        }
        let prepared = preparation.prepare(article, contentHash: hash, includes: includes.reader)
        let id = reconciliation.provisionalID(of: prepared, path: article.path)
        report.diagnostics += prepared.diagnostics
        if let record = prepared.record(id: id) {
            report.written += 1
            try queue.add(record, texts: prepared.embeddingTexts)
        } else {
            report.withoutArticle += prepared.diagnostics
            if prepared.exclusion != nil { report.excluded += 1 } else { report.failed += 1 }
        }
    }

    /// Rare: an id was claimed twice, or has become free. The articles concerned are read once more.
    private mutating func rename(_ renamed: [String: String], in source: any ArticleSource) throws {
        var reader = try source.makeReader()
        while let item = try reader.next() {
            guard case .article(let article) = item, let id = renamed[article.id] else { continue }
            let prepared = preparation.prepare(
                article, contentHash: preparation.contentHash(of: article), includes: reader.includes)
            if let record = prepared.record(id: id) { try queue.add(record, texts: prepared.embeddingTexts) }
        }
        try queue.flush()
    }

    mutating func finish(publishing note: PublishNote, to writer: any GenerationWriter) throws -> IndexingReport {
        report.passages = queue.passages
        report.embedded = queue.embedded
        report.reused = queue.reused
        report.generation = try writer.publish(note)
        return report
    }

    func progress(_ stage: IndexingProgress.Stage, fraction: Double) -> IndexingProgress {
        IndexingProgress(
            stage: stage, fraction: fraction, articles: report.articlesRead, passages: queue.passages,
            embedded: queue.embedded)
    }
}
