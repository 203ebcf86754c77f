import ArticleSources
import Embedding
import GapAnalysis
import Indexing
import KnowledgeModel
import LiveIndexing
import LocalStorage
import Storage

/// Runs of the indexer for a service.
struct ServiceIndexRunner: IndexRunning {
    let composition: Composition
    let index: String
    let encoder: (any TextEncoder)?
    let holdsBack: Bool
    /// Generations to keep.
    let keep: Int

    /// About a second of embedding: as long as a cancelled job may go on.
    private static let batchPassages = 64

    func run(
        _ sources: (GenerationID?) throws -> [any ArticleSource], allowDeletions: Int?, note: PublishNote,
        isCancelled: () -> Bool, progress: (IndexJob.Progress, GenerationID?) -> Void
    ) throws -> IndexRunOutcome {
        guard let encoder else { throw CommandError("there is no encoder, so nothing can be indexed") }
        var shown = IndexJob.Progress(phase: .reading)
        var serving: GenerationID?
        let run = IndexRun(composition: composition, index: index, encoder: encoder, holdsBack: holdsBack)
        let result = try run.run(
            sources, settings: IndexingSettings(allowDeletions: allowDeletions, batchPassages: Self.batchPassages),
            note: note, isCancelled: isCancelled
        ) { step in
            switch step {
            case .indexing(let indexing):
                shown.phase = indexing.stage == .reading ? .reading : .publishing
                shown.fraction = indexing.fraction
                shown.articles = indexing.articles
                shown.passages = indexing.passages
                shown.embedded = indexing.embedded
            case .checking(let done, let all):
                shown.phase = .checking
                shown.fraction = all == 0 ? 1 : Double(done) / Double(all)
            case .published(let generation):
                shown.phase = .merging
                shown.fraction = 0
                serving = generation
            }
            progress(shown, serving)
        }
        if result.report.generation != nil || result.checked != nil {
            // Old generations can wait for the next run, if another process writes already.
            _ = try? LocalGenerations(layout: IndexLayout(folder: index))
                .prune(keep: keep, holder: composition.holder)
        }
        let held = result.checked.flatMap { $0.findings.isPassed ? nil : $0 }
        return IndexRunOutcome(
            report: result.report, held: held?.id, heldBecause: held?.findings.reasons ?? [], base: result.base)
    }
}
