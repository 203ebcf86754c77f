package import Hummingbird
import HummingbirdCore
package import Logging

/// Puts the service together; the command and the tests both call this.
///
/// - Parameter onListening: called once connections are accepted, with the port.
package func buildApplication(
    configuration: ServiceConfiguration, dependencies: ServiceDependencies, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void = { _ in }
) -> some ApplicationProtocol {
    let limits = configuration.limits
    let metrics = dependencies.metrics
    let table = RouteTable(dependencies, limits: limits, metrics: metrics, origins: configuration.origins)
    let gate = Gate(
        dependencies: dependencies, limits: limits, limiter: RateLimiter(uptime: dependencies.uptime),
        replies: IdempotentReplies(uptime: dependencies.uptime))
    let connections = ConnectionCount(maximum: limits.connections)
    let boundary = RequestBoundary(
        dependencies: dependencies, metrics: metrics, connections: connections, isLoopbackOnly: !configuration.hasKeys,
        sharing: CrossOriginSharing(origins: configuration.origins),
        console: dependencies.console)
    return Application(
        router: buildRouter(table.routes + table.pages, gate: gate, boundary: boundary),
        server: .http1(configuration: .init(idleTimeout: .seconds(limits.idle.components.seconds))),
        configuration: ApplicationConfiguration(
            address: .hostname(configuration.address, port: configuration.port), serverName: "lacuna",
            availableConnectionsDelegate: CountedConnections(count: connections)),
        onServerRunning: { channel in await onListening(channel.localAddress?.port ?? configuration.port) },
        logger: logger)
}
