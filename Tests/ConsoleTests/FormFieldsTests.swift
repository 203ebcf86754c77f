import Console
import Testing

/// Fields of queries and forms.
struct FormFieldsTests {
    @Test(arguments: [
        ("q=two+words&x=%C3%A9%21", [("q", "two words"), ("x", "é!")]),
        ("a=1=2&&b", [("a", "1=2"), ("b", "")]),
        ("%zz=%4&%=%2", [("%zz", "%4"), ("%", "%2")]),
        ("bad=%ff", [("bad", "\u{FFFD}")]),
        ("", []),
    ])
    func fieldsAreRead(encoded: String, expected: [(String, String)]) {
        #expect(FormFields(encoded: encoded.utf8) == FormFields(expected.map { (name: $0.0, value: $0.1) }))
    }

    @Test func aValueHasNoSpaceAroundIt() {
        let fields = FormFields(encoded: "a=+x+y%0A&b=+&c=".utf8)
        #expect(fields["a"] == "x y")
        #expect(fields["b"] == nil)
        #expect(fields["c"] == nil)
        #expect(fields["d"] == nil)
        #expect(fields.raw("a") == " x y\n")
    }

    @Test func whatIsEncodedIsReadAgain() {
        let fields = FormFields([(name: "q", value: "a&b=c%+ é\"<"), (name: "p", value: "")])
        #expect(FormFields(encoded: fields.encoded.dropFirst().utf8) == fields)
        #expect(fields.encoded == "?q=a%26b%3Dc%25%2B%20%C3%A9%22%3C&p=")
        #expect(FormFields().encoded == "")
    }

    @Test func oneFieldIsChanged() {
        let fields = FormFields(encoded: "a=1&b=2&a=3".utf8)
        #expect(fields.setting("a", to: "4").encoded == "?b=2&a=4")
        #expect(fields.setting("b", to: nil).encoded == "?a=1&a=3")
    }
}

/// Where a reader is sent on to.
struct SafePathTests {
    @Test(arguments: ["/gaps", "/gaps?status=new", "/articles/a%2Fb"])
    func pathsOfTheConsole(path: String) { #expect(SafePath.checked(path) == path) }

    @Test(arguments: [
        nil, "", "gaps", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/a\nSet-Cookie: x", "/é",
        "/" + String(repeating: "a", count: 3000),
    ])
    func whatLeadsElsewhere(path: String?) { #expect(SafePath.checked(path) == "/") }
}
