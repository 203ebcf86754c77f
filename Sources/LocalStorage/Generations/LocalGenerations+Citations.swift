package import KnowledgeModel
import Storage

extension LocalGenerations {
    /// Articles of each new part that are looked at, spread evenly over it.
    package static let citationSample = 200

    /// Checks that what a generation has and another has not can be cited: texts have their digests, passages are slices
    /// of them on scalar boundaries. Of each part that is new, `articlesPerPart` articles are looked at.
    ///
    /// - Parameter old: nil looks at every part.
    /// - Returns: what is wrong, in sentences, one a part at most; empty if all is well.
    /// - Throws: `StorageError.noGeneration`.
    /// - Complexity: O(bytes of the articles looked at)
    package func citationProblems(
        of id: GenerationID, since old: GenerationID?, articlesPerPart: Int = citationSample
    ) throws -> [String] {
        precondition(articlesPerPart > 0)
        let known = try old.map { Set(try GenerationManifest.read($0.number, in: layout).parts.map(\.id)) } ?? []
        var problems: [String] = []
        for entry in try GenerationManifest.read(id.number, in: layout).parts where !known.contains(entry.id) {
            do {
                let part = try Part(entry: entry, layout: layout.part(entry.id))
                let count = part.articles.count
                let looked = min(count, articlesPerPart)
                try part.verifyTexts(ofArticles: (0..<looked).map { $0 * count / looked })
            } catch let error as StorageError {
                problems.append(error.message)
            } catch {
                problems.append(LocalStorageMessages.damagedPart(layout.part(entry.id).passages, "\(error)").message)
            }
        }
        return problems
    }
}
