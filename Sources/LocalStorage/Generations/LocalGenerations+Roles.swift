package import KnowledgeModel

extension LocalGenerations {
    /// Every role that the serving generation has articles for. For owners: never let a reader see it.
    package func roles() throws -> Set<Role> {
        guard let current = try current() else { throw LocalStorageMessages.noIndex(layout.folder) }
        let manifest = try GenerationManifest.read(current.number, in: layout)
        return Set(manifest.parts.flatMap(\.audienceClass.roles)).union([.public])
    }
}
