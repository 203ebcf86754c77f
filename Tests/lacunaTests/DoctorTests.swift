import Access
import KnowledgeModel
import Storage
import Testing
import lacuna

/// Facts in, checks out: what is a warning, what has failed, and what is said of it.
@Suite struct DoctorTests {
    private static let now = Timestamp(milliseconds: 1_780_219_800_000)  // 2026-05-31T09:30:00Z

    /// Of an installation with nothing to complain of.
    private func sound() -> DoctorFacts {
        let identity = ModelIdentity(name: "small", hash: "ab", dimensions: 4, tokenLimit: 16)
        return DoctorFacts(
            now: Self.now, model: .known(ModelFacts(folder: "Models/small", identity: identity, agreement: 0.99998)),
            kernels: "avx2", policy: .known(PolicyFacts(version: 3, rules: 9, warnings: [])),
            index: DoctorFacts.Index(
                folder: "Indexes/help",
                storage: StorageFacts(
                    isWritable: true, freeBytes: 9_000_000_000, openFiles: [],
                    serving: .known(
                        ServingFacts(
                            id: GenerationID(7), publishedAt: Timestamp("2026-05-30"), articles: 84,
                            livePassages: 551, deadPassages: 20, parts: 3, bytes: 4_000_000, modelHash: "ab")),
                    held: [], damage: .known([])),
                configuration: ConfigurationFacts(settings: .known((version: 0, note: nil)), suppressions: .known(2)),
                records: RecordFacts(
                    keys: .known([key("a1", "desk", expires: nil)]), activity: .known(.writable),
                    audit: .known(AuditVerification(entries: 5, head: "f0", tornBytes: 0, fault: nil)),
                    overdue: .known([])),
                canary: .known(Canary(articleID: "billing/refunds", rank: 1, quotesAreExact: true))))
    }

    private func key(_ id: String, _ name: String, expires: Timestamp?, revoked: Timestamp? = nil) -> APIKey {
        APIKey(
            id: id, name: name, secretHash: [], scopes: [.search], access: .everybody,
            createdAt: Timestamp(milliseconds: 0), createdBy: "mara", expiresAt: expires, revokedAt: revoked)
    }

    /// The one check of a name, after a change of the sound facts.
    private func check(_ name: String, _ change: (inout DoctorFacts) -> Void) throws -> DoctorCheck {
        var facts = sound()
        change(&facts)
        let found = facts.checks().filter { $0.name == name }
        try #require(found.count == 1, "\(name)")
        // Nothing else minds.
        #expect(facts.checks().allSatisfy { $0.name == name || $0.status == .ok })
        return found[0]
    }

    @Test func aSoundInstallationIsOK() {
        let checks = sound().checks()
        #expect(checks.allSatisfy { $0.status == .ok && $0.remedy == nil }, "\(checks)")
        #expect(
            checks.map(\.name) == [
                "model", "kernels", "policy", "folder", "permissions", "space", "generation", "age", "rows", "encoder",
                "held", "bytes", "settings", "suppressions", "keys", "activity log", "audit log", "reviews", "canary",
            ])
    }

    @Test func withoutAnIndexModelAndPolicyAreLookedAt() {
        var facts = sound()
        facts.index = nil
        #expect(facts.checks().map(\.name) == ["model", "kernels", "policy"])
    }

    @Test func models() throws {
        let wrong = try check("model") { facts in
            facts.model =
                facts.model.value.map {
                    .known(ModelFacts(folder: $0.folder, identity: $0.identity, agreement: 0.9))
                } ?? facts.model
        }
        #expect(wrong.status == .failed && wrong.finding.contains("cosine 0.9000, not 1"))
        let unknown = try check("model") { facts in
            facts.model =
                facts.model.value.map {
                    .known(ModelFacts(folder: $0.folder, identity: $0.identity, agreement: nil))
                } ?? facts.model
        }
        #expect(unknown.status == .ok && unknown.finding.contains("no vector of it to compare with"))
        let missing = try check("model") { $0.model = .unknown("there is no encoder") }
        #expect(missing.status == .failed && missing.finding == "there is no encoder")
        #expect(missing.remedy?.contains("tools/setup") == true)
        let other = try check("encoder") { $0.change { $0.modelHash = "cd" } }
        #expect(other.status == .failed && other.finding.contains("only words are searched"))
    }

    @Test func foldersAndRoom() throws {
        #expect(try check("folder") { $0.index?.storage.isWritable = false }.status == .failed)
        let open = try check("permissions") { $0.index?.storage.openFiles = ["keys.json", "token.key"] }
        #expect(open.status == .failed && open.remedy?.hasPrefix("chmod 600 keys.json token.key") == true)
        let room = { (free: Int, used: Int) in
            try check("space") { facts in
                facts.index?.storage.freeBytes = free
                facts.change { $0.bytes = used }
            }.status
        }
        #expect(try room(1_000_000_000, 500_000_000) == .ok)
        #expect(try room(999_999_999, 500_000_000) == .warning)
        #expect(try room(60_000_000, 1000) == .failed)
    }

    @Test func generations() throws {
        let damaged = try check("generation") { facts in
            facts.index?.storage.serving = .unknown("CURRENT is damaged")
            facts.index?.storage.freeBytes = .max
        }
        #expect(damaged.status == .failed && damaged.finding == "CURRENT is damaged")
        #expect(try check("generation") { $0.index?.storage.serving = .known(nil) }.status == .warning)
        let age = { (day: String) in try check("age") { $0.change { $0.publishedAt = Timestamp(day) } } }
        #expect(try age("2026-05-01").status == .ok)
        #expect(try age("2026-04-30").status == .warning)
        #expect(try age("2026-04-30").finding == "published on 2026-04-30, 31 days ago")
        let rows = { (dead: Int) in try check("rows") { $0.change { $0.deadPassages = dead } }.status }
        #expect(try rows(551) == .ok)
        #expect(try rows(552) == .warning)
        let held = try check("held") { $0.index?.storage.held = [GenerationID(8), GenerationID(9)] }
        #expect(held.status == .warning && held.finding == "held back: generations 8, 9")
        #expect(held.remedy?.hasSuffix("lacuna generations activate 9 --index Indexes/help") == true)
        let bytes = try check("bytes") { $0.index?.storage.damage = .known(["part 1-0 is damaged", "so is 2-0"]) }
        #expect(bytes.status == .failed && bytes.finding == "part 1-0 is damaged; so is 2-0")
    }

    @Test func whatOwnersDecide() throws {
        #expect(try check("policy") { $0.policy = .unknown("line 3: no such key") }.status == .failed)
        let warned = try check("policy") { $0.policy = .known(PolicyFacts(version: 1, rules: 2, warnings: ["a"])) }
        #expect(warned.status == .warning && warned.finding == "version 1 compiles: 2 rules, 1 warning")
        let settings = try check("settings") {
            $0.index?.configuration.settings = .known((version: 4, note: "they were fitted to another encoder"))
        }
        #expect(settings.status == .warning)
        #expect(settings.finding == "version 4 is in force, but they were fitted to another encoder")
        #expect(try check("settings") { $0.index?.configuration.settings = .unknown("damaged") }.status == .failed)
        let withdrawn = try check("suppressions") { $0.index?.configuration.suppressions = .unknown("damaged") }
        #expect(withdrawn.status == .failed && withdrawn.remedy?.contains("nothing is served") == true)
    }

    @Test func keys() throws {
        let found = { (keys: [APIKey]) in try check("keys") { $0.index?.records.keys = .known(keys) } }
        #expect(try found([]).finding.contains("this machine only"))
        let revoked = key("b", "old", expires: nil, revoked: Self.now)
        #expect(try found([revoked]).finding.contains("nobody can call"))
        #expect(try found([key("c", "widget", expires: Self.now.adding(days: 14)), revoked]).status == .ok)
        let lastMoment = Timestamp(milliseconds: Self.now.adding(days: 14).milliseconds - 1)
        let soon = try found([key("c", "widget", expires: lastMoment)])
        #expect(soon.status == .warning)
        #expect(soon.finding == "1 active; within 14 days ends c (widget) on 2026-06-14")
    }

    @Test func records() throws {
        #expect(try check("activity log") { $0.index?.records.activity = .known(.none) }.status == .ok)
        #expect(try check("activity log") { $0.index?.records.activity = .unknown("full") }.status == .failed)
        let audit = { (torn: Int, fault: AuditVerification.Fault?) in
            try check("audit log") {
                $0.index?.records.audit = .known(
                    AuditVerification(entries: 1, head: nil, tornBytes: torn, fault: fault))
            }
        }
        #expect(try audit(0, .changedLine(2)).status == .failed)
        #expect(try audit(0, .changedLine(2)).finding == "line 2 is not as it was written")
        #expect(try audit(7, nil).status == .warning)
        let overdue = try check("reviews") { $0.index?.records.overdue = .known(["a", "b", "c", "d", "e", "f"]) }
        #expect(overdue.status == .warning && overdue.finding == "6 articles are past review: a, b, c, d, e, …")
    }

    @Test func canaries() throws {
        let found = { (rank: Int?, exact: Bool) in
            try check("canary") {
                $0.index?.canary = .known(Canary(articleID: "a", rank: rank, quotesAreExact: exact))
            }
        }
        #expect(try found(10, true).finding == "asked by its own heading, a comes as number 10, quoted exactly")
        #expect(try found(nil, true).status == .failed)
        #expect(try found(1, false).finding == "a quote of a is not what the article says")
        #expect(try check("canary") { $0.index?.canary = .known(nil) }.status == .ok)
        #expect(try check("canary") { $0.index?.canary = .unknown("damaged") }.status == .failed)
    }

    @Test func output() {
        let model = DoctorCheck.ok("model", "small\u{1B}")
        let keys = DoctorCheck.failed("keys", "others can read keys.json", remedy: "chmod 600 keys.json")
        #expect(
            DoctorOutput.text([model, keys], width: 34)
                == """
                ok       model  small
                failed   keys   others can read
                                keys.json
                                → chmod 600
                                keys.json

                2 checks: 0 to look at, 1 failed.

                """)
        #expect(
            DoctorOutput.json([.ok("model", "small")])
                == #"{"version":1,"status":"ok","checks":[{"name":"model","status":"ok","finding":"small","remedy":null}]}"#
                + "\n")
    }
}

extension DoctorFacts {
    /// Changes what is known of the serving generation.
    fileprivate mutating func change(_ body: (inout ServingFacts) -> Void) {
        guard case .known(.some(var serving))? = index?.storage.serving else { return }
        body(&serving)
        index?.storage.serving = .known(serving)
    }
}
