import Hummingbird
import Logging
import Retrieval
import Storage

/// `POST /v1/search`.
struct SearchRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func search(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let body = try await RequestBody.bytes(of: request)
        let (search, asked) = try SearchRequestJSON.decode(body)
        let queryID = dependencies.makeID()
        let dependencies = dependencies
        let logger = context.logger
        let json = try await dependencies.work.run {
            let response = try dependencies.answerer.answer(search, scope: dependencies.scope, queryID: queryID)
            do {
                try dependencies.activity?.record(response, to: search, by: asked, scope: dependencies.scope)
            } catch {
                // Whoever asks gets an answer, whatever becomes of the log. Of errors that are not storage's only the kind is
                // told: what they say may hold what was asked.
                let message = (error as? StorageError)?.message ?? String(describing: type(of: error))
                logger.error(
                    "a question was not recorded",
                    metadata: ["query.id": .string(queryID), "error.message": .string(message)])
            }
            return SearchResponseJSON.bytes(of: response)
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
