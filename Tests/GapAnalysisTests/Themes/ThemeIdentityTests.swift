import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

struct ThemeIdentityTests {
    private static func formed(_ members: [String], list: GapList = .notAnswered) -> FormedTheme {
        FormedTheme(audience: audience(), list: list, members: members)
    }

    private static func names(_ letters: String) -> [String] { letters.map(String.init) }

    /// Known themes by id and members, groups now, and what the themes are then.
    private static func matched(
        _ known: [ThemeRecord], _ groups: [String], first: Int = 100
    ) -> ThemeIdentity.Outcome {
        var next = first
        return ThemeIdentity.matched(known: known, formed: groups.map { formed(names($0)) }, at: monday) {
            next += 1
            return "T\(next)"
        }
    }

    private static func described(_ outcome: ThemeIdentity.Outcome) -> [String] {
        outcome.themes.map { "\($0.id) \($0.members.joined())" }
    }

    private static func history(_ outcome: ThemeIdentity.Outcome, _ id: String) -> [String] {
        outcome.themes.first { $0.id == id }?.history.map { "\($0.kind.rawValue): \($0.text)" } ?? []
    }

    @Test func newGroupsBecomeThemes() {
        let outcome = Self.matched([], ["abc", "de"])
        #expect(Self.described(outcome) == ["T101 abc", "T102 de"])
        #expect(outcome.created == ["T101", "T102"])
        #expect(Self.history(outcome, "T101") == ["created: from 3 questions"])
        #expect(outcome.themes.allSatisfy { $0.status == .new && $0.createdAt == monday })
    }

    @Test func idsOwnersAndStatusesStayWithTheQuestions() {
        var known = theme("T1", Self.names("abcd"), status: .inProgress)
        (known.owner, known.due, known.article) = ("Billing", monday.day, "paying")
        let outcome = ThemeIdentity.matched(
            known: [known, theme("T2", Self.names("xyz"))],
            formed: [Self.formed(Self.names("xyzw")), Self.formed(Self.names("bcdef"), list: .stillAsked)], at: monday
        ) { "none" }
        var expected = known
        (expected.members, expected.list) = (Self.names("bcdef"), .stillAsked)
        #expect(outcome.themes == [expected, theme("T2", Self.names("wxyz"))])
        #expect(outcome.created.isEmpty && outcome.merged.isEmpty && outcome.split.isEmpty)
    }

    @Test func aSplitIsRecordedOnBothSides() {
        let outcome = Self.matched([theme("T1", Self.names("abcdefg"))], ["abcd", "efg"])
        #expect(Self.described(outcome) == ["T1 abcd", "T101 efg"])
        #expect(outcome.split.map { [$0.id, $0.from] } == [["T101", "T1"]])
        #expect(Self.history(outcome, "T1") == ["split: T101 was split off"])
        #expect(Self.history(outcome, "T101") == ["created: from 3 questions", "split: split from T1"])
    }

    @Test func aMergeKeepsWhatSomebodyWorkedOn() {
        let untouched = Self.matched([theme("T1", Self.names("abcd")), theme("T2", Self.names("ef"))], ["abcdef"])
        #expect(Self.described(untouched) == ["T1 abcdef"])
        #expect(untouched.merged.map { [$0.id, $0.into] } == [["T2", "T1"]])
        #expect(Self.history(untouched, "T1") == ["merged: T2 was merged into this"])

        let touched = Self.matched(
            [theme("T1", Self.names("abcd")), theme("T2", Self.names("ef"), status: .acknowledged)], ["abcdef"])
        #expect(Self.described(touched) == ["T1 abcdef", "T2 "])
        #expect(Self.history(touched, "T2") == ["merged: merged into T1"])
    }

    /// T1's questions went to two others; the one that most went to is not the likest one.
    @Test func aThemeIsMergedWhereMostOfItWent() {
        let outcome = Self.matched(
            [
                theme("T1", Self.names("abcdefghij")), theme("T2", Self.names("klmn")),
                theme("T3", (0..<60).map { "z\($0)" }),
            ], [])
        #expect(outcome.themes.count == 3)
        let result = ThemeIdentity.matched(
            known: outcome.themes,
            formed: [
                Self.formed(Self.names("abcdklmn")),
                Self.formed(Self.names("efghij") + (0..<60).map { "z\($0)" }),
            ], at: monday
        ) { "new" }
        #expect(result.merged.map { [$0.id, $0.into] } == [["T1", "T3"]])
    }

    @Test func emptyThemesGoUnlessSomebodyTouchedThem() {
        var noted = theme("T2", [])
        noted.notes = [ThemeNote(at: monday, by: "Ana", text: RedactedText(storedRedacted: "x"))]
        var former = theme("T3", [])
        former.formerWeeks = [ThemeWeek(week: monday.day, count: 3)]
        let outcome = Self.matched([theme("T1", []), noted, former, theme("T4", [], status: .done)], [])
        #expect(outcome.themes.map(\.id) == ["T2", "T3", "T4"])
    }

    @Test func anotherAudienceIsAnotherTheme() {
        let group = FormedTheme(audience: audience(["agent"]), list: .notAnswered, members: Self.names("ab"))
        let outcome = ThemeIdentity.matched(
            known: [theme("T1", Self.names("abc"), status: .done)], formed: [group], at: monday
        ) { "T2" }
        #expect(Self.described(outcome) == ["T1 c", "T2 ab"])
    }

    /// Less than three in ten of the smaller one in common.
    @Test func aLittleInCommonIsNotTheSame() {
        #expect(
            Self.described(Self.matched([theme("T1", Self.names("abcdefgh"))], ["abuvwxyz"])) == [
                "T1 cdefgh", "T101 abuvwxyz",
            ])
        #expect(Self.described(Self.matched([theme("T1", Self.names("abcdefgh"))], ["abcvwxyz"])) == ["T1 abcvwxyz"])
    }

    /// Groups at random, again and again: every question in one theme at most, every group somewhere, no id twice, the
    /// same for every order of the groups, and nothing new the second time.
    @Test(arguments: 0..<60 as Range<UInt64>)
    func holdsForAnyGroups(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var themes: [ThemeRecord] = []
        var given: Set<String> = []
        for round in 0..<6 {
            var groups: [Int: [String]] = [:]
            for question in 0..<Int.random(in: 5...60, using: &generator)
            where Int.random(in: 0..<5, using: &generator) > 0 {
                groups[Int.random(in: 0..<8, using: &generator), default: []].append("q\(question)")
            }
            let formed = groups.sorted { $0.key < $1.key }.map { Self.formed($0.value) }
            for index in themes.indices where Int.random(in: 0..<4, using: &generator) == 0 {
                themes[index].status = .acknowledged
            }
            func run(_ formed: [FormedTheme], _ known: [ThemeRecord]) -> ThemeIdentity.Outcome {
                var number = 0
                return ThemeIdentity.matched(known: known, formed: formed, at: monday) {
                    number += 1
                    return "T\(round)-\(number)"
                }
            }
            let outcome = run(formed, themes)
            let members = outcome.themes.flatMap(\.members)
            #expect(members.count == Set(members).count, "seed \(seed)")
            #expect(Set(outcome.themes.map(\.id)).count == outcome.themes.count, "seed \(seed)")
            #expect(given.isDisjoint(with: outcome.created), "seed \(seed)")
            given.formUnion(outcome.created)
            for group in formed { #expect(outcome.themes.contains { $0.members == group.members }, "seed \(seed)") }
            for theme in themes where !theme.isUntouched {
                #expect(outcome.themes.contains { $0.id == theme.id }, "seed \(seed)")
            }
            func known(_ outcome: ThemeIdentity.Outcome) -> [String: [String]] {
                let ids = Set(themes.map(\.id))
                let kept = outcome.themes.filter { ids.contains($0.id) }
                return Dictionary(uniqueKeysWithValues: kept.map { ($0.id, $0.members) })
            }
            let others = known(
                run(formed.shuffled(using: &generator), themes.shuffled(using: &generator)))
            #expect(others == known(outcome), "seed \(seed)")
            #expect(run(formed, outcome.themes).themes == outcome.themes, "seed \(seed)")
            themes = outcome.themes
        }
    }
}
