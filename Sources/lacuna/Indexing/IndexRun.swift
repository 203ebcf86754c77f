import ArticleSources
import Embedding
import GapAnalysis
import Indexing
import KnowledgeModel
import LocalStorage
import Storage

/// One run over an index, whoever asked for it: index, check if there is a gate, publish, merge. Under the writer's lock.
struct IndexRun {
    enum Step {
        case indexing(IndexingProgress)
        case checking(done: Int, of: Int)
        /// The generation serves.
        case published(GenerationID)
    }

    struct Result {
        /// Its generation is nil unless it serves.
        var report: IndexingReport
        /// What the gate found; nil where it had nothing to look at.
        var checked: CheckedGeneration?
        /// What the next run would build on.
        var base: GenerationID?
    }

    let composition: Composition
    let index: String
    let encoder: any TextEncoder
    /// Whether there is a gate.
    let holdsBack: Bool

    /// - Parameter sources: is asked what to read, given what the run builds on.
    func run(
        _ sources: (GenerationID?) throws -> [any ArticleSource], settings: IndexingSettings, note: PublishNote,
        isCancelled: () -> Bool = { false }, step: (Step) -> Void
    ) throws -> Result {
        let writer = try composition.writer(of: index, encoder: encoder, holdsBack: holdsBack)
        let indexer = Indexer(parser: composition.parser(), encoder: encoder, settings: settings)
        let sources = try sources(writer.base)
        var report = try indexer.run(sources, into: writer, note: note, isCancelled: isCancelled) {
            step(.indexing($0))
        }
        keep(
            RunFindings(at: note.at, by: note.by, sources: sources.map(\.name), findings: report.withoutArticle))
        var checked: CheckedGeneration?
        if let held = writer.held {
            report.generation = nil
            let findings = try IndexGate(composition: composition, index: index, encoder: encoder).check(held) {
                step(.checking(done: $0, of: $1))
            }
            checked = CheckedGeneration(id: held, findings: findings)
            guard findings.isPassed else {
                try writer.hold(GenerationHold(reasons: findings.reasons))
                return Result(report: report, checked: checked, base: writer.base)
            }
            try writer.release()
            report.generation = held
        }
        if let generation = report.generation { step(.published(generation)) }
        if let merged = try writer.merge(composition.note(why: "merged parts")) { report.generation = merged }
        return Result(report: report, checked: checked, base: writer.base)
    }

    /// A run that could publish is not failed for this.
    private func keep(_ findings: RunFindings) {
        do {
            try RunFindingsFile.write(findings, in: IndexLayout(folder: index))
        } catch {
            StandardError.writeLine("note: what this run found could not be kept for the console: \(error)")
        }
    }
}
