import Access
import Console
import KnowledgeModel
import Operations
import Storage
import TestSupport
import Testing

struct GapBoardTests {
    private static func themes(_ html: String) -> [String] {
        html.matches(of: /<h3 dir="auto"><a href="\/gaps\/([^"]+)">/).map { String($0.1) }
    }

    @Test func themesStandByStatus() throws {
        let sample = try GapSample()
        try sample.edit("T3") { $0.status = .maybeResolved }
        let html = try sample.page("/gaps")
        #expect(Self.themes(html) == ["T1", "T3"])
        #expect(html.contains("<h2 id=\"group-new\">New <span class=\"count\">1</span></h2>"))
        #expect(html.contains("<h2 id=\"group-resolved\">Seems answered <span class=\"count\">1</span></h2>"))
        #expect(html.contains("1 theme seems to be answered now; somebody must confirm it"))
        #expect(html.contains("4 questions from 4 askers"))
        #expect(html.contains("aria-current=\"page\">Gaps</a>"))
        #expect(html.contains("1 theme is not shown: fewer than 2 distinct askers"))
    }

    @Test(arguments: [
        ("", ["T1", "T3"]), ("?list=still_asked", ["T3"]), ("?list=not_answered", ["T1"]),
        ("?status=new", ["T1", "T3"]),
        ("?status=done", []), ("?owner=Ana", ["T3"]), ("?owner=-", ["T1"]), ("?product=Desk", ["T1"]),
        ("?q=WHICH", ["T3"]), ("?q=t1", ["T1"]), ("?q=nothing", []), ("?wait=overdue", ["T3"]),
        ("?cause=form_or_process", []), ("?since=2026-06-01", []), ("?sort=askers", ["T1", "T3"]),
        ("?status=new&page=7", ["T1", "T3"]), ("?page=minus", ["T1", "T3"]),
    ])
    func filtersNarrow(query: String, expected: [String]) throws {
        let sample = try GapSample()
        try sample.edit("T3") { ($0.owner, $0.due) = ("Ana", CalendarDay("2026-05-20")) }
        #expect(Self.themes(try sample.page("/gaps" + query)).sorted() == expected)
    }

    @Test func ordersDiffer() throws {
        let sample = GapSample(empty: ())
        try sample.add("T1", askers: 5, text: "Old", daysAgo: 20)
        try sample.add("T2", askers: 2, text: "Young")
        #expect(Self.themes(try sample.page("/gaps?sort=newest")) == ["T2", "T1"])
        #expect(Self.themes(try sample.page("/gaps?sort=askers")) == ["T1", "T2"])
        #expect(try sample.page("/gaps?sort=newest").contains("aria-current=\"true\">Last asked</a>"))
    }

    @Test func aLongStatusHasPages() throws {
        let sample = GapSample(empty: ())
        for number in 10..<40 { try sample.add("T\(number)", askers: 2, text: "Subject \(number)") }
        let board = try sample.page("/gaps")
        #expect(Self.themes(board).count == 6)
        #expect(board.contains("<a href=\"/gaps?status=new\">All 30 that are new</a>"))
        let first = try sample.page("/gaps?status=new")
        let second = try sample.page("/gaps?status=new&page=2")
        #expect(Self.themes(first).count == 24 && Self.themes(second).count == 6)
        #expect(Set(Self.themes(first) + Self.themes(second)).count == 30)
        #expect(first.contains("<a href=\"/gaps?status=new&amp;page=2\" rel=\"next\">Next</a>"))
        #expect(second.contains("<a href=\"/gaps?status=new\" rel=\"prev\">Previous</a>"))
        #expect(first.contains("Page 1 of 2"))
    }

    @Test(arguments: [
        ("recording", "Nothing is recorded here"), ("asked", "Nothing has been asked yet"), ("theme", "No theme yet"),
        ("filter", "Nothing matches these filters"), ("done", "None of the themes of this list has this status"),
        ("open", "Nothing is open: well done"),
    ])
    func nothingToShow(missing: String, words: String) throws {
        switch missing {
        case "recording": #expect(try GapSample().page("/gaps", records: false).contains(words))
        case "asked": #expect(try GapSample(empty: ()).page("/gaps").contains(words))
        case "theme":
            let sample = GapSample(empty: ())
            try sample.add("T1", askers: 1, text: "Alone")
            #expect(try sample.page("/gaps").contains(words))
        case "filter": #expect(try GapSample().page("/gaps?q=zebra").contains(words))
        case "done": #expect(try GapSample().page("/gaps?status=done").contains(words))
        default:
            let sample = GapSample(empty: ())
            try sample.add("T1", askers: 3, text: "Done", status: .done)
            #expect(try sample.page("/gaps?status=new").contains(words))
        }
    }

    /// An owner without the role is told nothing of agents' themes, in no form and under no filter.
    @Test func whatOthersAskedIsNotThere() throws {
        let sample = try GapSample()
        for path in [
            "/gaps", "/gaps?q=secret", "/gaps/report", "/gaps/report?format=csv", "/gaps/merge?theme=T2&theme=T1",
        ] {
            #expect(!(try sample.page(path).contains("SECRET")), "\(path)")
            #expect(!(try sample.page(path).contains("LONELY")), "\(path)")
        }
        #expect(try sample.page("/gaps", caller: .agent).contains("SECRET"))
        #expect(throws: Problem.noTheme) { try sample.page("/gaps/T2") }
        #expect(throws: Problem.noTheme) { try sample.page("/gaps/T4", caller: .agent) }
        #expect(throws: Problem.noTheme) { try sample.reply(.post, "/gaps/T2", form: [(name: "note", value: "x")]) }
        #expect(throws: Problem.noTheme) {
            try sample.reply(.post, "/gaps/T2/split", form: [(name: "question", value: "T2-0")])
        }
    }

    @Test func aNarrowedTokenSeesNothing() throws {
        let keys = InMemoryKeyStore()
        let gatekeeper = Gatekeeper(keys: keys)
        let key = try gatekeeper.caller(bearer: try keys.bearer(scopes: [.owner], roles: []), now: GapSample.now)
        let token = try gatekeeper.mint(
            TokenRequest(filter: PassageFilter(products: ["Box"]), lifetime: .seconds(60)), for: key, now: GapSample.now
        )
        let caller = try gatekeeper.caller(bearer: token.text, now: GapSample.now)
        let sample = try GapSample()
        for path in ["/gaps", "/gaps/T1", "/gaps/report", "/gaps/merge"] {
            #expect(throws: Problem.narrowedCaller, "\(path)") { try sample.page(path, caller: caller) }
        }
    }

    @Test func whatIsAskedIsNoMarkup() throws {
        for text in HostileTexts.all.filter({ !$0.allSatisfy(\.isWhitespace) }) {
            let sample = try GapSample(title: text)
            try sample.edit("T1") { theme in
                (theme.owner, theme.article) = (text, text)
                theme.history.append(ThemeChange(at: GapSample.now, by: text, kind: .title, text: text))
            }
            let address = FormFields.encoded(text)
            for path in ["/gaps", "/gaps?q=\(address)&owner=\(address)", "/gaps/T1", "/gaps/merge?theme=T1&theme=T3"] {
                let html = try sample.page(path)
                #expect(!html.contains("<script>alert") && !html.contains("<img") && !html.contains("<svg onload"))
                #expect(!html.contains("<h1>mine") && !html.contains("\" onmouseover=\"") && !html.contains("\u{202E}"))
                #expect(html.matches(of: /<h1[ >]/).count == 1, "\(path) \(text)")
                #expect(!html.contains("href=\"javascript:"))
                #expect(!html.contains(" style="))
            }
        }
    }

    @Test func theReportIsADocumentOfItsOwn() throws {
        let sample = try GapSample()
        guard case .document(let bytes) = try sample.reply(.get, "/gaps/report?list=not_answered") else {
            Issue.record("the report is no document")
            return
        }
        let html = String(decoding: bytes, as: UTF8.self)
        #expect(html.contains("Gap report: test") && html.contains("list not_answered") && !html.contains("form_token"))
        guard case .file(let type, _, let name) = try sample.reply(.get, "/gaps/report?format=csv") else {
            Issue.record("CSV is no file")
            return
        }
        #expect(type == "text/csv; charset=utf-8" && name == "gaps-2026-06-01.csv")
        #expect(throws: Problem.self) { try sample.reply(.get, "/gaps/report?format=pdf") }
    }
}
