package import KnowledgeModel
import Locking
package import Storage
import SystemIO

/// Readers of the serving generation of an index folder.
///
/// Looks at `CURRENT` and `suppressions.json` before each query, two calls of `stat`, so a publish, a rollback or a
/// suppression acts on the next query. A reader keeps the generation that it was made with.
package final class LocalGenerationSource: GenerationSource {
    private let layout: IndexLayout
    private let compiler: QueryCompiler
    private let state = Locked(State())

    private struct State: Sendable {
        var current: FileFingerprint?
        var suppressions: FileFingerprint?
        var generation: OpenGeneration?
        /// The same without suppressions, once somebody has asked for it.
        var unsuppressed: OpenGeneration?
    }

    /// How often a generation that vanishes while it is being opened is looked for anew: a writer may prune meanwhile.
    private static let attemptsMaximum = 3

    package init(layout: IndexLayout) throws {
        self.layout = layout
        compiler = try QueryCompiler()
    }

    package func reader(for scope: AccessScope) throws -> any GenerationReader {
        LocalGenerationReader(generation: try open(), scope: scope, compiler: compiler)
    }

    package func unsuppressedReader(for scope: AccessScope) throws -> any GenerationReader {
        let serving = try open()
        let known = state.withLock { $0.unsuppressed }
        // A generation of the same number may have been erased from.
        if let known, known.manifest == serving.manifest {
            return LocalGenerationReader(generation: known, scope: scope, compiler: compiler)
        }
        let opened = try OpenGeneration.open(
            serving.manifest.id, in: layout, suppressions: Suppressions(), reusing: serving.parts.map(\.part))
        state.withLock { $0.unsuppressed = opened }
        return LocalGenerationReader(generation: opened, scope: scope, compiler: compiler)
    }

    private func open() throws -> OpenGeneration {
        try state.withLock { state in
            var attempt = 1
            while true {
                let current = FileSystem.fingerprint(layout.current)
                let suppressions = FileSystem.fingerprint(layout.suppressions)
                if let generation = state.generation, current == state.current, suppressions == state.suppressions {
                    return generation
                }
                guard let number = try CurrentPointer.read(in: layout) else {
                    throw LocalStorageMessages.noIndex(layout.folder)
                }
                do {
                    let generation = try OpenGeneration.open(
                        number, in: layout, suppressions: try Suppressions.read(in: layout),
                        reusing: state.generation?.parts.map(\.part) ?? [])
                    state = State(current: current, suppressions: suppressions, generation: generation)
                    return generation
                } catch  where attempt < Self.attemptsMaximum && FileSystem.fingerprint(layout.current) != current {
                    attempt += 1
                }
            }
        }
    }
}
