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
}
