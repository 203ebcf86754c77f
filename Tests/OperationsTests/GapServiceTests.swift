import Access
import Foundation
import GapAnalysis
import KnowledgeModel
import Locking
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

struct GapServiceTests {
    private let store = InMemoryActivityStore()
    private let audit = KeptAudit()
    private static let at = Timestamp("2026-06-01T09:00:00Z")!

    private var service: GapService {
        GapService(
            log: store, store: store, generations: TestKnowledgeBase.small, model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test"), audit: audit, now: { Self.at })
    }

    /// Two themes, one of everybody's questions and one of agents'; a third that one asker alone asked for.
    init() throws {
        var themes: [ThemeRecord] = []
        for (theme, roles, product, askers) in [
            ("T1", [], "Desk", 3), ("T2", ["agent"], "Desk", 2), ("T3", [], "Box", 1),
        ] as [(String, [String], String, Int)] {
            let scope = AccessScope(roles: roles.compactMap { Role($0) })
            let records = (0..<askers).map { index in
                QueryRecord(
                    id: "\(theme)-\(index)", queryID: "\(theme)-\(index)",
                    askedAt: Self.at.adding(days: -1 - index),
                    text: Redactor.standard.redact("Where is \(theme == "T2" ? "SECRET" : "the key") number \(index)?"),
                    vector: nil, verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1),
                    nearest: theme == "T2"
                        ? [
                            RecordedPassage(
                                passageID: TestKnowledgeBase.small.articles[2].passages[0].id, articleID: "agents.md",
                                score: 1, cosine: 0.5)
                        ] : [],
                    generation: GenerationID(7), settings: 0,
                    context: AskerContext(
                        scope: scope, asker: AskerPseudonym(asker: "\(index)", secret: [1]), channel: "web"),
                    product: product)
            }
            try store.record(records)
            themes.append(
                ThemeRecord(
                    id: theme, audience: ThemeAudience(records[0].context), list: .notAnswered,
                    members: records.map(\.id), createdAt: Self.at.adding(days: -3)))
        }
        try store.updateThemes { $0 = themes }
    }

    private func ids(_ selection: GapSelection = GapSelection(), _ caller: Caller = .agent) throws -> Set<String> {
        Set(try service.report(selection, caller: caller).themes.map(\.id))
    }

    /// A theme of one asker is nobody's to see.
    @Test(arguments: [
        (GapSelection(), ["T1", "T2"]), (GapSelection(product: "Desk"), ["T1", "T2"]),
        (GapSelection(product: "Box"), []),
        (GapSelection(channel: "chat"), []), (GapSelection(status: "new"), ["T1", "T2"]),
        (GapSelection(status: "done"), []), (GapSelection(owner: "Ana"), []), (GapSelection(list: .stillAsked), []),
        (GapSelection(since: CalendarDay("2026-06-01")), []),
        (GapSelection(until: CalendarDay("2026-05-31")), ["T1", "T2"]),
    ])
    func reportsNarrow(selection: GapSelection, expected: [String]) throws {
        #expect(try ids(selection) == Set(expected))
    }

    /// An owner who may not read what agents may is told what an owner is told where agents never asked.
    @Test func whatOthersAskedIsNotThere() throws {
        let report = try service.report(GapSelection(), caller: .everybody)
        #expect(report.themes.map(\.id) == ["T1"] && report.summary.questions == 4)
        let other = InMemoryActivityStore()
        try other.record(store.queries(in: .always).filter { !$0.id.hasPrefix("T2") })
        try other.updateThemes { themes in themes = try store.themes().filter { $0.id != "T2" } }
        let without = GapService(
            log: other, store: other, generations: TestKnowledgeBase.small, model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test"), now: { Self.at })
        for form in GapReportForm.allCases {
            let bytes = form.bytes(of: report)
            #expect(bytes == form.bytes(of: try without.report(GapSelection(), caller: .everybody)))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"))
            let agents = form.bytes(of: try service.report(GapSelection(), caller: .agent))
            #expect(String(decoding: agents, as: UTF8.self).contains("SECRET"))
        }
        #expect(throws: Problem.noTheme) { try service.theme(id: "T2", caller: .everybody) }
        #expect(throws: Problem.noTheme) {
            try service.change(ThemeChangeJSON(note: "a"), ofTheme: "T2", caller: .everybody)
        }
        #expect(try service.theme(id: "T2", caller: .agent).figures.askers == 2)
    }

    /// A question that was asked after the last grouping counts with the next request, and nothing is written for it.
    @Test func aNewQuestionCountsAtOnce() throws {
        let store = InMemoryActivityStore()
        func question(_ id: String, _ values: [Float], daysAgo: Int) -> QueryRecord {
            QueryRecord(
                id: id, queryID: id, askedAt: Self.at.adding(days: -daysAgo), text: Redactor.standard.redact("Where?"),
                vector: QuantizedVector(values),
                verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1), nearest: [],
                generation: GenerationID(7), settings: 0,
                context: AskerContext(asker: AskerPseudonym(asker: id, secret: [1])))
        }
        try store.record((0..<3).map { question("q\($0)", [1, 0, 0.1, 0], daysAgo: 3) })
        let update = ThemeUpdate(log: store, store: store)
        _ = try update.full(try update.events(model: .standard), at: Self.at.adding(days: -2))
        let service = GapService(
            log: store, store: store, generations: TestKnowledgeBase.small, model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test"), now: { Self.at })
        #expect(try service.theme(id: "T1", caller: .everybody).figures.questions == 3)
        let stored = try store.themes()
        try store.record([question("near", [1, 0, 0.1, 0], daysAgo: 1), question("far", [0, 1, 0, 0], daysAgo: 1)])
        #expect(try service.theme(id: "T1", caller: .everybody).figures.questions == 4)
        #expect(try store.themes() == stored)
    }

    @Test func aNarrowedTokenCountsNothing() throws {
        let token = try Caller.token([.owner], filter: PassageFilter(products: ["Box"]))
        #expect(throws: Problem.narrowedCaller) { try service.report(GapSelection(), caller: token) }
        #expect(throws: Problem.narrowedCaller) { try service.theme(id: "T1", caller: token) }
    }

    @Test func pagesHoldEveryThemeOnce() throws {
        var ids: [String] = []
        var cursor: String?
        repeat {
            let page = try service.themes(GapSelection(), limit: 1, cursor: cursor, caller: .agent)
            #expect(page.themes.count == 1)
            ids += page.themes.map(\.id)
            cursor = page.next
        } while cursor != nil
        #expect(ids == (try service.report(GapSelection(), caller: .agent).themes.map(\.id)) && ids.count == 2)
        let problem = try #require(throws: Problem.self) {
            try service.themes(GapSelection(), cursor: "T99", caller: .agent)
        }
        #expect(problem.faults.map(\.pointer) == ["?cursor"])
        let page = try service.themes(GapSelection(), limit: 1, caller: .agent)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(ThemePageJSON.bytes(of: page))) as? [String: Any])
        let theme = try #require((json["themes"] as? [[String: Any]])?.first)
        #expect(theme["id"] as? String == "T1" && theme["askers"] as? Int == 3 && json["next"] as? String == "T1")
    }

    @Test func aChangeIsWrittenByWhoeverMadeIt() throws {
        let caller = try Caller.withKey(scopes: [.owner], roles: ["agent"])
        let key = try #require(caller.keyID)
        let change = try ThemeChangeJSON.decode(
            Array(
                #"{"status": "acknowledged", "owner": "Ana", "due": "2026-07-01", "title": "Keys of bo@mail.example","#
                    .utf8) + Array(#""article": "lockers.md", "note": "Ask bo@mail.example"}"#.utf8))
        let theme = try service.change(change, ofTheme: "T1", caller: caller)
        #expect(theme.status == .acknowledged && theme.owner == "Ana" && theme.due == CalendarDay("2026-07-01"))
        #expect(theme.title == "Keys of [email]" && theme.article == "lockers.md")
        #expect(theme.notes.map(\.text.text) == ["Ask [email]"] && theme.notes.map(\.by) == ["key:\(key)"])
        #expect(theme.history.allSatisfy { $0.by == "key:\(key)" && $0.at == Self.at })
        let entries = try audit.entries()
        #expect(entries.map(\.action) == [.themeStatus, .themeAssign, .themeNote])
        #expect(entries.allSatisfy { $0.by == .key(key) && $0.object == "T1" && $0.at == Self.at })
        #expect(entries[0].details == ["status": "acknowledged"])
        #expect(entries[1].details == ["owner": "Ana", "due": "2026-07-01", "article": "lockers.md"])
        #expect(!"\(entries)".contains("mail") && !"\(entries)".contains("Keys"))
        let json = String(decoding: GapThemeJSON.bytes(theme), as: UTF8.self)
        #expect(json.hasPrefix(#"{"version":1,"id":"T1","list":"not_answered","#))
        let taken = try service.change(
            try ThemeChangeJSON.decode(Array(#"{"owner": null}"#.utf8)), ofTheme: "T1",
            caller: .local(access: .everybody))
        #expect(taken.owner == nil && taken.history.last?.by == "user:local")
    }

    @Test func aStatusThatCannotBeChangesNothing() throws {
        let before = try store.themes()
        let problem = try #require(throws: Problem.self) {
            try service.change(
                ThemeChangeJSON(action: .reopen, owner: "Ana"), ofTheme: "T1", caller: .everybody)
        }
        #expect(problem.status == 409 && problem.slug == "wrong-status")
        #expect(problem.detail == "A theme that is new cannot be reopened.")
        #expect(try store.themes() == before && audit.entries().isEmpty)
        #expect(throws: Problem.noTheme) {
            try service.change(ThemeChangeJSON(note: "a"), ofTheme: "T9", caller: .everybody)
        }
    }

    @Test(arguments: [
        ("{}", "#", "must say what to change: status, why"),
        (#"{"status": "open"}"#, "#/status", "must be one of acknowledged, in_progress"),
        (#"{"status": "dismissed"}"#, "#/why", "is needed: one of already_answered"),
        (#"{"status": "dismissed", "why": "already_answered"}"#, "#/article", "is needed: the article that answers it"),
        (#"{"status": "done", "why": "out_of_scope"}"#, "#/why", "is for the status dismissed only"),
        (#"{"due": "tomorrow"}"#, "#/due", "must be a day such as 2026-05-31"),
        (#"{"owner": " "}"#, "#/owner", "must not be blank"), (#"{"note": 7}"#, "#/note", "must be a string"),
        (#"{"notes": "a"}"#, "#/notes", "did you mean \"note\"?"),
    ])
    func changesAreChecked(json: String, pointer: String, advice: String) throws {
        let problem = try #require(throws: Problem.self) { try ThemeChangeJSON.decode(Array(json.utf8)) }
        #expect(problem.faults.first?.pointer == pointer, "\(problem.faults)")
        #expect(problem.faults.first?.detail.contains(advice) == true, "\(problem.faults)")
    }

    @Test func parametersAreChecked() throws {
        let values = ["since": "2026", "status": "resolved", "list": "all"]
        let problem = try #require(throws: Problem.self) { try GapSelection.decode { values[$0] } }
        #expect(Set(problem.faults.map(\.pointer)) == ["?since", "?status", "?list"])
        let right = try GapSelection.decode { ["until": "2026-05-31", "owner": "Ana", "list": "still_asked"][$0] }
        #expect(right == GapSelection(until: CalendarDay("2026-05-31"), owner: "Ana", list: .stillAsked))
        #expect(right.words == ["owner Ana", "list still_asked"])
        #expect(try GapReportForm.decode("csv") == .csv && GapReportForm.decode(nil) == .json)
        let form = try #require(throws: Problem.self) { try GapReportForm.decode("pdf") }
        #expect(form.faults.first?.pointer == "?format")
    }

    @Test func anArticlesStandingComesFromReviewsAndFeedback() throws {
        let article = TestKnowledgeBase.small.articles[0].stored
        try store.save(ArticleReview(at: Self.at, by: "Ana", due: CalendarDay("2026-05-01")), of: article.key.id)
        let standing = try service.standing(of: article)
        #expect(standing.isOverdue && standing.lastReview?.by == "Ana" && standing.ratings.isEmpty)
    }
}

/// An audit log in memory.
final class KeptAudit: AuditLog, Sendable {
    private let kept = Locked<[AuditEntry]>([])

    func append(_ entries: [AuditEntry]) { kept.withLock { $0 += entries } }
    func entries() throws -> [AuditEntry] { kept.withLock { $0 } }
}
