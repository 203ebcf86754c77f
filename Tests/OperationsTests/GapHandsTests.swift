import Access
import GapAnalysis
import KnowledgeModel
import Operations
import Privacy
import Retrieval
import Storage
import TestSupport
import Testing

/// Merging and splitting by hand through the service: rights, the audit log, the wire.
struct GapHandsTests {
    private let store = InMemoryActivityStore()
    private let audit = KeptAudit()
    private static let at = Timestamp("2026-06-01T09:00:00Z")!

    private var service: GapService {
        GapService(
            log: store, store: store, generations: TestKnowledgeBase.small, model: { .standard },
            builder: GapReportBuilder(knowledgeBase: "test"), audit: audit, now: { Self.at })
    }

    /// T1 and T2 of everybody's four questions each, T3 of agents'.
    init() throws {
        for (id, roles) in [("T1", []), ("T2", []), ("T3", ["agent"])] {
            let records = (0..<4).map { index in
                QueryRecord(
                    id: "\(id)-\(index)", queryID: "\(id)-\(index)", askedAt: Self.at.adding(days: -1),
                    text: Redactor.standard.redact("Where is \(id)?"), vector: nil,
                    verdict: RecordedVerdict(label: "no", reason: "low_answerability", probability: 0.1), nearest: [],
                    generation: GenerationID(7), settings: 0,
                    context: AskerContext(
                        scope: AccessScope(roles: roles.compactMap { Role($0) }),
                        asker: AskerPseudonym(asker: "\(index)", secret: [1])))
            }
            try store.record(records)
            try store.updateThemes { themes in
                themes.append(
                    ThemeRecord(
                        id: id, audience: ThemeAudience(records[0].context), list: .notAnswered,
                        members: records.map(\.id), createdAt: Self.at))
            }
        }
    }

    @Test func aMergeIsAudited() throws {
        let caller = try Caller.withKey(scopes: [.owner])
        let key = try #require(caller.keyID)
        let theme = try service.merge("T1", into: "T2", caller: caller)
        #expect(theme.id == "T2" && theme.figures.questions == 8 && theme.history.last?.by == "key:\(key)")
        #expect(
            try audit.entries() == [
                AuditEntry(at: Self.at, by: .key(key), action: .themeMerge, object: "T2", details: ["merged": "T1"])
            ])
        #expect(try service.survivor(ofTheme: "T1", caller: caller) == "T2")
        #expect(try service.survivor(ofTheme: "T2", caller: caller) == nil)
        #expect(throws: Problem.noTheme) { try service.theme(id: "T1", caller: caller) }
    }

    @Test func aSplitIsAudited() throws {
        let theme = try service.split(["T1-0", "T1-3"], ofTheme: "T1", caller: .everybody)
        #expect(theme.id == "T4" && theme.figures.questions == 2)
        #expect(theme.examples.compactMap(\.questionID).isEmpty == false)
        #expect(try audit.entries().map(\.action) == [.themeSplit])
        #expect(try audit.entries().first?.details == ["new": "T4", "questions": "2"])
    }

    /// What a caller may not see can be neither merged nor split, and looks like what does not exist.
    @Test func whatIsNotSeenIsNotTouched() throws {
        let before = try store.themes()
        for body in [
            { try service.merge("T3", into: "T1", caller: .everybody) },
            { try service.merge("T1", into: "T3", caller: .everybody) },
            { try service.split(["T3-0"], ofTheme: "T3", caller: .everybody) },
            { try service.merge("T9", into: "T1", caller: .everybody) },
        ] {
            #expect(throws: Problem.noTheme) { _ = try body() }
        }
        let different = #expect(throws: Problem.self) { try service.merge("T3", into: "T1", caller: .agent) }
        #expect(different?.status == 422 && different?.slug == "cannot-merge")
        let narrowed = try Caller.token([.owner], filter: PassageFilter(products: ["Box"]))
        #expect(throws: Problem.narrowedCaller) { try service.merge("T1", into: "T2", caller: narrowed) }
        #expect(throws: Problem.narrowedCaller) { try service.survivor(ofTheme: "T1", caller: narrowed) }
        #expect(try store.themes() == before && audit.entries().isEmpty)
    }

    @Test func somebodyElsesChangeIsNotWrittenOver() throws {
        let change = try ThemeChangeJSON.decode(fields: ["owner": "Ana"])
        _ = try service.change(change, ofTheme: "T1", seen: 0, caller: .everybody)
        let problem = #expect(throws: Problem.self) {
            try service.change(
                try ThemeChangeJSON.decode(fields: ["owner": ""]), ofTheme: "T1", seen: 0, caller: .everybody)
        }
        #expect(problem?.status == 409)
        #expect(
            problem?.detail == "Meanwhile user:local changed its owner to “Ana”. Nothing of yours was saved.")
        // Another thing was not changed by anybody.
        let due = try ThemeChangeJSON.decode(fields: ["due": "2026-07-01"])
        #expect(try service.change(due, ofTheme: "T1", seen: 0, caller: .everybody).owner == "Ana")
    }

    @Test(
        arguments: [
            (#"{"themes": ["T2", "T3"]}"#, ["T2", "T3"]), (#"{"themes": "T2"}"#, ["T2"]),
        ] as [(String, Set<String>)])
    func idsAreRead(json: String, expected: Set<String>) throws {
        #expect(try ThemeHandsJSON.decode(Array(json.utf8), member: "themes") == expected)
    }

    @Test(arguments: [
        ("{}", "#/themes", "must name 1 to 1000"), (#"{"themes": []}"#, "#/themes", "must name at least one value"),
        (#"{"themes": [7]}"#, "#/themes/0", "must be a string"), (#"{"theme": "T1"}"#, "#/theme", "did you mean"),
    ])
    func idsAreChecked(json: String, pointer: String, words: String) throws {
        let problem = #expect(throws: Problem.self) { try ThemeHandsJSON.decode(Array(json.utf8), member: "themes") }
        #expect(problem?.faults.first?.pointer == pointer && problem?.faults.first?.detail.contains(words) == true)
    }

    @Test func whatWasSetIsTakenAwayByNull() throws {
        var change = try ThemeChangeJSON.decode(Array(#"{"due": "2026-07-01", "article": "keys.md"}"#.utf8))
        _ = try service.change(change, ofTheme: "T1", caller: .everybody)
        change = try ThemeChangeJSON.decode(Array(#"{"due": null, "article": null}"#.utf8))
        let theme = try service.change(change, ofTheme: "T1", caller: .everybody)
        #expect(theme.due == nil && theme.article == nil)
    }
}
