import KnowledgeModel
import Storage
import Testing
import Webhooks

@Suite struct ThemeEventsTests {
    private let at = Timestamp(milliseconds: 1_768_435_200_000)

    private func theme(_ id: String, _ members: Int = 3, _ status: ThemeStatus = .new) -> ThemeRecord {
        ThemeRecord(
            id: id, audience: ThemeAudience(AskerContext(scope: .everybody)), list: .notAnswered,
            members: (0..<members).map { "q\($0)" }, createdAt: at, status: status)
    }

    private func types(_ before: [ThemeRecord], _ after: [ThemeRecord]) -> [String] {
        ThemeEvents.between(before, after, at: at).map(\.type)
    }

    @Test func nothingNewIsNothingToTell() {
        #expect(types([theme("T1")], [theme("T1", 9)]) == [])
        #expect(types([theme("T1")], []) == [])
    }

    @Test func aNewThemeIsTold() throws {
        let event = try #require(ThemeEvents.between([], [theme("T1")], at: at).first)
        #expect(
            try event.body()
                == #"{"data":{"list":"not_answered","questions":3,"status":"new","theme":"T1"},"timestamp":"2026-01-15T00:00:00Z","type":"theme.created"}"#
        )
    }

    @Test func aChangeOfStatusAndARegressionAreTold() throws {
        var regressed = theme("T1", 3, .inProgress)
        regressed.replay = ReplayResult(
            at: at, generation: GenerationID(4), settings: 0, outcome: .regressed, asked: 3, answered: 1,
            quote: "Words of an article.")
        let events = ThemeEvents.between([theme("T1", 3, .done)], [regressed], at: at)
        #expect(events.map(\.type) == ["theme.regressed", "theme.status_changed"])
        #expect(events[0].data["previous_status"] == .text("done"))
        #expect(events[0].data["answered"] == .number(1))
        #expect(try !events[0].body().contains("Words"))
    }

    @Test func aMergeNamesWhatWasMerged() {
        var merged = theme("T1")
        merged.history = [
            ThemeChange(at: at, by: "lacuna", kind: .merged, text: "T5 was merged into this"),
            ThemeChange(at: at, by: "lacuna", kind: .note, text: "T6 is another"),
        ]
        let events = ThemeEvents.between([theme("T1"), theme("T5")], [merged], at: at)
        #expect(events.map(\.type) == ["theme.merged"])
        #expect(events[0].data["merged"] == .texts(["T5"]))
    }
}
