package import KnowledgeModel

extension LocalGenerations {
    /// Every role that the serving generation has articles for. For owners: never let a reader see it.
    package func roles() throws -> Set<Role> {
        guard let current = try current() else { throw LocalStorageMessages.noIndex(layout.folder) }
        return try roles(of: current)
    }

    /// Every role that a generation has articles for, whether it serves or not. For owners.
    ///
    /// - Throws: `StorageError.noGeneration`.
    package func roles(of id: GenerationID) throws -> Set<Role> {
        let manifest = try GenerationManifest.read(id.number, in: layout)
        return Set(manifest.parts.flatMap(\.audienceClass.roles)).union([.public])
    }
}
