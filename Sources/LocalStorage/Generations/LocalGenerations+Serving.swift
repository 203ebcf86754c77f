package import KnowledgeModel

/// What the serving generation holds, as its manifest says.
package struct ServingGeneration: Sendable, Hashable {
    package let id: GenerationID
    /// ISO 8601, UTC.
    package let publishedAt: String
    package let articles: Int
    package let livePassages: Int
    /// Those of withdrawn versions that lie in parts until a merge.
    package let deadPassages: Int
    package let parts: Int
    package let bytes: Int
    package let modelHash: String?
}

extension LocalGenerations {
    /// The serving generation, all of whose parts were opened; nil before anything was published.
    ///
    /// - Throws: `StorageError` if a file of it is missing, of another format, or damaged in its structure.
    package func serving() throws -> ServingGeneration? {
        guard let number = try CurrentPointer.read(in: layout) else { return nil }
        let manifest = try OpenGeneration.open(number, in: layout, suppressions: Suppressions(), reusing: []).manifest
        return ServingGeneration(
            id: GenerationID(number), publishedAt: manifest.createdAt, articles: manifest.articles,
            livePassages: manifest.parts.reduce(0) { $0 + $1.livePassages },
            deadPassages: manifest.parts.reduce(0) { $0 + $1.deadPassages }, parts: manifest.parts.count,
            bytes: manifest.parts.flatMap(\.files).reduce(0) { $0 + $1.bytes }, modelHash: manifest.model?.hash)
    }
}
