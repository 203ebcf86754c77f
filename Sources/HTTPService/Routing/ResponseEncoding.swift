import Hummingbird
import KnowledgeModel

/// How a reply goes over the wire: compressed if the client takes that and it is worth it, with an entity tag.
enum ResponseEncoding {
    /// Less is not worth the frame.
    private static let compressedBytesMinimum = 1024

    /// Adds an entity tag to what is read, and answers 304 to a client that has it already (RFC 9110, section 13.1.2).
    static func response(_ reply: Reply, to request: Request) -> Response {
        switch reply {
        case .empty(let status): return Response(status: status)
        case .stream(let contentType, let body):
            return Response(
                status: .ok,
                headers: [.contentType: contentType, .cacheControl: "no-store", .init("X-Accel-Buffering")!: "no"],
                body: body)
        case .body(let status, let contentType, let bytes, var headers):
            headers[.contentType] = contentType
            headers[.vary] = "Authorization, Accept-Encoding"
            if request.method == .get || request.method == .head, status == .ok {
                // Weak: of the same answer, compressed or not, the bytes differ (RFC 9110, section 8.8.1).
                let tag = "W/\"" + Digest.hex(Array(Digest.sha256(bytes).prefix(16))) + "\""
                headers[.eTag] = tag
                // What one caller may read another may not.
                headers[.cacheControl] = "private, no-cache"
                if matches(request.headers[.ifNoneMatch], tag) {
                    return Response(status: .notModified, headers: headers)
                }
            }
            if bytes.count >= compressedBytesMinimum, AcceptEncoding.allowsGzip(request.headers[.acceptEncoding]),
                let compressed = Gzip.compressed(bytes)
            {
                headers[.contentEncoding] = "gzip"
                return Response(
                    status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: compressed)))
            }
            return Response(
                status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    /// By the weak comparison: the same bytes, compressed or not, have one tag.
    private static func matches(_ header: String?, _ tag: String) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { candidate in
            let candidate = candidate.drop { $0 == " " }
            return candidate.prefix { $0 != " " } == "*" || candidate.hasSuffix(tag.dropFirst(2))
        }
    }
}
