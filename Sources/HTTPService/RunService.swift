import Hummingbird
package import Logging
import ServiceLifecycle

/// Serves until SIGTERM or SIGINT, then lets running requests finish.
///
/// - Parameter onListening: called once connections are accepted, with the port.
package func runService(
    _ configuration: ServiceConfiguration, dependencies: ServiceDependencies, logger: Logger,
    onListening: @escaping @Sendable (Int) async -> Void
) async throws {
    let application = buildApplication(
        configuration: configuration, dependencies: dependencies, logger: logger, onListening: onListening)
    var group = ServiceGroupConfiguration(
        services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    group.maximumGracefulShutdownDuration = shutdownDurationMaximum
    try await ServiceGroup(configuration: group).run()
}

/// Far longer than any search, shorter than the 90 s after which systemd kills.
private let shutdownDurationMaximum = Duration.seconds(20)
