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
        refuseOtherMethods(of: path, routes, router, boundary)
    }
    return router
}

/// A method that is not the path's is told so, which 404 would not, in the shape that the path's clients expect; a browser
/// that asks what it may send for a listed page is told that.
private func refuseOtherMethods(
    of path: String, _ routes: [Route], _ router: Router<ServiceContext>, _ boundary: RequestBoundary
) {
    let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .query]
    let own = routes.map(\.method)
    let shape = routes.first?.errors ?? .problem
    let allowed = known.filter { own.contains($0) || ($0 == .head && own.contains(.get)) }
    for method in known where !allowed.contains(method) {
        router.on(RouterPath(path), method: method) { request, context in
            boundary.sharing.preflight(request, allowed: allowed)
                ?? boundary.response(
                    for: Problem.methodNotAllowed(allowed: allowed), to: request, context, shape: shape,
                    headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
        }
    }
}

extension HTTPRequest.Method {
    /// Of draft-ietf-httpbis-safe-method-w-body; known here to be refused like the others.
    fileprivate static let query = HTTPRequest.Method("QUERY")!
}
