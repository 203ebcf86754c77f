import Hummingbird

/// What a handler answers; how it goes over the wire (compression, entity tags) is decided in one place.
enum Reply: Sendable {
    case body(status: HTTPResponse.Status, contentType: String, bytes: [UInt8], headers: HTTPFields)
    case empty(status: HTTPResponse.Status)
    /// Bytes that come in the course of time; never kept nor compressed.
    case stream(contentType: String, body: ResponseBody)

    static func json(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) -> Reply {
        // A line's end, for whoever reads it in a terminal.
        let line = bytes.last == 0x0A ? bytes : bytes + [0x0A]
        return .body(status: status, contentType: "application/json", bytes: line, headers: headers)
    }

    static let noContent = Reply.empty(status: .noContent)
}
