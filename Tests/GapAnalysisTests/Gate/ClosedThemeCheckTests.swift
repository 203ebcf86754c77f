import GapAnalysis
import KnowledgeModel
import Storage
import Testing

/// A generation that takes away what settled a theme says so.
struct ClosedThemeCheckTests {
    private static func done(_ id: String, _ article: String?, roles: [String] = []) -> ThemeRecord {
        var record = theme(id, ["q"], status: .done)
        record.audience = audience(roles)
        record.article = article
        return record
    }

    private static let before = HelpCentre(all: [
        HelpCentre.Article("refunds", "Five days."), HelpCentre.Article("keys", "Below the desk."),
        HelpCentre.Article("hours", "From nine to five."),
    ])

    private static func after() -> HelpCentre {
        var agents = HelpCentre.Article("hours", "From nine to five.")
        agents.audience = Audience([Role("agent")].compactMap(\.self))
        return HelpCentre(all: [HelpCentre.Article("keys", "Above the desk."), agents])
    }

    @Test func whatIsGoneOrChangedIsNamed() throws {
        var replayed = Self.done("T6", nil)
        replayed.replay = ReplayResult(
            at: monday, generation: GenerationID(1), settings: 0, outcome: .resolved, asked: 3, answered: 3,
            articleID: "refunds")
        let themes = [
            Self.done("T1", "refunds"), Self.done("T2", "keys"), Self.done("T3", "hours"),
            Self.done("T4", "hours", roles: ["agent"]), Self.done("T5", nil), replayed, Self.done("T7", "never"),
            theme("T8", ["q"]),
        ]
        let warnings = try ClosedThemeCheck.warnings(of: themes, serving: Self.before, generation: Self.after())
        #expect(
            warnings == [
                ClosedThemeWarning(theme: "T1", article: "refunds", change: .removed),
                ClosedThemeWarning(theme: "T2", article: "keys", change: .edited),
                // Agents read it still, everybody else does not.
                ClosedThemeWarning(theme: "T3", article: "hours", change: .removed),
                ClosedThemeWarning(theme: "T6", article: "refunds", change: .removed),
            ])
        #expect(warnings[0].sentence == "T1 is done by refunds, which its askers can read no more")
        #expect(warnings[1].sentence == "T2 is done by keys, whose text has changed")
        #expect(try ClosedThemeCheck.warnings(of: themes, serving: nil, generation: Self.after()).isEmpty)
    }

    @Test func aWarningHoldsNothing() {
        var findings = GateFindings(asked: 1, broken: [], damage: [])
        findings.warnings = [ClosedThemeWarning(theme: "T1", article: "a", change: .removed)]
        #expect(findings.isPassed)
        #expect(findings.reasons.isEmpty)
    }
}
