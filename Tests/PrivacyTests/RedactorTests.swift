import Privacy
import Testing

struct RedactorTests {
    @Test func placeholdersSayWhatStoodThere() {
        let redacted = Redactor.standard.redact(
            "My name is Ann Smith, ann@example.org. Where is order 123-456? Call 020 7946 0958.")
        #expect(redacted.text == "My name is [name], [email]. Where is order [order_number]? Call [phone].")
        #expect(redacted.kinds == [.name, .email, .orderNumber, .phone])
    }

    @Test func rangesAreInUTF8OfTheText() throws {
        let text = "Größe? \u{1F600} ａｎｎ＠example．org"
        let redaction = try #require(Redactor.standard.redactions(in: text).first)
        #expect(redaction.kind == .email)
        #expect(redaction.utf8Range == 14..<text.utf8.count)
    }

    @Test func whatHoldsNothingPrivateStays() {
        let text = "Error 0x80070005 in 10.15.7\u{200B} since 2024-01-15 10:30:22, it cost £12.50."
        #expect(Redactor.standard.redact(text) == RedactedText(storedRedacted: text))
    }

    @Test func ownersRulesAreStrongest() throws {
        let redactor = Redactor(rules: [
            try RedactionRule(name: "loyalty_card", pattern: #"\bLC-?\d{6}\b"#),
            try RedactionRule(name: "short_order", pattern: #"\b[A-Z]\d{3}\b"#, kind: .orderNumber),
        ])
        let redacted = redactor.redact("Card LC‑123456 or lc654321, account LC111111, and Z123?")
        #expect(redacted.text == "Card [loyalty_card] or [loyalty_card], account [loyalty_card], and [order_number]?")
        #expect(redacted.kinds == [.custom, .custom, .custom, .orderNumber])
        #expect(redactor.redact(redacted.text).text == redacted.text)
    }

    @Test(arguments: [
        (
            "Loyalty", "a", RedactionRuleError.Code.badName,
            "\"Loyalty\" cannot be the name of a redaction rule; use small letters, digits and \"_\", from a letter on and at most 40, such as \"loyalty_card\""
        ),
        (
            "", "a", .badName,
            "\"\" cannot be the name of a redaction rule; use small letters, digits and \"_\", from a letter on and at most 40, such as \"loyalty_card\""
        ),
        (
            "card", "(a", .badPattern,
            "the pattern \"(a\" of the redaction rule \"card\" cannot be used: a \"(\" has no \")\" after it"
        ),
    ])
    func badRulesSayWhatHelps(name: String, pattern: String, code: RedactionRuleError.Code, message: String) {
        #expect {
            try RedactionRule(name: name, pattern: pattern)
        } throws: { error in
            let error = error as? RedactionRuleError
            return error?.code == code && error?.description == message
        }
    }
}
