import Yams

/// What `webhooks.yaml` of an index folder says. It holds secrets, so only the service's user should read it.
///
/// ```yaml
/// endpoints:
///   - name: helpdesk
///     url: https://hooks.example.com/lacuna
///     secret: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw   # 24 to 64 bytes in base64
///     events: ["generation.*", theme.regressed]        # default: all
/// ```
package struct WebhookConfiguration: Sendable, Hashable {
    package var endpoints: [WebhookEndpoint]

    package init(endpoints: [WebhookEndpoint] = []) { self.endpoints = endpoints }

    /// - Throws: `WebhookConfigurationError`.
    package init(yaml: String) throws(WebhookConfigurationError) {
        let root: Node?
        do {
            root = try Yams.compose(yaml: yaml)
        } catch {
            // What a parser quotes may be a secret.
            throw WebhookConfigurationError("it is not YAML")
        }
        guard let root, let list = try Self.mapping(root, "the file", keys: ["endpoints"])["endpoints"]?.sequence else {
            throw WebhookConfigurationError("it must have \"endpoints\", a list of endpoints")
        }
        endpoints = []
        for (index, node) in list.enumerated() {
            let endpoint = try Self.endpoint(node, place: "endpoint \(index + 1)")
            guard !endpoints.contains(where: { $0.name == endpoint.name }) else {
                throw WebhookConfigurationError("two endpoints are named \"\(endpoint.name)\"; give each its own name")
            }
            endpoints.append(endpoint)
        }
    }

    private static func endpoint(_ node: Node, place: String) throws(WebhookConfigurationError) -> WebhookEndpoint {
        let values = try mapping(node, place, keys: ["name", "url", "secret", "events"])
        func text(_ key: String, _ wanted: String, _ fits: (String) -> Bool) throws(WebhookConfigurationError) -> String
        {
            guard let text = values[key]?.string, fits(text) else {
                throw WebhookConfigurationError("\(place) must have \"\(key)\", \(wanted)")
            }
            return text
        }
        let name = try text("name", "1 to 64 letters a-z, digits, \"-\" and \"_\"", isName)
        let url = try text(
            "url", "an http or https address without user, password and \"#\"", WebhookEndpoint.isAddress)
        let secretText = try text("secret", "24 to 64 bytes in base64, with or without \"whsec_\" before them") {
            WebhookEndpoint.secret($0) != nil
        }
        var events = ["*"]
        if let node = values["events"] {
            events = node.sequence?.compactMap(\.string) ?? node.string.map { [$0] } ?? []
            let unknown = events.first { pattern in
                !WebhookEvent.types.contains { WebhookEndpoint.pattern(pattern, covers: $0) }
            }
            if events.isEmpty || unknown != nil {
                throw WebhookConfigurationError(
                    "\(place) must have \"events\", a list of some of \"*\", \"generation.*\", \"theme.*\", "
                        + WebhookEvent.types.map { "\"\($0)\"" }.joined(separator: ", "))
            }
        }
        return WebhookEndpoint(
            name: name, url: url, secret: WebhookEndpoint.secret(secretText) ?? [], events: events)
    }

    private static func mapping(
        _ node: Node, _ place: String, keys: [String]
    ) throws(WebhookConfigurationError) -> [String: Node] {
        guard let mapping = node.mapping else {
            throw WebhookConfigurationError("\(place) must be a mapping with \(keys.joined(separator: ", "))")
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let name = key.string, keys.contains(name) else {
                throw WebhookConfigurationError(
                    "\(place) has a key that it cannot have; it may have \(keys.joined(separator: ", "))")
            }
            values[name] = value
        }
        return values
    }

    private static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                    UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }
}

/// `webhooks.yaml` cannot be used. Names no value: any may be a secret.
package struct WebhookConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let message: String
    package var description: String { "webhooks.yaml: \(message)" }

    init(_ message: String) { self.message = message }
}
