import Privacy
import Testing
import lacuna

/// What `lacuna.yaml` says of personal data holds, or is refused with its line.
struct PrivacySettingsTests {
    @Test func rulesAreUsed() throws {
        let settings = try PrivacySettings(
            yaml: """
                privacy:
                  redaction:
                    - {name: loyalty_number, pattern: '\\bLC-?\\d{6}\\b'}
                    - {name: desk_order, pattern: '\\bQ\\d{3}\\b', kind: order_number}
                  retention_days: 90
                  theme_minimum_askers: 4
                """)
        #expect(
            settings.redactor.redact("My card LC-204816 is not in Q731, write to ada@example.org").text
                == "My card [loyalty_number] is not in [order_number], write to [email]")
        #expect(settings.retentionDays == 90)
        #expect(settings.askersMinimum == 4)
    }

    @Test func withoutAnyTheStandardHolds() throws {
        let settings = try PrivacySettings(yaml: "sources: [{path: articles}]")
        #expect(settings.redactor.redact("LC-204816 of ada@example.org").text == "LC-204816 of [email]")
        #expect(settings.retentionDays == nil)
        #expect(settings.askersMinimum == 2)
    }

    @Test(arguments: [
        (
            "{name: Loyalty number, pattern: x}",
            "lacuna.yaml, line 3: \"Loyalty number\" cannot be the name of a redaction rule; use small letters, digits "
                + "and \"_\", from a letter on and at most 40, such as \"loyalty_card\""
        ),
        (
            "{name: card, pattern: '(?=x)'}",
            "lacuna.yaml, line 3: the pattern \"(?=x)\" of the redaction rule \"card\" cannot be used: "
        ),
        (
            "{name: card, pattern: x, kind: cart}",
            "lacuna.yaml, line 3: \"cart\" cannot be the kind of the redaction rule \"card\"; leave it out, or use one of "
                + "email, phone, card, iban, national_id, ip, url_token, api_key, jwt, order_number, account_number, name, "
                + "birth_date, address, password, device_id"
        ),
    ])
    func refused(rule: String, message: String) {
        let error = #expect(throws: (any Error).self) {
            try PrivacySettings(yaml: "privacy:\n  redaction:\n    - \(rule)")
        }
        #expect(error.map { "\($0)" }?.hasPrefix(message) == true, "\(error.map { "\($0)" } ?? "nothing")")
    }
}
