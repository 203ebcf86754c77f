import Hummingbird
import JSONText
import Operations

/// `GET /v1/passages/{id}`, with `?expand=section` in its section.
struct PassageRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func passage(_ gated: GatedRequest) async throws -> Reply {
        let id = try gated.parameter("id")
        try gated.allowQuery(["expand", "offsets"])
        let offsets = try gated.offsets()
        var faults = RequestFaults()
        let expansion = faults.word(gated.query("expand").map { .string($0) }, at: "?expand", of: ["section"])
        if !faults.isEmpty { throw Problem.invalidRequest(faults.list) }
        let dependencies = dependencies
        let json = try await dependencies.work.run {
            if expansion != nil {
                let cited = try dependencies.knowledge.section(ofPassage: id, caller: gated.caller)
                return CitedSectionJSON.bytes(of: cited, offsets: offsets)
            }
            let found = try dependencies.knowledge.passage(id: id, caller: gated.caller)
            return CitationJSON.bytes(of: found.citation, generation: found.generation, offsets: offsets)
        }
        return .json(json)
    }
}
