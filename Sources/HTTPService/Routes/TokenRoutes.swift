import Access
import Hummingbird
import JSONText
import KnowledgeModel
import Operations
import Storage

/// `POST /v1/tokens`: a key mints a short-lived token that may do less.
struct TokenRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func mint(_ gated: GatedRequest) async throws -> Reply {
        let request = try TokenRequestJSON.decode(try await gated.body())
        let minted: MintedToken
        do {
            minted = try dependencies.gatekeeper.mint(request, for: gated.caller, now: dependencies.now())
        } catch let error as TokenError {
            throw Problem(error)
        }
        let (audit, caller, end) = (dependencies.knowledge.audit, gated.caller, "\(minted.token.expiresAt)")
        try await dependencies.work.run {
            audit?.record(.tokenMint, "key \(caller.keyID ?? "")", ["expires": end], by: caller)
        }
        var writer = JSONWriter()
        writer.object { members in
            members.member("token", minted.text)
            members.member("expires_at", "\(minted.token.expiresAt)")
            members.member("scopes", minted.token.scopes.names)
            members.member("roles", minted.token.access.roles.map(\.name).sorted())
        }
        // A secret is never kept by a cache on the way.
        return .json(writer.bytes, status: .created, headers: [.cacheControl: "no-store"])
    }
}
