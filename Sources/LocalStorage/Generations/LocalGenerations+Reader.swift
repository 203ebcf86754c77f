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
        try source(of: id, withholding: withheld).reader(for: scope)
    }

    /// Readers of one generation, whether it serves or not, which is opened once and with today's suppressions.
    ///
    /// - Parameter withheld: ids of articles that they shall not have either, as if they had never been indexed.
    /// - Throws: `StorageError.noGeneration`.
    package func source(
        of id: GenerationID, withholding withheld: Set<String> = []
    ) throws -> any GenerationSource {
        var suppressions = try Suppressions.read(in: layout)
        suppressions.entries += withheld.map {
            Suppressions.Entry(kind: .article, id: $0, by: "", why: "withheld", at: "")
        }
        return OneGenerationSource(
            generation: try OpenGeneration.open(id.number, in: layout, suppressions: suppressions, reusing: []),
            compiler: try QueryCompiler())
    }
}

/// Readers of one generation, for as long as it lives.
private struct OneGenerationSource: GenerationSource {
    let generation: OpenGeneration
    let compiler: QueryCompiler

    func reader(for scope: AccessScope) -> any GenerationReader {
        LocalGenerationReader(generation: generation, scope: scope, compiler: compiler)
    }
}
