import GapAnalysis
import KnowledgeModel
import Storage
import Testing

struct ElsewhereSearchTests {
    private static let text = "How do I close a card for a customer?"

    private static func found(
        _ changes: [(inout HelpCentre.Article) -> Void], roles: [String] = [], locales: [String] = [],
        probability: Double = 0.1
    ) throws -> ThemeEvidence.Elsewhere? {
        let articles = changes.enumerated().map { number, change in
            var article = HelpCentre.Article("a\(number)", text)
            change(&article)
            return article
        }
        let search = ElsewhereSearch(
            answerer: HelpCentre(all: articles).answerer, roles: Set(["agent", "public"].compactMap { Role($0) }),
            makeID: { "id" })
        let asked = Asked("q").with {
            ($0.text, $0.roles, $0.locales, $0.probability) = (text, roles, locales, probability)
        }
        return try search([asked].judged[0], audience(roles, locales: locales))
    }

    private static func forAgents(_ article: inout HelpCentre.Article) {
        article.audience = Audience(["agent"].compactMap { Role($0) })
    }

    @Test func anotherAudience() throws {
        #expect(try Self.found([Self.forAgents]) == .otherAudience(article: "Title of a0", audience: "agent"))
        #expect(try Self.found([Self.forAgents], roles: ["agent"]) == nil)
    }

    @Test func anotherLanguage() throws {
        #expect(
            try Self.found([{ $0.locale = "de" }], locales: ["en"])
                == .otherLocale(article: "Title of a0", locale: "de"))
        #expect(try Self.found([{ $0.locale = "de" }]) == nil)
    }

    @Test func nothing() throws {
        #expect(try Self.found([]) == nil)
        #expect(
            try Self.found([
                { $0.text = "Opening hours of our branches" },
                {
                    Self.forAgents(&$0); $0.text = "x"
                },
            ]) == nil)
        // Who reads it already, and who is answered already, is not told of another's.
        #expect(try Self.found([{ _ in }]) == nil)
        #expect(try Self.found([Self.forAgents], probability: 0.85) == nil)
    }
}
