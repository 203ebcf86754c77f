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

    /// - Parameter progress: told how many questions have been asked, and of how many.
    func check(_ id: GenerationID, progress: (Int, Int) -> Void) throws -> GateFindings {
        let layout = IndexLayout(folder: index)
        let generations = LocalGenerations(layout: layout)
        let source = try generations.source(of: id)
        let serving = try generations.current()
        // Nobody curates in an index without a log.
        let store =
            FileSystem.exists(layout.activity) ? try LocalActivityStore(layout: layout, access: .readOnly) : nil
        let gate = PublishGate(
            generation: source, answerer: answerer(of: source),
            serving: try serving.map { answerer(of: try generations.source(of: $0)) }
        ) { composition.newQueryID() }
        var findings = try gate.check(
            try store?.curatedQuestions() ?? [], damage: try generations.citationProblems(of: id, since: serving),
            progress: progress)
        findings.warnings = try ClosedThemeCheck.warnings(
            of: try store?.themes() ?? [], serving: try serving.map { try generations.source(of: $0) },
            generation: source)
        return findings
    }

    private func answerer(of source: any GenerationSource) -> Answerer {
        composition.answerer(index: index, generations: source, encoder: encoder, policy: nil)
    }
}
