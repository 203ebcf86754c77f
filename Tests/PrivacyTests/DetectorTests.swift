import Privacy
import Testing

/// What the labelled lines do not hold: other countries' numbers, near misses, tricks with characters, and overlaps.
struct DetectorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var redacted: String
        init(_ text: String, _ redacted: String) { (self.text, self.redacted) = (text, redacted) }
        var testDescription: String { text }
    }

    private func check(_ test: Case) { #expect(Redactor.standard.redact(test.text).text == test.redacted) }

    @Test(arguments: [
        Case("PPS 1234567T", "PPS [national_id]"), Case("PPS 1234567A", "PPS 1234567A"),
        Case("756.9217.0769.85 is it", "[national_id] is it"), Case("NRIC S1234567D", "NRIC [national_id]"),
        Case("NRIC S1234567A", "NRIC S1234567A"), Case("id 11010519491231002X", "id 11010519491231002X"),
        Case("it is 8001015009087", "it is [national_id]"), Case("TC 10000000146 ok", "TC [national_id] ok"),
        Case("my cpr is 070761-4285", "my cpr is [national_id]"), Case("AB 12 34 56 E", "AB 12 34 56 E"),
        Case("85.07.30-033.28", "[national_id]"), Case("85.07.30-033.29", "85.07.30-033.29"),
        Case("DNI 12345678Z, not 12345678A", "DNI [national_id], not 12345678A"),
    ])
    func numbersOfStates(_ test: Case) { check(test) }

    @Test(arguments: [
        Case("4111 1111 1111 1112 x", "4111 1111 1111 1112 x"), Case("4111-1111-1111-1111.", "[card]."),
        Case("GB82 WEST 1234 5698 7654 33", "GB82 WEST 1234 5698 7654 33"), Case("gb82west12345698765432", "[iban]"),
    ])
    func checkDigitsDecide(_ test: Case) { check(test) }

    @Test(arguments: [
        Case("ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ", "[email]"), Case("ann\u{200B}@exa\u{AD}mple.org!", "[email]!"),
        Case("٤١١١ ١١١١ ١١١١ ١١١١", "[card]"), Case("07700\u{A0}900\u{2011}123", "[phone]"),
        Case("4111\u{2013}1111\u{2013}1111\u{2013}1111", "[card]"), Case("😀ann@example.org😀", "😀[email]😀"),
        Case("\u{FEFF}order\u{2003}#12345\u{200D}", "\u{FEFF}order\u{2003}#[order_number]\u{200D}"),
    ])
    func charactersThatLookAlikeAreRead(_ test: Case) { check(test) }

    @Test(arguments: [
        Case("order 4111 1111 1111 1111", "order [card]"), Case("password: ann@example.org", "password: [email]"),
        Case("https://example.org/?email=ann@example.org&a=1", "https://example.org/?email=[email]&a=1"),
        Case("order 07700 900123 late", "order [order_number] late"),
        Case("call +1 202 555 0143 22 times", "call [phone] 22 times"),

    ])
    func theSurestClaimNamesTheKind(_ test: Case) { check(test) }

    @Test(arguments: [
        Case("my order from Tuesday (GX-448120)", "my order from Tuesday ([order_number])"),
        Case("the claim is that KB5034441 fixes it", "the claim is that KB5034441 fixes it"),
        Case("my account shows error E10025", "my account shows error E10025"),
        Case("my order contains item BX12345", "my order contains item BX12345"),
    ])
    func capitalsAndDigitsNearACueAreNumbers(_ test: Case) { check(test) }

    @Test(arguments: [
        Case("[email] wrote to ann@example.org", "[email] wrote to [email]"), Case("[[email]]", "[[email]]"),
        Case("my name is [name]", "my name is [name]"),
        Case("order [order_number] and [loyalty]", "order [order_number] and [loyalty]"),
    ])
    func placeholdersAreLeftAlone(_ test: Case) { check(test) }
}
