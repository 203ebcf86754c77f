import Embedding
import KnowledgeModel
import LocalStorage
import Retrieval
import Storage

typealias IndexSettingsStore = SettingsStore<SettingsFile>

/// The settings of an index as they are used, and what could not be used of them.
struct IndexSettings: Sendable {
    let settings: SearchSettings
    /// A sentence, if fusion and verdict are the built-in ones although the version has its own.
    let note: String?

    /// - Parameter encoder: nil searches by words only, for which nothing is fitted.
    /// - Throws: `SettingsFileError` where using a part would mislead.
    init(_ document: SettingsDocument<SettingsFile>?, encoder: ModelIdentity?) throws {
        guard let document else {
            self.init(settings: .standard, note: nil)
            return
        }
        let file = document.settings
        var settings = SearchSettings(version: document.version)
        do {
            settings.synonyms = try Synonyms(parsing: file.synonyms.joined(separator: "\n"))
        } catch {
            throw SettingsFileError.synonyms("\(error)")
        }
        var note: String?
        do throws(SettingsFileError) {
            if let fitted = file.encoder, let encoder, fitted.hash != encoder.hash {
                throw .otherEncoder(fitted: fitted.name)
            }
            let weights = try file.fusion?.fusionWeights()
            let model = try file.verdict?.model()
            if let weights { settings.fusion = .weighted(weights) }
            if let model, let verdict = file.verdict {
                settings.answerability = model
                settings.calibration = .own(verdict.questions)
            }
        } catch {
            guard error.code == .otherEncoder || error.code == .otherFeatures else { throw error }
            note = "\(error); until then, fusion and verdict are those the product comes with"
        }
        self.init(settings: settings, note: note)
    }

    private init(settings: SearchSettings, note: String?) {
        self.settings = settings
        self.note = note
    }
}
