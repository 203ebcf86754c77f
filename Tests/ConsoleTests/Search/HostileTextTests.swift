import Console
import Storage
import TestSupport
import Testing

/// Whatever articles and askers hold comes out as text, in every place of these pages.
struct HostileTextTests {
    private static let shelf = Shelf(
        items: HostileTexts.all.enumerated().map { index, text in
            Shelf.item(
                "a\(index).md", title: text, headings: [text, text],
                text: "Returns\n\n\(text)\n\n\(text) | \(text)\n1 | 2",
                url: HostileTexts.addresses[index % HostileTexts.addresses.count], owner: text, product: text,
                updatedAt: text)
        })

    /// What no page may hold: markup that came with the text.
    private static let markup = [
        "<script>alert", "<img src=x", "<svg onload", "\" onmouseover=", "' autofocus onfocus=", "<h1>mine",
        "</details></section>",
        "\u{202E}", "\u{2067}", "\u{1B}", "\u{0}",
    ]

    private func check(_ page: String, _ name: String) {
        for text in Self.markup {
            #expect(!page.utf8.contains(text.utf8), "\(name): \(text)")
        }
        for link in page.matches(of: /(?:href|action|src)="([^"]*)"/).map(\.1) {
            let isOurs = (link.hasPrefix("/") && !link.hasPrefix("//")) || link.hasPrefix("#")
            #expect(isOurs || link.hasPrefix("https://a.example"), "\(name): \(link)")
        }
    }

    @Test(arguments: HostileTexts.all)
    func searches(text: String) throws {
        let shown = ShelfConsole(Self.shelf)
        let more: [(name: String, value: String)] = [
            ("explain", "yes"), ("version", text), ("as", text), ("query", text), ("done", text), ("undo", text),
        ]
        check(try shown.search(text + " days?", more), "search")
        check(try shown.search("days", [("explain", "yes")]), "results")
        check(try shown.search("days", [("product", text), ("language", text)]), "filters")
    }

    @Test(arguments: HostileTexts.all)
    func tickets(text: String) throws {
        let ticket = "Hello,\n\n\(text) how many days do I have?\n\nKind regards,\n\(text)"
        check(
            try ShelfConsole(Self.shelf).reply(
                "/ticket", "consoleAnswerTicket", form: [("q", ticket), ("as", text)], caller: .ana
            ).document, "ticket")
    }

    @Test(arguments: HostileTexts.all.indices)
    func articles(index: Int) throws {
        check(
            try ShelfConsole(Self.shelf).reply(
                "/read/x", "consoleRead", query: [("passage", "p\(index)")], captures: ["id": "a\(index).md"],
                caller: .ana
            ).document, "article")
    }
}

extension Collection<UInt8> {
    fileprivate func contains(_ other: some Collection<UInt8>) -> Bool {
        guard let first = other.first else { return true }
        return indices.contains { self[$0] == first && self[$0...].starts(with: other) }
    }
}
