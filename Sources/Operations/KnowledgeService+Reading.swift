package import KnowledgeModel
package import Retrieval
import Storage

extension KnowledgeService {
    /// One passage, as a citation.
    ///
    /// - Throws: `Problem.noPassage` for an unknown one and for one that the caller may not read.
    package func passage(id: String, scope: AccessScope) throws -> (citation: Citation, generation: GenerationID) {
        let reader = try generations.reader(for: scope)
        guard let passage = try reader.passage(id: id) else { throw Problem.noPassage }
        return (Citation(passage), reader.generation)
    }
}
