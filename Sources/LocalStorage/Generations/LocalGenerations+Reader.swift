package import KnowledgeModel
package import Storage

extension LocalGenerations {
    /// A reader of one generation, whether it serves or not. Suppressions act on it as on every generation.
    ///
    /// - Parameter withheld: ids of articles that it shall not have either, as if they had never been indexed.
    /// - Throws: `StorageError.noGeneration`.
    package func reader(
        of id: GenerationID, for scope: AccessScope, withholding withheld: Set<String> = []
    ) throws -> any GenerationReader {
        var suppressions = try Suppressions.read(in: layout)
        suppressions.entries += withheld.map {
            Suppressions.Entry(kind: .article, id: $0, by: "", why: "withheld", at: "")
        }
        let generation = try OpenGeneration.open(
            id.number, in: layout, suppressions: suppressions, reusing: [])
        return LocalGenerationReader(generation: generation, scope: scope, compiler: try QueryCompiler())
    }
}
