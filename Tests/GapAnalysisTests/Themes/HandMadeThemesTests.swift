import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

/// What people merged and split outlives every grouping.
struct HandMadeThemesTests {
    private let store = InMemoryActivityStore()
    private let later = monday.adding(days: 1)

    private var editing: ThemeEditing { ThemeEditing(store: store, by: "ana", at: later) }

    private func record(_ subjects: [Int], _ variants: Range<Int>, roles: [String] = []) throws {
        try store.record(
            subjects.flatMap { subject in
                variants.map { variant in
                    Asked("s\(subject)-\(variant)").with {
                        $0.vector = direction(subject, variant)
                        $0.roles = roles
                    }.record
                }
            })
    }

    private func regroup() throws {
        let update = ThemeUpdate(log: store, store: store)
        _ = try update.full(try update.events(model: plainModel), at: later)
    }

    private func members() throws -> [String: [String]] {
        Dictionary(uniqueKeysWithValues: try store.themes().map { ($0.id, $0.members) })
    }

    /// Three subjects of three questions each: T1, T2 and T3.
    init() throws {
        try record([0, 1, 2], 0..<3)
        try regroup()
    }

    @Test func whatWasMergedStaysTogetherAndGrows() throws {
        _ = try editing.note(RedactedText(storedRedacted: "of the second"), on: "T2")
        try store.updateThemes { themes in
            themes[0].formerWeeks = [ThemeWeek(week: monday.day, count: 2)]
            themes[1].formerWeeks = [
                ThemeWeek(week: monday.day.adding(days: -7), count: 1), ThemeWeek(week: monday.day, count: 3),
            ]
        }
        let merged = try editing.merge("T2", into: "T1")
        #expect(merged.id == "T1" && merged.absorbed == ["T2"] && merged.isByHand && !merged.isUntouched)
        #expect(merged.notes.map(\.text.text) == ["of the second"])
        #expect(merged.formerWeeks.map(\.count) == [1, 5])
        #expect(merged.history.last?.text == "T2 was merged into this by hand" && merged.history.last?.by == "ana")
        // One new question of each subject, and a second round of grouping.
        try record([0, 1, 2], 3..<4)
        try regroup()
        try regroup()
        let both = (0..<4).map { "s0-\($0)" } + (0..<4).map { "s1-\($0)" }
        #expect(try members() == ["T1": both, "T3": (0..<4).map { "s2-\($0)" }])
        #expect(try store.themes()[0].absorbed == ["T2"])
    }

    @Test func whatWasSplitStaysApartAndNewQuestionsGoToTheNearest() throws {
        let newID = try #require(try store.newThemeIDs(1).first)
        let split = try editing.split(["s0-2"], of: "T1", newID: newID)
        #expect(split.members == ["s0-2"] && split.status == .new && split.isByHand && split.owner == nil)
        #expect(split.history.map(\.text) == ["from 1 questions", "split from T1 by hand"])
        try regroup()
        #expect(try members()["T1"] == ["s0-0", "s0-1"])
        #expect(try members()[newID] == ["s0-2"])
        // The same words as the one that was split off, and as one that stayed.
        try store.record([
            Asked("x").with { $0.vector = direction(0, 2) }.record,
            Asked("y").with { $0.vector = direction(0, 0) }.record,
        ])
        try regroup()
        #expect(try members()[newID] == ["s0-2", "x"])
        #expect(try members()["T1"] == ["s0-0", "s0-1", "y"])
    }

    /// A single question made by hand does not draw a whole subject after it.
    @Test func aFewDrawNobody() throws {
        try record([5], 0..<1)
        let newID = try #require(try store.newThemeIDs(1).first)
        try store.updateThemes { themes in themes[0].members.append("s5-0") }
        _ = try editing.split(["s5-0"], of: "T1", newID: newID)
        try record([5], 1..<8)
        try regroup()
        #expect(try members()[newID] == ["s5-0"])
        #expect(try members().values.contains((1..<8).map { "s5-\($0)" }))
    }

    /// Whether it is a gap or not, and whether it has a vector or not.
    @Test func nothingDropsOutOfAThemeMadeByHand() throws {
        _ = try editing.merge("T2", into: "T1")
        for id in ["s0-0", "s0-1", "s0-2", "s1-0", "s1-1", "s1-2"] {
            try store.record([
                Asked(id).with { ($0.label, $0.reason, $0.probability) = ("yes", "answered", 0.99) }.record
            ])
        }
        try regroup()
        #expect(try members()["T1"]?.count == 6)
        #expect(try store.themes()[0].list == .notAnswered)
    }

    @Test func aThemeWithoutQuestionsStays() throws {
        _ = try editing.merge("T2", into: "T1")
        try store.updateThemes { $0[0].members = ["gone"] }
        try regroup()
        let theme = try #require(try store.themes().first { $0.id == "T1" })
        #expect(theme.isByHand && theme.absorbed == ["T2"])
    }

    @Test func whatCannotBeMerged() throws {
        try record([7], 0..<3, roles: ["agent"])
        try regroup()
        let before = try store.themes()
        let other = try #require(before.last?.id)
        for (id, into, code, words) in [
            ("T1", "T1", GapError.Code.sameTheme, "T1 cannot be merged with itself; name two themes"),
            ("T9", "T1", .noTheme, "there is no theme T9; `lacuna gaps list` shows the ids"),
            ("T1", "T9", .noTheme, "there is no theme T9; `lacuna gaps list` shows the ids"),
            (
                other, "T1", .otherReaders,
                "T1 was asked by readers with public and \(other) by readers with agent+public; only themes of the same "
                    + "readers can be merged"
            ),
        ] {
            let error = #expect(throws: GapError.self) { try editing.merge(id, into: into) }
            #expect(error?.code == code && error?.message == words)
        }
        #expect(try store.themes() == before)
    }

    @Test func whatCannotBeSplit() throws {
        let before = try store.themes()
        for (questions, words) in [
            (Set<String>(), "choose the questions to split off"),
            (
                ["s0-0", "s0-1", "s0-2"],
                "leave T1 at least one question; to rename it, give it another title"
            ),
        ] {
            let error = #expect(throws: GapError.self) { try editing.split(questions, of: "T1", newID: "T99") }
            #expect(error?.code == .questions && error?.message == words)
        }
        #expect(throws: GapError.self) { try editing.split(["s0-0"], of: "T9", newID: "T99") }
        #expect(try store.themes() == before)
    }

    /// Somebody merged while the questions were grouped: the grouping, which does not know of it, is not written.
    @Test func aMergeMeanwhileIsNotUndone() throws {
        let update = ThemeUpdate(log: store, store: MergingStore(store: store, editing: editing))
        let error = #expect(throws: StorageError.self) {
            try update.full(try update.events(model: plainModel), at: later)
        }
        #expect(error?.code == .busy)
        #expect(try members()["T1"]?.count == 6)
    }
}

/// Somebody merges T2 into T1 right after the themes were read.
private struct MergingStore: GapStore {
    let store: InMemoryActivityStore
    let editing: ThemeEditing

    func themes() throws -> [ThemeRecord] {
        let themes = try store.themes()
        _ = try editing.merge("T2", into: "T1")
        return themes
    }
    func updateThemes<Result>(_ body: (inout [ThemeRecord]) throws -> Result) throws -> Result {
        try store.updateThemes(body)
    }
    func groupedAt() throws -> Timestamp? { try store.groupedAt() }
    func recordGrouping(at: Timestamp) throws { try store.recordGrouping(at: at) }
    func newThemeIDs(_ count: Int) throws -> [String] { try store.newThemeIDs(count) }
    func curatedQuestions() throws -> [CuratedQuestion] { [] }
    func save(_ question: CuratedQuestion) throws {}
    func removeCuratedQuestion(id: String) throws -> Bool { false }
    func calibrationChanges() throws -> [CalibrationChange] { [] }
    func record(_ change: CalibrationChange) throws {}
    func reviews() throws -> [String: ArticleReview] { [:] }
    func save(_ review: ArticleReview, of article: String) throws {}
}
