package import Access
import KnowledgeModel
package import LiveIndexing
package import Storage

extension IndexingService {
    /// Newest first, counted over what the caller may read; none before the first.
    package func generations(for caller: Caller) throws -> [PublishedGeneration] {
        do {
            return try catalogue.generations(openedBy: caller.access).reversed()
        } catch let error as StorageError where error.code == .noIndex {
            return []
        }
    }

    /// - Throws: `Problem.noGeneration`.
    package func generation(_ number: String, for caller: Caller) throws -> PublishedGeneration {
        guard let number = Int(number),
            let found = try generations(for: caller).first(where: { $0.id.number == number })
        else { throw Problem.noGeneration }
        return found
    }

    /// Of sources that can be read again.
    package var sourceNames: [String] { live.sourceNames }

    /// Whether jobs are taken.
    package var takesJobs: Bool { hasEncoder }

    /// Has sources read again.
    ///
    /// - Parameters:
    ///   - names: nil: all.
    ///   - allowDeletions: how many articles of each may vanish although that is more than the brake allows.
    /// - Throws: `Problem`: no encoder, no such source, too many jobs.
    package func reindex(_ names: [String]?, allowDeletions: Int?, by: String, why: String) throws -> IndexJob {
        try requireEncoder()
        return try Self.translating {
            try live.reindex(names, allowDeletions: allowDeletions, by: by, why: why)
        }
    }
}
