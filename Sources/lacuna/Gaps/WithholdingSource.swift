import KnowledgeModel
import LocalStorage
import Storage

/// The serving generation of an index without some of its articles, as if they had never been written.
struct WithholdingSource: GenerationSource {
    let generations: LocalGenerations
    let withheld: Set<String>

    func reader(for scope: AccessScope) throws -> any GenerationReader {
        guard let current = try generations.current() else {
            throw StorageError(.noIndex, "there is no index to withhold anything from")
        }
        return try generations.reader(of: current, for: scope, withholding: withheld)
    }
}
