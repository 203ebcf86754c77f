import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// What every activity log keeps of what it deletes by age.
@Suite struct RetentionConformanceTests {
    private let weeks = [-14, -7, 0].map { Example.monday.adding(days: $0) }

    @Test(arguments: ActivityStores.allCases) func figuresOutliveTheirQuestions(stores: ActivityStores) throws {
        try stores.with { store in
            let sunday = Example.monday.adding(days: -1)
            try store.record([
                Example.question("a", at: weeks[0], verdict: "yes"), Example.question("b", at: weeks[0]),
                Example.question("c", at: weeks[1], verdict: "partial"),
                Example.question("d", at: sunday, verdict: "yes"), Example.question("e", at: weeks[2], verdict: "yes"),
            ])
            var theme = Example.theme("T1", members: ["b", "c", "d", "e"])
            theme.formerWeeks = [ThemeWeek(week: weeks[1].day, count: 5)]
            let untouched = Example.theme("T2", members: ["e"])
            try store.updateThemes { $0 = [theme, untouched] }

            #expect(try store.forget(before: sunday) == 3)
            #expect(try store.queries(in: .always).map(\.id) == ["d", "e"])
            let former = [
                WeekFigures(week: weeks[0].day, asked: 2, answered: 1),
                WeekFigures(week: weeks[1].day, asked: 1, answered: 0),
            ]
            #expect(try store.formerWeeks() == former)
            theme.members = ["d", "e"]
            theme.formerWeeks = [
                ThemeWeek(week: weeks[0].day, count: 1), ThemeWeek(week: weeks[1].day, count: 6),
            ]
            #expect(try store.themes() == [theme, untouched])

            // The rest of a week is added to what is kept of it; again is nothing.
            #expect(try store.forget(before: weeks[2]) == 1)
            #expect(try store.forget(before: weeks[2]) == 0)
            #expect(
                try store.formerWeeks() == [former[0], WeekFigures(week: weeks[1].day, asked: 2, answered: 1)])
            #expect(try store.themes().first?.formerWeeks.last == ThemeWeek(week: weeks[1].day, count: 7))
            #expect(try store.themes().map(\.members) == [["e"], ["e"]])
        }
    }

    @Test(arguments: ActivityStores.allCases) func whatWasSaidGoesWithTheQuestion(stores: ActivityStores) throws {
        try stores.with { store in
            let (old, new) = (weeks[0], weeks[2])
            try store.record([
                Example.question("old", at: old), Example.question("half", at: old),
                Example.question("half-2", of: "half", at: new), Example.question("new", at: new),
            ])
            try store.record(Example.feedback("late", on: "old", at: new))
            try store.record(Example.feedback("kept", on: "new", at: new))
            try store.record(Example.feedback("early", on: "new", at: old))
            for query in ["old", "half", "new"] {
                try store.record(OutcomeRecord(queryID: query, kind: .sent, at: new))
            }
            try store.record(OutcomeRecord(queryID: "new", kind: .escalated, at: old))
            for (id, moment) in [("old", old), ("new", new)] {
                try store.record(DraftCheckRecord(id: id, queryID: id, result: .block, findings: [], at: moment))
            }
            #expect(try store.forget(before: weeks[1]) == 2)
            #expect(try store.feedback(in: .always).map(\.id) == ["kept"])
            #expect(try store.outcomes(in: .always).map(\.queryID) == ["half", "new"])
            #expect(try store.draftChecks(in: .always).map(\.id) == ["new"])
        }
    }
}
