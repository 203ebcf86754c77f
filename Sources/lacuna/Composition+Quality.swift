import Embedding
import KnowledgeModel
import LocalStorage
import Operations
import Retrieval
import Storage

extension Composition {
    /// What owners may ask of how good answers are.
    func quality(of index: String, encoder: (any TextEncoder)?) throws -> QualityService {
        let layout = IndexLayout(folder: index)
        let store = try LocalActivityStore(layout: layout)
        return QualityService(
            log: store, store: store, versions: { try calibrations(of: layout, encoder: encoder?.identity) },
            now: { timestamp })
    }

    /// What the product comes with, and every version of the settings whose model this build can use. Versions that change
    /// other things have the model of the one that they replaced, and are left out.
    private func calibrations(of layout: IndexLayout, encoder: ModelIdentity?) throws -> [CalibrationVersion] {
        let store = IndexSettingsStore(layout: layout)
        let builtIn = SearchSettings.standard.answerability
        var versions = [(number: 0, model: builtIn, note: CalibrationVersion.Note?.none)]
        var inForce = 0
        for summary in try store.list() {
            let settings = try IndexSettings(try store.document(summary.version), encoder: encoder)
            let model = settings.settings.answerability
            if model != versions.last?.model {
                let note = CalibrationVersion.Note(by: summary.by, why: summary.why, at: summary.at)
                versions.append((summary.version, model, note))
            }
            // The last place of the same model, since a version may bring back what an earlier one had.
            if summary.isCurrent { inForce = versions.lastIndex { $0.model == model } ?? 0 }
        }
        return versions.enumerated().map { place, version in
            CalibrationVersion(
                number: version.number, model: version.model, isInForce: place == inForce, note: version.note)
        }
    }
}
