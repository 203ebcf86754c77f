import GapAnalysis
import KnowledgeModel
import Storage
import TestSupport
import Testing

struct ThemeUpdateTests {
    private static func filled() throws -> InMemoryActivityStore {
        let store = InMemoryActivityStore()
        try store.record(ThemeFormationTests.asked([4, 1, 3]).map(\.record))
        return store
    }

    private static func full(_ store: InMemoryActivityStore, at: Timestamp = monday) throws -> ThemeUpdate.Summary {
        let update = ThemeUpdate(log: store, store: store)
        return try update.full(try update.events(model: plainModel), at: at)
    }

    @Test func theSecondPassChangesNothing() throws {
        let store = try Self.filled()
        let first = try Self.full(store)
        #expect(first.questions == 8 && first.events == 8 && first.themes == 2)
        #expect(first.created == ["T1", "T2"] && first.merged.isEmpty && first.split.isEmpty)
        let themes = try store.themes()
        #expect(themes.map(\.members.count) == [4, 3])
        let second = try Self.full(store, at: monday.adding(days: 1))
        #expect(second.created.isEmpty && second.merged.isEmpty && second.split.isEmpty)
        #expect(try store.themes() == themes)
    }

    @Test func newQuestionsJoinTheirTheme() throws {
        let store = try Self.filled()
        _ = try Self.full(store)
        try store.record([Asked("z").with { $0.vector = direction(2, 77) }.record])
        #expect(try Self.full(store).created.isEmpty)
        #expect(try store.themes().map(\.members.count) == [4, 4])
    }

    /// Before the next full pass a new question counts in the theme that it falls in; the pass then finds what it would have
    /// found anyway.
    @Test func newQuestionsCountAtOnce() throws {
        let (store, other) = (try Self.filled(), try Self.filled())
        _ = try Self.full(store)
        _ = try Self.full(other)
        let new = [
            Asked("z1").with { ($0.vector, $0.at) = (direction(2, 77), monday.adding(days: 1)) },
            // Near no theme, and of other askers than the theme's.
            Asked("z2").with { ($0.vector, $0.at) = (direction(9, 5), monday.adding(days: 1)) },
            Asked("z3").with {
                ($0.vector, $0.at, $0.roles) = (direction(2, 78), monday.adding(days: 1), ["agent"])
            },
            Asked("z4").with { ($0.vector, $0.at) = (nil, monday.adding(days: 1)) },
        ].map(\.record)
        try store.record(new)
        try other.record(new)
        let update = ThemeUpdate(log: store, store: store)
        let stored = try store.themes()
        let joined = try update.joined(try update.events(model: plainModel))
        #expect(joined.map(\.members.count) == [4, 4])
        #expect(joined[1].members == stored[1].members + ["z1"])
        #expect(try update.joined(try update.events(model: plainModel)) == joined)
        #expect(try store.themes() == stored)
        _ = try Self.full(store, at: monday.adding(days: 2))
        _ = try Self.full(other, at: monday.adding(days: 2))
        #expect(try store.themes() == other.themes())
        #expect(try store.themes().map(\.members.count) == [4, 4])
    }

    /// What the pass has seen and left alone stays alone.
    @Test func whatStoodAloneJoinsNothing() throws {
        let store = try Self.filled()
        _ = try Self.full(store, at: monday.adding(days: 1))
        try store.record([Asked("z").with { $0.vector = direction(2, 77) }.record])
        let update = ThemeUpdate(log: store, store: store)
        #expect(try update.joined(try update.events(model: plainModel)) == store.themes())
    }

    /// Between looking and writing somebody took the themes away, and there are too few ids for all of them.
    @Test func whatOthersChangedMeanwhileIsAnError() throws {
        let store = try Self.filled()
        let update = ThemeUpdate(log: store, store: store)
        _ = try Self.full(store)
        let changing = ChangingStore(store: store)
        let error = #expect(throws: StorageError.self) {
            try ThemeUpdate(log: store, store: changing).full(try update.events(model: plainModel), at: monday)
        }
        #expect(error?.code == .busy)
        #expect(error?.message == "the themes were changed by somebody else meanwhile; try again")
        #expect(try store.themes().isEmpty)
        #expect(try Self.full(store).created == ["T3", "T4"])
    }

    @Test func onlyThePeriodCounts() throws {
        let store = try Self.filled()
        try store.record([Asked("old").with { $0.at = monday.adding(days: -9) }.record])
        let update = ThemeUpdate(log: store, store: store)
        let events = try update.events(in: ActivityPeriod(until: monday), model: plainModel)
        #expect(events.questions.map(\.id) == ["old"])
    }
}

/// Loses all themes to somebody else right after they were read.
private struct ChangingStore: GapStore {
    let store: InMemoryActivityStore

    func themes() throws -> [ThemeRecord] {
        let themes = try store.themes()
        try store.updateThemes { $0 = [] }
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
