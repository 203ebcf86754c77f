import Hummingbird

/// `GET /openapi.json`: the description of every route, written by hand beside the table that it must agree with.
struct OpenAPIRoutes: Sendable {
    @Sendable func document(_ gated: GatedRequest) async throws -> Reply { .json(PackageResources.openapi_json) }
}
