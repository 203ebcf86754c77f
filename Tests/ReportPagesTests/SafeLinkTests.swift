import ReportPages
import TestSupport
import Testing

@Suite struct SafeLinkTests {
    @Test(arguments: [
        "https://a.example/b?c=d&e#f", "http://a.example", "HTTPS://a.example/x:y", "/help/a", "help/a.html", "a?b:c",
        "#part", "?q=1", "https://a.example/%E2%82%AC", "/straße",
        "https://a.example/x#:~:text=one%20two",
    ])
    func webAddressesAndRelativeOnesAreLinks(_ address: String) {
        #expect(SafeLink.address(address) == address)
    }

    @Test(arguments: HostileTexts.addresses) func nothingElseIs(_ address: String) {
        #expect(SafeLink.address(address) == nil)
    }

    @Test func aTicketStaysInItsPlace() {
        let template = "https://desk.example/t/{ticket}?from=gaps"
        #expect(SafeLink.address(ofTicket: "TW-1", in: template) == "https://desk.example/t/TW-1?from=gaps")
        #expect(
            SafeLink.address(ofTicket: "../a?b=c&d#é\n\"", in: template)
                == "https://desk.example/t/..%2Fa%3Fb%3Dc%26d%23%C3%A9%0A%22?from=gaps")
        #expect(SafeLink.address(ofTicket: "javascript:alert(1)", in: "{ticket}") == "javascript%3Aalert%281%29")
        #expect(SafeLink.address(ofTicket: "1", in: "javascript:open({ticket})") == nil)
        #expect(SafeLink.address(ofTicket: "1", in: "https://desk.example/") == nil)
        #expect(SafeLink.address(ofTicket: "", in: template) == nil)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func whatPassesHasNoSchemeButTheWebs(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces: [String] = [
            "javascript", "http", "https", ":", "/", "//", "\\", "\n", " ", "\u{1}", "\u{200B}", "?", "#", "a", "data",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0..<7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            guard let address = SafeLink.address(text) else { continue }
            // what a browser makes of it: see the WHATWG URL Standard
            let scheme = address.unicodeScalars.prefix { !"/?#:".unicodeScalars.contains($0) }
            let hasScheme = address.unicodeScalars.dropFirst(scheme.count).first == ":"
            #expect(!hasScheme || ["http", "https"].contains(String(scheme).lowercased()), "\(text)")
            #expect(!address.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\\" }, "\(text)")
            #expect(!address.hasPrefix("//"))
        }
    }
}
