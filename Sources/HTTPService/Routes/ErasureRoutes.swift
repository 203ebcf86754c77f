import Hummingbird
import Operations
import Storage

/// `POST /v1/erase`: takes a person or an article out of every file of the index.
struct ErasureRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func erase(_ gated: GatedRequest) async throws -> Reply {
        let request = try ErasureRequestJSON.decode(try await gated.body())
        guard let erasure = dependencies.erasure else { throw Problem.noIndexing }
        let audit = dependencies.knowledge.audit
        return .json(
            try await dependencies.work.run {
                let counts = try erasure.erase(request, by: gated.actor)
                // Not even by a pseudonym: the ledger has the asker, and nothing else shall.
                let object =
                    switch request.subject {
                    case .asker: "an asker"
                    case .article(let id): "article \(id)"
                    }
                audit?.record(.erasure, object, by: gated.caller)
                return ErasureJSON.bytes(of: counts)
            })
    }
}
