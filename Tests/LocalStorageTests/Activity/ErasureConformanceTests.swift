import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What every store erases, and what it leaves.
@Suite struct ErasureConformanceTests {
    private static let asked = "my lodger reads my letters, what now"

    @Test(arguments: ActivityStores.allCases) func anAskerLeavesNothing(stores: ActivityStores) throws {
        try stores.with { store in
            let kept = Example.question("q3", "something else", by: "you")
            try store.record([
                Example.question("q1", Self.asked, by: "me"), Example.question("q2-2", of: "q2", "refund", by: "me"),
                kept,
            ])
            try store.record(Example.feedback("f1", on: "q1", comment: "no good", by: "agent"))
            try store.record(Example.feedback("f2", on: "q3", by: "me"))
            try store.record(Example.feedback("f3", on: "q3"))
            for query in ["q1", "q2", "q3"] {
                try store.record(OutcomeRecord(queryID: query, kind: .sent, at: Example.monday))
                try store.record(
                    DraftCheckRecord(id: query, queryID: query, result: .review, findings: [], at: Example.monday))
            }
            var theme = Example.theme("T1", members: ["q1", "q2-2", "q3"])
            theme.title = RedactedText(storedRedacted: Self.asked)
            theme.notes = [
                Example.note("they wrote: \(Self.asked)"), Example.note("refund"),
                Example.note("about the refund page"),
            ]
            theme.history = [ThemeChange(at: Example.monday, by: "Ana", kind: .title, text: Self.asked)]
            try store.updateThemes { $0 = [theme] }
            try store.save(Example.curated("c1", Self.asked))
            try store.save(Example.curated("c2", "refund of a gift"))

            #expect(try store.erase(asker: AskerPseudonym(stored: "me")) == ["q1", "q2-2"])
            #expect(try store.queries(in: .always) == [kept])
            #expect(try store.feedback(in: .always).map(\.id) == ["f3"])
            #expect(try store.outcomes(in: .always).map(\.queryID) == ["q3"])
            #expect(try store.draftChecks(in: .always).map(\.id) == ["q3"])
            theme.members = ["q3"]
            theme.title = nil
            theme.notes = [Example.note("about the refund page")]
            theme.history[0].text = ""
            #expect(try store.themes() == [theme])
            #expect(try store.curatedQuestions().map(\.id) == ["c2"])

            #expect(try store.erase(asker: AskerPseudonym(stored: "me")) == [])
            #expect(try store.queries(in: .always) == [kept])
        }
    }

    @Test(arguments: ActivityStores.allCases) func anArticleIsMentionedNowhere(stores: ActivityStores) throws {
        try stores.with { store in
            let replay = ReplayResult(
                at: Example.monday, generation: GenerationID(4), settings: 2, outcome: .resolved, asked: 3, answered: 3,
                passageID: "p", articleID: "gone", quote: "Ask your landlord.")
            var linked = Example.theme("T1")
            linked.article = "gone"
            linked.replay = replay
            linked.history = [
                ThemeChange(at: Example.monday, by: "Ana", kind: .article, text: "gone"),
                ThemeChange(at: Example.monday, by: "Ana", kind: .note, text: "gone but not forgotten"),
            ]
            var dismissed = Example.theme("T2")
            dismissed.status = .dismissed(.alreadyAnswered(article: "gone"))
            dismissed.history = [
                ThemeChange(at: Example.monday, by: "Ana", kind: .status, text: "dismissed: already_answered (gone)")
            ]
            var other = linked
            other.id = "T3"
            other.article = "gone/too"
            other.replay?.articleID = "gone/too"
            other.history = [ThemeChange(at: Example.monday, by: "Ana", kind: .article, text: "gone/too")]
            try store.updateThemes { $0 = [linked, dismissed, other] }
            try store.record([
                Example.question("q1", near: ["gone", "gone/too", "gone"]), Example.question("q2", near: ["other"]),
            ])
            try store.record(Example.feedback("f1", on: "q1", article: "gone"))
            try store.record(Example.feedback("f2", on: "q1", article: "gone/too"))
            try store.save(Example.curated("c1", "one", .article(["gone"])))
            try store.save(Example.curated("c2", "two", .article(["a", "gone"])))
            try store.save(Example.curated("c3", "three"))
            let review = ArticleReview(at: Example.monday, by: "Ana", due: nil)
            for article in ["gone", "gone/too"] { try store.save(review, of: article) }

            for _ in 0..<2 {
                try store.erase(article: "gone")
                #expect(
                    try store.queries(in: .always).map { $0.nearest.map(\.articleID) } == [["gone/too"], ["other"]])
                #expect(try store.feedback(in: .always).map(\.id) == ["f2"])
                #expect(
                    try store.curatedQuestions() == [
                        Example.curated("c2", "two", .article(["a"])), Example.curated("c3", "three"),
                    ])
                #expect(try store.reviews() == ["gone/too": review])
                let themes = try store.themes()
                #expect(themes.map(\.article) == [nil, nil, "gone/too"])
                #expect(themes[1].status == .new)
                #expect(themes.map { $0.history.map(\.text) } == [["", "gone but not forgotten"], [""], ["gone/too"]])
                #expect(themes[0].replay?.quote == nil)
                #expect(themes[0].replay?.passageID == nil)
                #expect(themes[0].replay?.outcome == .resolved)
                #expect(themes[2] == other)
            }
        }
    }
}
