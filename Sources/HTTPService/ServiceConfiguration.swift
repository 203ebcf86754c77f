import Hummingbird

/// Where the service listens, and its limits.
package struct ServiceConfiguration: Sendable {
    package let host: String
    /// 0: any that is free.
    package let port: Int
    package let limits: ServiceLimits
    /// Whether callers are told apart by keys.
    package let hasKeys: Bool
    /// Pages of other machines that may call from a browser.
    package let origins: AllowedOrigins

    /// What to listen on. `localhost` is this machine whatever a resolver says of it (RFC 6761, section 6.3), and some
    /// machines have none that knows the name.
    package var address: String { host.lowercased() == "localhost" ? "127.0.0.1" : host }

    /// - Throws: `ServiceError.notLoopback` for an address that other machines can reach, unless there are keys.
    package init(
        host: String, port: Int, hasKeys: Bool = false, origins: AllowedOrigins = AllowedOrigins(),
        limits: ServiceLimits = ServiceLimits()
    ) throws(ServiceError) {
        guard hasKeys || LoopbackHost.isLoopback(host) else { throw .notLoopback(host) }
        guard (0...65_535).contains(port) else { throw .badPort(port) }
        self.host = host
        self.port = port
        self.hasKeys = hasKeys
        self.origins = origins
        self.limits = limits
    }
}

/// Why the service does not start.
package struct ServiceError: Error, Sendable, Hashable, CustomStringConvertible {
    package struct Code: Sendable, Hashable {
        private enum Value { case notLoopback, badPort, badOrigin }
        private let value: Value

        /// There are no keys, so nobody but this machine may reach it.
        package static let notLoopback = Code(value: .notLoopback)
        package static let badPort = Code(value: .badPort)
        package static let badOrigin = Code(value: .badOrigin)
    }

    package let code: Code
    package let message: String
    package var description: String { message }

    static func notLoopback(_ host: String) -> ServiceError {
        ServiceError(
            code: .notLoopback,
            message: "\(host) may be reached from other machines, and there are no keys to tell callers apart; "
                + "make one with `lacuna keys create`, or listen on 127.0.0.1, ::1 or localhost")
    }

    static func badPort(_ port: Int) -> ServiceError {
        ServiceError(code: .badPort, message: "\(port) is no port; choose one from 1 to 65535, or 0 for any free one")
    }

    static func badOrigin(_ text: String) -> ServiceError {
        ServiceError(
            code: .badOrigin,
            message: "\"\(text)\" is no origin; give scheme and host, and the port if it is not the usual one, with "
                + "nothing after them, such as https://desk.example")
    }
}

/// Names and addresses of this machine itself.
enum LoopbackHost {
    /// Whether it is `localhost`, in `127.0.0.0/8`, or `::1`.
    static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127"
            && numbers.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } && UInt8($0) != nil }
    }

    /// The host of a `Host` header, without its port and the brackets of an IPv6 address.
    static func host(ofAuthority authority: String) -> String {
        if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
        return String(authority.prefix { $0 != ":" })
    }
}
