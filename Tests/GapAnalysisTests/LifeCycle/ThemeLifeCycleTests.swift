import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

struct ThemeLifeCycleTests {
    private static let statuses: [ThemeStatus] = [
        .new, .acknowledged, .inProgress, .maybeResolved, .done, .dismissed(.outOfScope),
    ]
    private static let actions: [(action: ThemeLifeCycle.Action, name: String)] = [
        (.acknowledge, "acknowledged"), (.start, "started"), (.propose, "proposed as resolved"),
        (.regress, "said to have regressed"), (.confirm, "confirmed as done"), (.settle, "settled by quiet"),
        (.reopen, "reopened"), (.dismiss(.notAQuestion), "dismissed"),
    ]
    /// A row for each status, a column for each action; a dash is an error.
    private static let table = [
        "new:          acknowledged in_progress resolved? -           done -    -           dismissed",
        "acknowledged: -            in_progress resolved? -           done -    -           dismissed",
        "in_progress:  -            -           resolved? -           done -    -           dismissed",
        "resolved?:    -            -           -         in_progress done done in_progress dismissed",
        "done:         -            -           -         in_progress -    -    in_progress -",
        "dismissed:    -            -           -         -           -    -    in_progress -",
    ]

    @Test(arguments: zip(statuses, table))
    func everyActionInEveryStatus(_ status: ThemeStatus, _ row: String) throws {
        let cells = row.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        #expect(cells.count == 1 + Self.actions.count)
        #expect(cells[0] == status.name + ":")
        for (cell, (action, name)) in zip(cells.dropFirst(), Self.actions) {
            if cell == "-" {
                let error = #expect(throws: GapError.self) { try ThemeLifeCycle.status(after: action, in: status) }
                #expect(error?.code == .transition)
                #expect(error?.description == "a theme that is \(status.name) cannot be \(name)")
            } else {
                let after = try ThemeLifeCycle.status(after: action, in: status)
                #expect(after.name == cell)
                #expect(cell != "dismissed" || after == .dismissed(.notAQuestion))
            }
        }
    }

    @Test func whatIsOpen() {
        #expect(Self.statuses.map(\.isOpen) == [true, true, true, true, false, false])
    }

    @Test func editsAreOneLineOfHistoryEach() throws {
        let store = InMemoryActivityStore()
        try store.updateThemes { $0 = [theme("T1", ["a"])] }
        let editing = ThemeEditing(store: store, by: "Ana", at: monday)
        _ = try editing.apply(.acknowledge, to: "T1")
        _ = try editing.assign("T1", owner: "Billing", backup: "", due: monday.day)
        _ = try editing.assign("T1", owner: nil)
        _ = try editing.note(RedactedText(storedRedacted: "see mail"), on: "T1")
        _ = try editing.title(RedactedText(storedRedacted: "How to pay"), of: "T1")
        _ = try editing.link(article: "paying", to: "T1")
        let result = try editing.apply(.dismiss(.alreadyAnswered(article: "paying")), to: "T1")
        #expect(try store.themes() == [result])
        #expect(
            result.history.map { "\($0.by) \($0.kind.rawValue) \($0.text)" } == [
                "Ana status acknowledged", "Ana owner Billing", "Ana backup nobody", "Ana due 2026-06-01",
                "Ana note a note", "Ana title How to pay", "Ana article paying",
                "Ana status dismissed: already_answered",
            ])
        #expect(result.owner == "Billing" && result.backup == nil && result.due == monday.day)
        #expect(result.notes.map(\.text.text) == ["see mail"] && result.article == "paying")
    }

    @Test func whatIsRefusedChangesNothing() throws {
        let store = InMemoryActivityStore()
        try store.updateThemes { $0 = [theme("T1", ["a"], status: .done)] }
        let editing = ThemeEditing(store: store, by: "Ana", at: monday)
        #expect(throws: GapError.self) { try editing.apply(.start, to: "T1") }
        let unknown = #expect(throws: GapError.self) { try editing.assign("T9", owner: nil) }
        #expect(unknown?.code == .noTheme)
        #expect(unknown?.message == "there is no theme T9; `lacuna gaps list` shows the ids")
        #expect(throws: GapError.noTheme("T9")) { try editing.link(article: "x", to: "T9") }
        #expect(try store.themes() == [theme("T1", ["a"], status: .done)])
    }
}
