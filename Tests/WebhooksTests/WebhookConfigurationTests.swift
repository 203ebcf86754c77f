import Testing
import Webhooks

@Suite struct WebhookConfigurationTests {
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    @Test func aFileNamesEndpoints() throws {
        let configuration = try WebhookConfiguration(
            yaml: """
                endpoints:
                  - name: helpdesk
                    url: https://hooks.example.com/lacuna
                    secret: \(Self.secret)
                    events: [generation.*, theme.regressed]
                  - {name: all, url: "http://127.0.0.1:9000/x?y=1", secret: \(Self.secret)}
                """)
        #expect(configuration.endpoints.map(\.name) == ["helpdesk", "all"])
        #expect(configuration.endpoints[0].secret.count == 24)
        #expect(
            WebhookEvent.types.filter(configuration.endpoints[0].wants)
                == ["generation.activated", "generation.held", "generation.published", "theme.regressed"])
        #expect(WebhookEvent.types.allSatisfy(configuration.endpoints[1].wants))
    }

    @Test(arguments: [
        (": [", "it is not YAML"),
        ("", "it must have \"endpoints\", a list of endpoints"),
        ("endpoints: 3", "it must have \"endpoints\", a list of endpoints"),
        ("other: 3", "the file has a key that it cannot have; it may have endpoints"),
        ("endpoints: [x]", "endpoint 1 must be a mapping with name, url, secret, events"),
        (
            "endpoints: [{name: A b}]",
            "endpoint 1 must have \"name\", 1 to 64 letters a-z, digits, \"-\" and \"_\""
        ),
        (
            "endpoints: [{name: a, url: 'https://user:pass@example.com'}]",
            "endpoint 1 must have \"url\", an http or https address without user, password and \"#\""
        ),
        (
            "endpoints: [{name: a, url: 'file:///etc/passwd'}]",
            "endpoint 1 must have \"url\", an http or https address without user, password and \"#\""
        ),
        (
            "endpoints: [{name: a, url: 'https://example.com', secret: c2hvcnQ=}]",
            "endpoint 1 must have \"secret\", 24 to 64 bytes in base64, with or without \"whsec_\" before them"
        ),
        (
            "endpoints: [{name: a, url: 'https://example.com', secret: \(secret), events: [theme.gone]}]",
            "endpoint 1 must have \"events\", a list of some of \"*\", \"generation.*\", \"theme.*\", "
                + "\"generation.activated\", \"generation.held\", \"generation.published\", \"theme.created\", "
                + "\"theme.merged\", \"theme.regressed\", \"theme.status_changed\", \"webhook.test\""
        ),
        (
            "endpoints: [{name: a, url: 'https://a.b', secret: \(secret)}, {name: a, url: 'https://a.b', secret: \(secret)}]",
            "two endpoints are named \"a\"; give each its own name"
        ),
    ])
    func whatIsWrongIsNamedWithoutItsValue(yaml: String, message: String) {
        let error = #expect(throws: WebhookConfigurationError.self) { try WebhookConfiguration(yaml: yaml) }
        #expect(error?.description == "webhooks.yaml: \(message)")
    }
}
