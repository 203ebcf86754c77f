import Hummingbird
import Logging
import Retrieval

/// `POST /v1/search`.
struct SearchRoutes: Sendable {
    let dependencies: ServiceDependencies

    @Sendable func search(_ request: Request, _ context: ServiceContext) async throws -> Response {
        let body = try await Self.body(of: request)
        let search = try SearchRequestJSON.decode(body)
        let queryID = dependencies.makeID()
        let dependencies = dependencies
        let json = try await dependencies.work.run {
            let response = try dependencies.answerer.answer(search, scope: dependencies.scope, queryID: queryID)
            return SearchResponseJSON.bytes(of: response)
        }
        // What customers ask is theirs: the log has its id and length.
        context.logger.debug(
            "searched",
            metadata: ["query.id": .string(queryID), "query.bytes": .stringConvertible(search.text.utf8.count)])
        return .json(json)
    }

    private static func body(of request: Request) async throws -> [UInt8] {
        let limit = ServiceConfiguration.bodyBytesMaximum
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw Problem.bodyTooLarge(maximum: limit)
        }
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer: buffer)
        } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
            throw Problem.bodyTooLarge(maximum: limit)
        } catch {
            throw UnreadableBody(cause: error)
        }
    }
}

extension Response {
    static func json(_ bytes: [UInt8]) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
