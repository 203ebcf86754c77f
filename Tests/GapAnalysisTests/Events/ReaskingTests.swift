import GapAnalysis
import KnowledgeModel
import Storage
import Testing

struct ReaskingTests {
    private static let first = Asked("a").with {
        ($0.label, $0.reason, $0.probability) = ("yes", "answered", 0.95)
        ($0.asker, $0.text) = ("ann", "How do I pay?")
    }

    private static func isReasked(_ change: (inout Asked) -> Void, first: Asked = first) -> Bool {
        var second = first
        second.id = "b"
        change(&second)
        let events = [second, first].events.events
        #expect(events["a"] == nil)
        return events["b"]?.reasons == [.reasked]
    }

    @Test func theSameWordsWithinAWeek() {
        #expect(Self.isReasked { $0.at = monday })
        #expect(Self.isReasked { $0.at = monday.adding(days: 7) })
        #expect(!Self.isReasked { $0.at = Timestamp(milliseconds: monday.adding(days: 7).milliseconds + 1) })
        #expect(!Self.isReasked { ($0.at, $0.asker) = (monday.adding(days: 1), "ben") })
        #expect(!Self.isReasked { ($0.at, $0.queryID) = (monday, "a") })
        #expect(!Self.isReasked { ($0.at, $0.text) = (monday.adding(days: 1), "How do I pay") })
    }

    @Test func withoutAnAskerNobodyAsksAgain() {
        let first = Self.first.with { $0.asker = nil }
        #expect(!Self.isReasked({ $0.at = monday.adding(days: 1) }, first: first))
        #expect(!Self.isReasked({ $0.ticket = "7" }, first: first.with { $0.ticket = "7" }))
    }

    /// Cosine with the first, and whether that is the same question.
    @Test(arguments: [(Float(0.80), true), (0.76, true), (0.74, false), (0, false), (-1, false)])
    func likeWordsWithinAWeek(cosine: Float, isSame: Bool) {
        let first = Self.first.with { $0.vector = [1, 0, 0] }
        let found = Self.isReasked(
            {
                ($0.at, $0.text) = (monday.adding(days: 1), "Paying?")
                $0.vector = [cosine, (1 - cosine * cosine).squareRoot(), 0]
            }, first: first)
        #expect(found == isSame)
    }

    @Test func vectorsOfTwoEncodersAreNotCompared() {
        let first = Self.first.with { $0.vector = [1, 0, 0] }
        #expect(!Self.isReasked({ ($0.text, $0.vector) = ("Paying?", [1, 0, 0, 0]) }, first: first))
        #expect(!Self.isReasked({ ($0.text, $0.vector) = ("Paying?", nil) }, first: first))
    }

    /// The third time is compared with the second, which the first one may no longer reach.
    @Test func everyLaterOneCounts() {
        let records = [0, 6, 12, 20].map { day in
            Self.first.with { ($0.id, $0.at) = ("q\(day)", monday.adding(days: day)) }
        }
        #expect(records.events.events.keys.sorted() == ["q12", "q6"])
    }
}
