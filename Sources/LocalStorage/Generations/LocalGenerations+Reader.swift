package import KnowledgeModel
package import Storage

extension LocalGenerations {
    /// A reader of one generation, whether it serves or not. Suppressions act on it as on every generation.
    ///
    /// - Throws: `StorageError.noGeneration`.
    package func reader(of id: GenerationID, for scope: AccessScope) throws -> any GenerationReader {
        let generation = try OpenGeneration.open(
            id.number, in: layout, suppressions: try Suppressions.read(in: layout), reusing: [])
        return LocalGenerationReader(generation: generation, scope: scope, compiler: try QueryCompiler())
    }
}
