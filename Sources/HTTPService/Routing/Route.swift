import Access
import Hummingbird

/// One operation at its method and path. The table of all of them is the whole surface of the service: what is not in it
/// is not reachable, and nothing in it is reached but through the gate.
struct Route: Sendable {
    enum Admission: Sendable, Equatable {
        /// Anybody; reads nothing of the knowledge base.
        case open
        case scope(Scope)
    }

    /// Whose shape errors have; a page's are pages, and whoever is not signed in is asked to.
    enum ErrorShape: Sendable { case problem, openAI, jsonRPC, page }

    let method: HTTPRequest.Method
    /// With captures in braces: `/v1/passages/{id}`.
    let path: String
    /// Unique; names the route in OpenAPI and in metrics.
    let operationID: String
    let admission: Admission
    let errors: ErrorShape
    let bodyBytesMaximum: Int?
    let handle: @Sendable (GatedRequest) async throws -> Reply

    init(
        _ method: HTTPRequest.Method, _ path: String, _ operationID: String, _ admission: Admission,
        errors: ErrorShape = .problem, bodyBytesMaximum: Int? = nil,
        _ handle: @escaping @Sendable (GatedRequest) async throws -> Reply
    ) {
        self.method = method
        self.path = path
        self.operationID = operationID
        self.admission = admission
        self.errors = errors
        self.bodyBytesMaximum = bodyBytesMaximum
        self.handle = handle
    }

    /// Of the console, which programs do not call: it stands in no description of the API, and its callers come with a
    /// cookie.
    var isPage: Bool { errors == .page }

    /// Whether it changes something, so that `Idempotency-Key` counts.
    var isWrite: Bool { method != .get && method != .head }
}
