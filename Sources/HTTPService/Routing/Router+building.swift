import Access
import Hummingbird
import Logging
import Operations

/// The router over the table of routes: each is reached through the gate and nothing else is there.
func buildRouter(
    _ routes: [Route], gate: Gate, boundary: RequestBoundary
) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: boundary)
    for (path, routes) in Dictionary(grouping: routes, by: \.path) {
        for route in routes {
            router.on(RouterPath(path), method: route.method) { request, context in
                try await boundary.respond(to: request, context, of: route, through: gate)
            }
        }
        refuseOtherMethods(of: path, allowed: routes.map(\.method), router, boundary)
    }
    return router
}

/// A method that is not the path's is told so, which 404 would not.
private func refuseOtherMethods(
    of path: String, allowed: [HTTPRequest.Method], _ router: Router<ServiceContext>, _ boundary: RequestBoundary
) {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .query]
    let allowed = known.filter { allowed.contains($0) || ($0 == .head && allowed.contains(.get)) }
    for method in known where !allowed.contains(method) {
        router.on(RouterPath(path), method: method) { request, context in
            boundary.response(
                for: Problem.methodNotAllowed(allowed: allowed), to: request, context, shape: .problem,
                headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
        }
    }
}

extension HTTPRequest.Method {
    /// Of draft-ietf-httpbis-safe-method-w-body; known here to be refused like the others.
    fileprivate static let query = HTTPRequest.Method("QUERY")!
}
