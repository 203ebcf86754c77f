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

/// Who is told that a question falls in an open theme, and of which.
struct KnownGapTests {
    private let store = InMemoryActivityStore()
    private static let at = Timestamp("2026-06-01T09:00:00Z")!
    private static let question = "Which adapter fits the charger socket abroad?"

    /// A theme of three who asked the same in other words.
    init() throws { try add("T1", ["a", "b", "c"]) }

    private func add(
        _ id: String, _ askers: [String?], text: String = question, scope: AccessScope = .everybody,
        _ change: (inout ThemeRecord) -> Void = { _ in }
    ) throws {
        let records = askers.enumerated().map { index, asker in
            let redacted = Redactor.standard.redact("\(text) \(["Please!", "Hello.", "Thanks."][index % 3])")
            return QueryRecord(
                id: "\(id)-\(index)", queryID: "\(id)-\(index)", askedAt: Self.at, text: redacted,
                vector: try? HashingEncoder().encode([redacted.text]).first.map { QuantizedVector($0.values) },
                verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1), nearest: [],
                generation: GenerationID(7), settings: 0,
                context: AskerContext(scope: scope, asker: asker.map { AskerPseudonym(asker: $0, secret: [1]) }))
        }
        try store.record(records)
        var theme = ThemeRecord(
            id: id, audience: ThemeAudience(records[0].context), list: .notAnswered,
            members: records.map(\.id).sorted(), createdAt: Self.at)
        change(&theme)
        try store.updateThemes { themes in
            themes.removeAll { $0.id == id }
            themes.append(theme)
        }
    }

    private func change(_ body: (inout ThemeRecord) -> Void) throws {
        try store.updateThemes { body(&$0[0]) }
    }

    private func ask(
        _ text: String = question, _ caller: Caller = .everybody, isFinal: Bool = false, locales: Set<String>? = nil
    ) throws -> SearchResponse {
        var asked = AskedBy()
        asked.isFinal = isFinal
        return try TestKnowledgeBase.small.service(log: store, tellsGaps: true).search(
            SearchRequest(text: text), asked: asked, caller: caller, locales: locales)
    }

    private func theme(
        _ text: String = question, _ caller: Caller = .everybody, locales: Set<String>? = nil
    ) throws -> String? {
        try #require(try ask(text, caller, locales: locales).knownGaps?.first)?.theme
    }

    @Test func aQuestionOfAThemeIsToldWhatIsKnown() throws {
        try change { theme in
            theme.status = .inProgress
            theme.article = "lockers.md"
            theme.notes = ["Type G only.", "Send the leaflet."].map {
                ThemeNote(at: Self.at, by: "Ana", text: Redactor.standard.redact($0))
            }
        }
        let gap = try #require(try ask().knownGaps?.first ?? nil)
        #expect(gap.theme == "T1" && gap.status == .inProgress && gap.title.hasPrefix(Self.question))
        #expect(gap.note == "Send the leaflet." && gap.article == "lockers.md")
        try change { $0.title = Redactor.standard.redact("Adapters abroad") }
        #expect(try ask().knownGaps == [gap.with { $0.title = "Adapters abroad" }])
    }

    @Test func whatIsAskedForElsewhereIsNone() throws {
        #expect(try ask("How long does a refund take?").knownGaps == [nil])
        #expect(try theme("Which adapter fits the charger socket abroad, then?") == "T1")
    }

    /// Each question of a ticket is told its own.
    @Test func aTicketIsToldOfEach() throws {
        let response = try ask("How long does a refund take? \(Self.question)")
        #expect(response.knownGaps?.map { $0?.theme } == [nil, "T1"])
    }

    @Test(
        arguments: [
            (.new, "T1"), (.acknowledged, "T1"), (.inProgress, "T1"), (.maybeResolved, "T1"), (.done, nil),
            (.dismissed(.outOfScope), nil),
        ] as [(ThemeStatus, String?)])
    func closedThemesAreNone(status: ThemeStatus, expected: String?) throws {
        try change { $0.status = status }
        #expect(try theme() == expected)
    }

    /// What others asked, and of whom there are too few, is nobody's to know.
    @Test func audiencesAndLanguagesAreApart() throws {
        #expect(try theme(Self.question, .agent) == nil)
        #expect(try theme(locales: ["en"]) == nil)
        let agents = AccessScope(roles: [Role("agent")!])
        try add("T2", ["a", "b"], text: "May I give goodwill vouchers twice?", scope: agents)
        #expect(try theme("May I give goodwill vouchers twice?", .agent) == "T2")
        #expect(try theme("May I give goodwill vouchers twice?") == nil)
        try add("T3", ["a", "b"], scope: AccessScope(roles: [], locales: ["en"]))
        #expect(try theme(locales: ["en"]) == "T3")
    }

    @Test(
        arguments: [(["a", "a", "a"], nil), (["a", "b", "a"], "T1"), ([nil, nil, nil], "T1")] as [([String?], String?)])
    func fewAskersAreNotTold(askers: [String?], expected: String?) throws {
        try add("T1", askers)
        #expect(try theme() == expected)
    }

    /// An article that the caller may not read is not named, nor one that is not there.
    @Test(arguments: ["agents.md", "planned.md"])
    func articlesOutOfReachAreNotNamed(article: String) throws {
        try change { $0.article = article }
        let gap = try #require(try ask().knownGaps?.first ?? nil)
        #expect(gap.theme == "T1" && gap.article == nil)
    }

    /// The key is there or not; to those who are not told, the document is as if there were no themes.
    @Test func searchCallersAreNotTold() throws {
        let verify = try Caller.token([.search, .verify])
        let search = try Caller.token([.search, .feedback])
        let narrowed = try Caller.token([.owner], filter: PassageFilter(products: ["Desk"]))
        let asker = try Caller.token([.owner], asker: "bo")
        func document(_ caller: Caller) throws -> String {
            String(decoding: SearchResponseJSON.bytes(of: try ask(Self.question, caller)), as: UTF8.self)
        }
        try change { $0.title = Redactor.standard.redact("Adapters abroad") }
        #expect(
            try document(verify).contains(
                #""review":[],"known_gap":{"theme":"T1","title":"Adapters abroad","status":"new","note":null,"#
                    + #""article":null},"corrections":[]"#))
        let plain = try TestKnowledgeBase.small.service(log: store).search(
            SearchRequest(text: Self.question), asked: AskedBy(), caller: search)
        for caller in [search, asker] {
            #expect(try document(caller) == String(decoding: SearchResponseJSON.bytes(of: plain), as: UTF8.self))
        }
        #expect(try !document(narrowed).contains("known_gap"))
        try change { $0.status = .done }
        #expect(try document(verify).contains(#""known_gap":null,"#))
    }

    /// The themes go by redacted questions; so does whoever asks.
    @Test func theRedactedQuestionIsCompared() throws {
        let text = "Adapter for bo@mail.example"
        try add("T4", ["a", "b"], text: text)
        #expect(try theme("Adapter for al.longer-name@other.example Hello") == "T4")
        #expect(try ask("Adapter for al@other.example Hello", isFinal: true).knownGaps?.first??.theme == "T4")
        #expect(try store.queries(ofQuery: "made-id").count == 1)
    }

    /// The themes are read once a lifetime, so a change shows after it.
    @Test func themesAreReadNowAndThen() throws {
        let cache = KnownGapCache(log: store, store: store)
        let question = try #require(try store.queries(ids: ["T1-0"]).first)
        func theme(after milliseconds: Int64) throws -> String? {
            let now = Timestamp(milliseconds: Self.at.milliseconds + milliseconds)
            return try cache.gaps(at: now).gap(for: question)?.theme
        }
        #expect(try theme(after: 0) == "T1")
        try change { $0.status = .done }
        #expect(try theme(after: KnownGapCache.lifetime - 1) == "T1")
        #expect(try theme(after: KnownGapCache.lifetime) == nil)
        try change { $0.status = .new }
        #expect(try theme(after: KnownGapCache.lifetime + 1) == nil)
        // The clock was set back.
        #expect(try theme(after: -1) == "T1")
    }
}

extension KnownGap {
    fileprivate func with(_ change: (inout KnownGap) -> Void) -> KnownGap {
        var copy = self
        change(&copy)
        return copy
    }
}
