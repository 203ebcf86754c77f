package import KnowledgeModel
package import Storage

/// What owners do to an index folder beside writing it: suppress, list generations, choose the one that serves.
package struct LocalOwnerStore: SuppressionStore, GenerationCatalogue {
    private let layout: IndexLayout
    private let holder: String

    /// - Parameter holder: names this process to whoever finds the index locked meanwhile.
    package init(layout: IndexLayout, holder: String) {
        self.layout = layout
        self.holder = holder
    }

    package func suppressions() throws -> [Suppression] { try Suppressions.read(in: layout).entries }

    package func suppress(_ suppression: Suppression) throws -> Bool {
        guard try LocalGenerations(layout: layout).serves(suppression.kind, id: suppression.id) else { return false }
        try Suppressions.add(suppression, in: layout)
        return true
    }

    package func unsuppress(_ kind: Suppression.Kind, id: String) throws -> Bool {
        try Suppressions.remove(kind, id: id, in: layout)
    }

    package func generations() throws -> [PublishedGeneration] {
        published(try LocalGenerations(layout: layout).list())
    }

    package func generations(openedBy scope: AccessScope) throws -> [PublishedGeneration] {
        published(try LocalGenerations(layout: layout).list(openedBy: scope))
    }

    package func source(of id: GenerationID) throws -> any GenerationSource {
        try LocalGenerations(layout: layout).source(of: id)
    }

    package func verify(_ id: GenerationID) throws -> [String] { try LocalGenerations(layout: layout).verify(id) }

    package func lastRunFindings() -> RunFindings? { RunFindingsFile.read(in: layout) }

    private func published(_ summaries: [GenerationSummary]) -> [PublishedGeneration] {
        summaries.map { summary in
            PublishedGeneration(
                id: summary.id, isServing: summary.isCurrent, heldBecause: summary.hold?.reasons,
                publishedAt: summary.createdAt, by: summary.by, why: summary.why, articles: summary.articles,
                passages: summary.passages, parts: summary.parts, bytes: summary.bytes,
                logicalHash: summary.logicalHash, model: summary.model)
        }
    }

    package func activate(_ id: GenerationID) throws {
        try LocalGenerations(layout: layout).activate(id, holder: holder)
    }
}
