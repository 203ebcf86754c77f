import Embedding
import GapAnalysis
import HTTPService
import KnowledgeModel
import LocalStorage
import Privacy

extension Composition {
    /// Records what the service is asked, in the index folder.
    func activity(of index: String, encoder: any TextEncoder) throws -> ActivityRecording {
        let layout = IndexLayout(folder: index)
        let store = try LocalActivityStore(layout: layout)
        let secret = try PseudonymSecret(layout: layout).bytes
        return ActivityRecording(
            log: store, recorder: QuestionRecorder(redactor: .standard, encoder: encoder), redactor: .standard,
            pseudonym: { AskerPseudonym(asker: $0, secret: secret) }, now: { timestamp })
    }
}
