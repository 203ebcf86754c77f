import HTTPService
import Testing

struct AllowedOriginsTests {
    @Test(arguments: [
        (nil, true), ("http://localhost:6274", true), ("https://127.0.0.1", true), ("http://127.8.9.1:80", true),
        ("http://[::1]:8080", true), ("https://desk.example", true), ("https://desk.example:444", false),
        ("http://desk.example", false), ("https://evil.example", false), ("null", false), ("", false),
        ("http://localhost.evil.example", false), ("http://127.0.0.1.evil.example", false),
        ("http://evil.example@127.0.0.1", false), ("http://localhost@evil.example", false), ("file://", false),
        ("https://desk.example.evil.example", false), ("ftp://localhost", false),
    ])
    func pagesOfThisMachineAndThoseThatAreAllowed(origin: String?, isAdmitted: Bool) {
        #expect(AllowedOrigins(["https://desk.example"]).admit(origin) == isAdmitted)
    }

    @Test(arguments: [
        ("https://desk.example", "https://desk.example"), ("HTTPS://Desk.Example", "https://desk.example"),
        ("https://desk.example:443", "https://desk.example"), ("http://desk.example:80", "http://desk.example"),
        ("https://desk.example:8443", "https://desk.example:8443"),
        ("http://[2001:db8::1]:3000", "http://[2001:db8::1]:3000"),
        ("http://10.0.0.7:3000", "http://10.0.0.7:3000"),
    ])
    func areKeptAsBrowsersWriteThem(name: String, origin: String) throws {
        #expect(try AllowedOrigins(named: [name]).configured == [origin])
    }

    @Test(arguments: [
        "*", "https://*.example", "desk.example", "https://desk.example/", "https://desk.example/app", "null", "",
        "https://", "ftp://desk.example", "https://a@desk.example", "https://desk.example:0",
        "https://desk.example:65536",
        "https://desk.example:", "https://desk example", "https://straße.example", "https://desk.example?x",
    ])
    func whatIsNoOriginIsRefused(name: String) {
        let error = #expect(throws: ServiceError.self) { try AllowedOrigins(named: ["https://ok.example", name]) }
        #expect(error?.code == .badOrigin)
        #expect(
            error?.message
                == "\"\(name)\" is no origin; give scheme and host, and the port if it is not the usual one, "
                + "with nothing after them, such as https://desk.example")
    }
}
