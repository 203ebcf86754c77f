import Hummingbird
import Operations

enum RequestBody {
    /// - Throws: `Problem` 413 over the limit, 408 for a client that does not send it in time.
    static func bytes(of request: Request, limit: Int, wait: Duration) async throws -> [UInt8] {
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
            throw Problem.bodyTooLarge(maximum: limit)
        }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { try await collect(request, limit: limit) }
            group.addTask {
                try await Task.sleep(for: wait)
                throw Problem.bodyTooSlow
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    private static func collect(_ request: Request, limit: Int) async throws -> [UInt8] {
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
