import GapAnalysis
import KnowledgeModel
import Storage
import Testing
import lacuna

@Suite struct ArticleHealthOutputTests {
    private static func cited(_ id: String, served: Int = 0) -> CitedArticle {
        CitedArticle(
            article: StoredArticle(
                key: ArticleKey(source: "s", id: id), path: id, title: "On \(id)", url: nil, locale: "en",
                audience: .public, product: nil, version: nil, owner: "Ana", labels: [], updatedAt: "2026-01-02",
                reviewDue: "2026-05-01", contentHash: "", textSHA256: "", passageCount: 1),
            served: served, shown: served)
    }

    private static func health(neverCited: Int) -> ArticleHealth {
        ArticleHealth(
            at: Timestamp("2026-06-01")!, period: ActivityPeriod(from: Timestamp("2026-03-01")!),
            generation: GenerationID(3), articles: 40, questions: 1200, answered: 900,
            overdue: [
                OverdueArticle(
                    cited: cited("a", served: 1234), due: CalendarDay("2026-05-01")!, daysOverdue: 31,
                    lastReview: ArticleReview(at: Timestamp("2026-01-05")!, by: "Ben", due: nil))
            ],
            neverCited: (0..<neverCited).map { cited("n\($0)") },
            faulted: [FaultedArticle(cited: cited("b", served: 7), ratings: [.wrong: 2, .useful: 5])], duplicates: [],
            contradictions: [], stillAsked: [StillAskedArticle(cited: cited("c"), questions: 5, tickets: 4)],
            cautions: ["Look twice."])
    }

    @Test func theListsInATerminal() {
        let text = ArticleHealthOutput.text(Self.health(neverCited: 21))
        for part in [
            "40 articles of generation 3; 1,200 questions since 2026-03-01, 900 answered\n",
            "\nReview overdue, most cited first: 1\n",
            "\n1,234  2026-05-01    31  2026-01-05 by Ben  Ana    a   On a\n",
            "\n     0      2           0       5      7  Ana    b   On b\n",
            "\n      4          5      0  Ana    c   On c\n", "\nContradictions: none\n", "\nNear-duplicates: none\n",
            "\nNever cited: 21\n", "\n… and 1 more; --json has all\n", "\nnote: Look twice.\n",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
        #expect(!text.contains("n20"))
    }

    @Test func theDocumentIsAsAgreed() {
        var health = Self.health(neverCited: 1)
        health.faulted = []
        let article =
            #""url":null,"locale":"en","audience":["public"],"owner":"Ana","updated_at":"2026-01-02","#
            + #""review_due":"2026-05-01","#
        #expect(
            String(decoding: ArticleHealthJSON.bytes(health), as: UTF8.self)
                == #"{"version":1,"at":"2026-06-01T00:00:00Z","since":"2026-03-01T00:00:00Z","generation":3,"#
                + #""articles":40,"questions":1200,"answered":900,"overdue":[{"id":"a","title":"On a","# + article
                + #""citations_served":1234,"citations_shown":1234,"due":"2026-05-01","days_overdue":31,"#
                + #""reviewed_at":"2026-01-05T00:00:00Z","reviewed_by":"Ben"}],"never_cited":[{"id":"n0","#
                + #""title":"On n0","# + article + #""citations_served":0,"citations_shown":0}],"faulted":[],"#
                + #""near_duplicates":[],"contradictions":[],"still_asked":[{"id":"c","title":"On c","# + article
                + #""citations_served":0,"citations_shown":0,"tickets":4,"asked":5}],"cautions":["Look twice."]}"#
                + "\n")
    }
}
