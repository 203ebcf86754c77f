import Hummingbird
import Logging
import Operations
import Retrieval

/// `POST /v1/search`.
struct SearchRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func search(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let (search, asked) = try SearchRequestJSON.decode(try await RequestBody.bytes(of: request))
        let dependencies = dependencies
        let (queryID, json) = try await dependencies.work.run {
            let response = try dependencies.knowledge.search(search, asked: asked, scope: dependencies.scope)
            return (response.queryID, SearchResponseJSON.bytes(of: response))
        }
        // What customers ask is theirs: the log has its id and length.
        context.logger.debug(
            "searched",
            metadata: ["query.id": .string(queryID), "query.bytes": .stringConvertible(search.text.utf8.count)])
        return .json(json)
    }
}

extension Response {
    static func json(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
