import Embedding
import GapAnalysis
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage
import SystemIO

/// A generation that was held for its check, and what came of that.
struct CheckedGeneration {
    let id: GenerationID
    let findings: GateFindings
}

/// Looks at a generation before it serves.
struct IndexGate {
    let composition: Composition
    let index: String
    let encoder: any TextEncoder

    func check(_ id: GenerationID, _ progress: ProgressLine) throws -> GateFindings {
        let layout = IndexLayout(folder: index)
        let generations = LocalGenerations(layout: layout)
        let source = try generations.source(of: id)
        let serving = try generations.current()
        // Nobody curates in an index without a log.
        let questions =
            FileSystem.exists(layout.activity)
            ? try LocalActivityStore(layout: layout, access: .readOnly).curatedQuestions() : []
        let gate = PublishGate(
            generation: source, answerer: answerer(of: source),
            serving: try serving.map { answerer(of: try generations.source(of: $0)) }
        ) { composition.newQueryID() }
        return try gate.check(questions, damage: try generations.citationProblems(of: id, since: serving)) {
            done, all in
            progress.show { _ in "checking  \(Amount.number(done)) of \(Amount.count(all, "curated question"))" }
        }
    }

    private func answerer(of source: any GenerationSource) -> Answerer {
        composition.answerer(index: index, generations: source, encoder: encoder, policy: nil)
    }
}
