import Hummingbird

/// Lets pages of the listed origins read answers in a browser (WHATWG Fetch, section 3.2, "CORS protocol"). Pages of any
/// other get no such header, so their browser keeps every answer from them. Cookies are never asked for: a page sends
/// its key or token itself.
struct CrossOriginSharing: Sendable {
    let origins: AllowedOrigins

    /// What a page may read beside the body.
    private static let exposed = """
        ETag, Idempotent-Replayed, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, \
        traceparent, X-Request-Id
        """
    /// What a page may send.
    private static let sent = """
        Authorization, Content-Type, Idempotency-Key, If-None-Match, Mcp-Method, Mcp-Name, MCP-Protocol-Version, \
        traceparent, tracestate, X-Request-Id
        """
    /// How long a browser need not ask again; some take no more than ten minutes.
    private static let secondsMaximum = 600

    /// Marks an answer as one that the page may read.
    func mark(_ response: inout Response, to request: Request) {
        guard !origins.configured.isEmpty else { return }
        // Caches on the way must keep apart what is answered to different pages.
        response.headers[.vary] = (response.headers[.vary].map { $0 + ", " } ?? "") + "Origin"
        guard let origin = request.headers[.origin], origins.lists(origin) else { return }
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = Self.exposed
    }

    /// What a browser is told that asks before it sends; nil where nothing is to be told, or it does not ask.
    func preflight(_ request: Request, allowed: [HTTPRequest.Method]) -> Response? {
        guard request.method == .options, request.headers[.accessControlRequestMethod] != nil,
            let origin = request.headers[.origin], origins.lists(origin)
        else { return nil }
        return Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: allowed.map(\.rawValue).joined(separator: ", "),
                .accessControlAllowHeaders: Self.sent, .accessControlMaxAge: String(Self.secondsMaximum),
            ])
    }
}
