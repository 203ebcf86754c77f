import GapAnalysis
import KnowledgeModel
import Privacy
import Storage
import TestSupport
import Testing

struct ReplayJobTests {
    private static let wordings = ["Can I pay with a gift card?", "pay with a gift card", "gift card pay, can I?"]
    private static let answer = "Yes, pay with a gift card: enter the 16 digits."
    private static let asked = wordings.enumerated().map { number, text in
        Asked("q\(number)").with {
            ($0.text, $0.probability, $0.vector) = (text, 0.05, direction(1, number))
            $0.nearest = [passage("passage of hours", "hours")]
        }
    }

    private static let before = HelpCentre(all: [HelpCentre.Article("hours", "We open at nine.")])
    private static var after: HelpCentre {
        HelpCentre(all: before.all + [HelpCentre.Article("gift", answer)], generation: 2)
    }

    private static func store(_ change: (inout ThemeRecord) -> Void = { _ in }) throws -> InMemoryActivityStore {
        let store = InMemoryActivityStore()
        var record = theme("T1", asked.map(\.id))
        change(&record)
        try store.updateThemes { $0 = [record] }
        return store
    }

    private static func run(
        _ store: InMemoryActivityStore, _ centre: HelpCentre, asked: [Asked] = asked, changed: Set<String>?,
        only: Set<String>? = nil, day: Int = 1
    ) throws -> ReplayJob.Summary {
        let replay = ThemeReplay(answerer: centre.answerer) { "id" }
        return try ReplayJob(store: store, replay: replay) { _, _ in changed }
            .run(asked.events, only: only, at: monday.adding(days: day))
    }

    private static func only(in store: InMemoryActivityStore) throws -> ThemeRecord {
        try #require(try store.themes().first)
    }

    @Test func whatAChangedArticleAnswersIsProposed() throws {
        let store = try Self.store()
        let summary = try Self.run(store, Self.after, changed: ["gift"])
        #expect(summary.proposed == ["T1"] && summary.asked == 1 && summary.untouched == 0)
        let theme = try Self.only(in: store)
        #expect(theme.status == .maybeResolved)
        #expect(
            theme.history == [
                ThemeChange(
                    at: monday.adding(days: 1), by: "lacuna", kind: .replayed,
                    text: "resolved?: 3 of 3 questions are answered")
            ])
        #expect(
            theme.replay
                == ReplayResult(
                    at: monday.adding(days: 1), generation: GenerationID(2), settings: 0, outcome: .resolved, asked: 3,
                    answered: 3, passageID: "passage of gift", articleID: "gift", quote: Self.answer))
    }

    @Test func whatNothingTouchedIsNotAsked() throws {
        let store = try Self.store()
        let summary = try Self.run(store, Self.after, changed: [])
        #expect(summary.untouched == 1 && summary.asked == 0 && summary.proposed.isEmpty)
        #expect(try Self.only(in: store) == theme("T1", Self.asked.map(\.id)))
    }

    /// The article answers, and did so before.
    @Test func anotherChangedArticleDoesNotCount() throws {
        let store = try Self.store()
        let summary = try Self.run(store, Self.after, changed: ["hours"])
        #expect(summary.asked == 1 && summary.proposed.isEmpty)
        let theme = try Self.only(in: store)
        #expect(theme.status == .new && theme.history.isEmpty)
        #expect(theme.replay?.outcome == .unanswered && theme.replay?.answered == 0 && theme.replay?.quote == nil)
    }

    /// Where nobody knows what changed, a passage counts that was not near before.
    @Test func withoutKnownChangesTheNearestDecide() throws {
        #expect(try Self.run(try Self.store(), Self.after, changed: nil).proposed == ["T1"])
        let known = Self.asked.map { asked in asked.with { $0.nearest = [passage("passage of gift", "gift")] } }
        #expect(try Self.run(try Self.store(), Self.after, asked: known, changed: nil).proposed.isEmpty)
    }

    @Test func whatWasAsLikelyBeforeIsNotProposed() throws {
        let likely = Self.asked.map { asked in asked.with { $0.probability = 0.95 } }
        #expect(try Self.run(try Self.store(), Self.after, asked: likely, changed: ["gift"]).proposed.isEmpty)
    }

    /// Found by every question and answering none.
    @Test(arguments: [
        "Can I pay with a gift card? Customers often ask if they can pay with a gift card.",
        "Pay with a gift card\nGift card\nCan I pay with a gift card?",
    ])
    func anArticleThatRepeatsTheQuestionsClosesNothing(text: String) throws {
        let centre = HelpCentre(all: Self.before.all + [HelpCentre.Article("gift", text)], generation: 2)
        let summary = try Self.run(try Self.store(), centre, changed: ["gift"])
        #expect(summary.asked == 1 && summary.proposed.isEmpty)
    }

    @Test func dismissedThemesAndTheOtherListStayAsTheyAre() throws {
        for change in [{ $0.status = .dismissed(.outOfScope) }, { $0.list = .stillAsked }]
            as [(inout ThemeRecord) -> Void]
        {
            let store = try Self.store(change)
            let before = try store.themes()
            #expect(try Self.run(store, Self.after, changed: ["gift"]) == ReplayJob.Summary())
            #expect(try store.themes() == before)
        }
    }

    @Test func onlyTheNamedThemes() throws {
        let store = try Self.store { $0.list = .stillAsked }
        #expect(try Self.run(store, Self.after, changed: ["gift"], only: ["T1"]).proposed == ["T1"])
        #expect(throws: GapError.noTheme("T8")) {
            try Self.run(store, Self.after, changed: ["gift"], only: ["T1", "T9", "T8"])
        }
    }

    @Test(arguments: [ThemeStatus.maybeResolved, .done])
    func whatIsAnsweredNoLongerIsReopened(status: ThemeStatus) throws {
        let store = try Self.store()
        _ = try Self.run(store, Self.after, changed: ["gift"])
        try store.updateThemes { $0[0].status = status }
        #expect(try Self.run(store, Self.after, changed: ["gift"], day: 2).regressed.isEmpty)
        #expect(try Self.only(in: store).replay?.quote == Self.answer)
        // Also where the proposal would stand that day.
        let summary = try Self.run(store, Self.before, changed: ["gift"], day: 40)
        #expect(summary.regressed == ["T1"] && summary.settled.isEmpty && summary.proposed.isEmpty)
        let theme = try Self.only(in: store)
        #expect(theme.status == .inProgress && theme.replay?.outcome == .regressed)
        #expect(theme.history.last?.text == "in_progress: 0 of 3 questions are answered")
    }

    /// A person may know what no replay can see.
    @Test func whatAPersonClosedStaysClosed() throws {
        let store = try Self.store { $0.status = .done }
        let before = try store.themes()
        #expect(try Self.run(store, Self.before, changed: ["hours"]) == ReplayJob.Summary())
        #expect(try store.themes() == before)
    }

    @Test func aProposalStandsAfterQuietDays() throws {
        let store = try Self.store()
        _ = try Self.run(store, Self.after, changed: ["gift"], day: 1)
        #expect(try Self.run(store, Self.after, changed: [], day: 28).settled.isEmpty)
        #expect(try Self.only(in: store).status == .maybeResolved)
        #expect(try Self.run(store, Self.after, changed: [], day: 29).settled == ["T1"])
        let theme = try Self.only(in: store)
        #expect(theme.status == .done)
        #expect(theme.history.map { "\($0.kind.rawValue) \($0.text)" }.last == "status done")
    }

    /// Quiet is counted from the last question.
    @Test func questionsPutItOff() throws {
        let store = try Self.store { $0.members.append("q9") }
        let late = Asked("q9").with {
            ($0.text, $0.probability, $0.at) = (Self.wordings[0], 0.05, monday.adding(days: 10))
        }
        _ = try Self.run(store, Self.after, asked: Self.asked + [late], changed: ["gift"], day: 1)
        for (day, settled) in [(29, []), (37, []), (38, ["T1"])] {
            let summary = try Self.run(store, Self.after, asked: Self.asked + [late], changed: [], day: day)
            #expect(summary.settled == settled, "day \(day)")
        }
    }
}
