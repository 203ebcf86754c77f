import Hummingbird
import Operations

enum RequestBody {
    /// - Throws: `Problem` 413 over the limit.
    static func bytes(of request: Request) async throws -> [UInt8] {
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
