import Hummingbird
package import Logging

/// Serves until SIGTERM or SIGINT, then accepts no more, lets running requests finish, and returns.
///
/// - Parameter onListening: called once connections are accepted, with the port.
package func runService(
    _ configuration: ServiceConfiguration, dependencies: ServiceDependencies, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void
) async throws {
    try await buildApplication(
        configuration: configuration, dependencies: dependencies, logger: logger, onListening: onListening
    ).runService()
}
