import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What every activity log does.
@Suite struct ActivityLogConformanceTests {
    @Test(arguments: ActivityStores.allCases) func recordsComeBackAsTheyWere(stores: ActivityStores) throws {
        try stores.with { store in
            var bare = Example.question("bare", near: [])
            bare.vector = nil
            bare.verdict = RecordedVerdict(label: "unknown", reason: "language", probability: nil)
            bare.context = AskerContext()
            bare.product = nil
            let full = Example.question("full", "¿puedo pagar\ncon factura? 😀", near: ["a", "b", "c\td"], by: "ps1")
            try store.record([full, bare])
            #expect(try store.queries(in: .always) == [bare, full])

            let feedback = Example.feedback("f1", on: "full", comment: "the fee is missing", by: "ps2")
            try store.record(feedback)
            #expect(try store.feedback(in: .always) == [feedback])
            let outcome = OutcomeRecord(
                queryID: "full", kind: .edited, at: Example.monday, editShare: 0.25, secondsToSend: 40)
            try store.record(outcome)
            #expect(try store.outcomes(in: .always) == [outcome])
            let check = DraftCheckRecord(
                id: "d1", queryID: nil, result: .noFindings, findings: [], at: Example.monday)
            try store.record(check)
            #expect(try store.draftChecks(in: .always) == [check])
        }
    }

    @Test(arguments: ActivityStores.allCases) func listsAreInTheOrderOfTimeAndID(stores: ActivityStores) throws {
        try stores.with { store in
            let early = Example.monday.adding(days: -1)
            try store.record([
                Example.question("b"), Example.question("B"), Example.question("ä"), Example.question("z", at: early),
            ])
            #expect(try store.queries(in: .always).map(\.id) == ["z", "B", "b", "ä"])
            #expect(try store.queries(ids: ["b", "none", "z", "b"]).map(\.id) == ["z", "b"])
            #expect(try store.queries(ids: []) == [])
            for (id, moment) in [("2", Example.monday), ("1", Example.monday), ("3", early)] {
                try store.record(Example.feedback(id, on: "b", at: moment))
                try store.record(DraftCheckRecord(id: id, queryID: "b", result: .block, findings: ["x"], at: moment))
                for kind in [OutcomeRecord.Kind.sent, .resolved] {
                    try store.record(OutcomeRecord(queryID: id == "2" ? "z" : "b", kind: kind, at: moment))
                }
            }
            #expect(try store.feedback(in: .always).map(\.id) == ["3", "1", "2"])
            #expect(try store.draftChecks(in: .always).map(\.id) == ["3", "1", "2"])
            #expect(try store.outcomes(in: .always).map(\.queryID) == ["b", "b", "b", "b", "z", "z"])
            #expect(
                try store.outcomes(in: .always).map(\.kind)
                    == Array(repeating: [.sent, .resolved], count: 3).flatMap { $0 })
        }
    }

    @Test(arguments: ActivityStores.allCases) func theQuestionsOfAQueryAreInTheirOrder(stores: ActivityStores) throws {
        try stores.with { store in
            let ids = (0..<11).map { QueryRecord.id(queryID: "q", position: $0) }
            try store.record(ids.reversed().map { Example.question($0, of: "q") } + [Example.question("other")])
            #expect(try store.queries(ofQuery: "q").map(\.id) == ids)
            #expect(try store.queries(ofQuery: "q-2") == [])
        }
    }

    @Test(arguments: ActivityStores.allCases) func periodsAreHalfOpen(stores: ActivityStores) throws {
        try stores.with { store in
            let moments = (0..<4).map { Timestamp(milliseconds: Example.monday.milliseconds + $0) }
            try store.record(moments.enumerated().map { Example.question("q\($0)", at: $1) })
            for (index, moment) in moments.enumerated() {
                try store.record(Example.feedback("f\(index)", on: "q0", at: moment))
                try store.record(OutcomeRecord(queryID: "q\(index)", kind: .sent, at: moment))
                try store.record(
                    DraftCheckRecord(id: "d\(index)", queryID: nil, result: .review, findings: [], at: moment))
            }
            let cases: [(ActivityPeriod, [Int])] = [
                (ActivityPeriod(from: moments[1], until: moments[3]), [1, 2]),
                (ActivityPeriod(from: moments[1], until: moments[1]), []),
                (ActivityPeriod(from: moments[2]), [2, 3]), (ActivityPeriod(until: moments[2]), [0, 1]),
                (.always, [0, 1, 2, 3]),
            ]
            for (period, expected) in cases {
                #expect(try store.queries(in: period).map(\.id) == expected.map { "q\($0)" })
                #expect(try store.feedback(in: period).map(\.id) == expected.map { "f\($0)" })
                #expect(try store.outcomes(in: period).map(\.queryID) == expected.map { "q\($0)" })
                #expect(try store.draftChecks(in: period).map(\.id) == expected.map { "d\($0)" })
            }
        }
    }

    @Test(arguments: ActivityStores.allCases) func theSameIDReplaces(stores: ActivityStores) throws {
        try stores.with { store in
            try store.record([Example.question("q", "first"), Example.question("q", "second")])
            try store.record([Example.question("q", "third", verdict: "yes")])
            #expect(try store.queries(in: .always) == [Example.question("q", "third", verdict: "yes")])
            try store.record(Example.feedback("f", on: "q"))
            try store.record(Example.feedback("f", on: "q", comment: "now with reasons"))
            #expect(try store.feedback(in: .always).map(\.comment?.text) == ["now with reasons"])
            for result in DraftCheckRecord.Result.allCases {
                try store.record(
                    DraftCheckRecord(id: "d", queryID: "q", result: result, findings: [], at: Example.monday))
            }
            #expect(try store.draftChecks(in: .always).map(\.result) == [.block])
        }
    }

    @Test(arguments: ActivityStores.allCases) func whatIsUnknownIsNamed(stores: ActivityStores) throws {
        try stores.with { store in
            try store.record([Example.question("q-2", of: "q")])
            #expect(throws: StorageError.noQuestion("q")) { try store.record(Example.feedback("f", on: "q")) }
            #expect(throws: StorageError.noQuery("q-2")) {
                try store.record(OutcomeRecord(queryID: "q-2", kind: .sent, at: Example.monday))
            }
            #expect(try store.feedback(in: .always) == [])
            #expect(try store.outcomes(in: .always) == [])
        }
        #expect(
            StorageError.noQuestion("q").message
                == "the activity log has no question q; give the id that a search returned, "
                + "which is kept until its retention ends")
        #expect(
            StorageError.noQuery("q").message
                == "the activity log has no query q; give the query id that a search returned, "
                + "which is kept until its retention ends")
    }

    @Test(arguments: ActivityStores.allCases) func anAskersActivityIsAllOfIt(stores: ActivityStores) throws {
        try stores.with { store in
            let mine = [Example.question("q1", by: "me"), Example.question("q1-2", of: "q1", by: "me")]
            try store.record(mine + [Example.question("q2", by: "you"), Example.question("q3")])
            let feedback = [
                Example.feedback("f1", on: "q1", by: "you"), Example.feedback("f2", on: "q2", by: "me"),
                Example.feedback("f3", on: "q2", by: "you"),
            ]
            for record in feedback { try store.record(record) }
            let outcomes = ["q1", "q3"].map { OutcomeRecord(queryID: $0, kind: .sent, at: Example.monday) }
            for outcome in outcomes { try store.record(outcome) }
            let expected = AskerActivity(
                queries: mine, feedback: Array(feedback.prefix(2)), outcomes: [outcomes[0]])
            #expect(try store.activity(of: AskerPseudonym(stored: "me")) == expected)
            #expect(
                try store.activity(of: AskerPseudonym(stored: "nobody"))
                    == AskerActivity(queries: [], feedback: [], outcomes: []))
        }
    }
}
