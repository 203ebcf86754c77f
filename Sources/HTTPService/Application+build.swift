package import Hummingbird
package import Logging
import Operations

/// Puts the service together; the command and the tests both call this.
///
/// - Parameter onListening: called once connections are accepted, with the port.
package func buildApplication(
    configuration: ServiceConfiguration, dependencies: ServiceDependencies, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    Application(
        router: buildRouter(dependencies),
        server: .http1(configuration: .init(idleTimeout: .seconds(idleSecondsMaximum))),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.address, port: configuration.port), serverName: "lacuna"),
        onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
        logger: logger)
}

/// A connection that is silent this long is closed: longer than any pool keeps one, short enough that forgotten ones do
/// not pile up.
private let idleSecondsMaximum: Int64 = 120

private func buildRouter(_ dependencies: ServiceDependencies) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: RequestBoundary(makeID: dependencies.knowledge.makeID))
    let search = SearchRoutes(dependencies: dependencies)
    let passages = PassageRoutes(dependencies: dependencies)
    let feedback = FeedbackRoutes(dependencies: dependencies)
    let health = HealthRoutes(dependencies: dependencies)
    router.route("/v1/search", .post, search.search)
    router.route("/v1/passages/{id}", .get, passages.passage)
    router.route("/v1/feedback", .post, feedback.feedback)
    router.route("/v1/queries/{id}/outcome", .post, feedback.outcome)
    router.route("/healthz", .get, health.health)
    router.route("/readyz", .get, health.readiness)
    return router
}

extension Router<ServiceContext> {
    /// Answers one method of a path, and the others with 405 rather than 404.
    fileprivate func route(
        _ path: RouterPath, _ method: HTTPRequest.Method,
        _ handler: @escaping @Sendable (Request, ServiceContext) async throws -> Response
    ) {
        on(path, method: method, use: handler)
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        let allowed: [HTTPRequest.Method] = method == .get ? [.get, .head] : [method]
        for other in known where !allowed.contains(other) {
            on(path, method: other) { _, _ -> Response in throw MethodNotAllowed(allowed: allowed) }
        }
    }
}
