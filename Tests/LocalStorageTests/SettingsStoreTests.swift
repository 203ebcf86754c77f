import LocalStorage
import Storage
import SystemIO
import TestSupport
import Testing

@Suite struct SettingsStoreTests {
    private struct Body: Codable, Sendable, Equatable { var words: [String] }

    private let directory: TemporaryDirectory
    private let layout: IndexLayout
    private let store: SettingsStore<Body>
    private let note = PublishNote(by: "test", why: "a try", at: "2026-01-01T00:00:00Z")

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
        store = SettingsStore(layout: layout)
        try directory.write("", to: "index/generations/keep")
    }

    private func publish(_ words: String...) throws -> Int {
        try store.publish(Body(words: words), note: note, holder: "test")
    }

    @Test func withoutSettingsThoseOfTheProductAreInForce() throws {
        #expect(try store.current()?.version == nil)
        #expect(try store.list().isEmpty)
        #expect(try store.undo(holder: "test") == nil)
    }

    @Test func aVersionSaysWhoWhyAndWhatItReplaced() throws {
        #expect(try publish("a") == 1)
        #expect(try publish("b") == 2)
        let current = try #require(try store.current())
        #expect(current.settings == Body(words: ["b"]))
        #expect((current.version, current.replaces) == (2, 1))
        #expect((current.by, current.why, current.at) == ("test", "a try", "2026-01-01T00:00:00Z"))
        #expect(try store.list().map(\.isCurrent) == [false, true])
    }

    @Test func undoingGoesBackToWhatWasReplacedNotToTheNumberBefore() throws {
        _ = try publish("a")
        _ = try publish("b")
        try store.activate(1, holder: "test")
        #expect(try publish("c") == 3)
        #expect(try store.undo(holder: "test") == 1)
        #expect(try store.current()?.settings == Body(words: ["a"]))
        #expect(try store.undo(holder: "test") == 0)
        #expect(try store.current()?.version == nil)
        // Nothing that was written is ever written over.
        #expect(try publish("d") == 4)
        #expect(try store.document(3).settings == Body(words: ["c"]))
    }

    @Test func aSourceSeesEachChangeWithItsNextQuestion() throws {
        let source = SettingsSource<Body, [String]>(layout: layout) { $0?.settings.words ?? [] }
        #expect(try source.current() == [])
        _ = try publish("a")
        #expect(try source.current() == ["a"])
        _ = try publish("b")
        #expect(try source.current() == ["b"])
        try store.activate(0, holder: "test")
        #expect(try source.current() == [])
    }

    /// A version is whole before `SETTINGS` names it: what a crash between the two leaves behind is not in force, and its
    /// number is not used again.
    @Test func aVersionThatWasNeverPutInForceChangesNothing() throws {
        _ = try publish("a")
        let whole = try FileSystem.readText(layout.settings + "/000001.json")
        try directory.write(
            whole.replacing("\"version\" : 1", with: "\"version\" : 2"), to: "index/settings/000002.json")
        try directory.write("{\"half", to: "index/settings/000003.json.new")
        try directory.write("9", to: "index/SETTINGS.new")
        #expect(try store.current()?.version == 1)
        #expect(try store.list().map(\.version) == [1, 2])
        #expect(try publish("b") == 3)
        #expect(try store.current()?.settings == Body(words: ["b"]))
    }

    private func message(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return "\(error)".replacing(layout.folder, with: "INDEX")
        }
    }

    @Test func errorsNameTheThingAndTheRemedy() throws {
        _ = try publish("a")
        #expect(
            message { try store.activate(7, holder: "test") }
                == "INDEX has no settings 7; `lacuna settings list --index INDEX` shows those it has")
        #expect(throws: StorageError.self) { try store.document(-1) }
        try directory.write("many", to: "index/SETTINGS")
        #expect(
            message { _ = try store.current() }
                == "INDEX/SETTINGS does not hold the number of a version of the settings; "
                + "choose one with `lacuna settings activate`")
        try directory.write("1", to: "index/SETTINGS")
        for text in ["", "{", "{\"format\": 1}", "[1]"] {
            try directory.write(text, to: "index/settings/000001.json")
            #expect(
                message { _ = try store.current() }
                    == "INDEX/settings/000001.json is damaged; go back to other settings with "
                    + "`lacuna settings activate`, 0 being those the product comes with")
        }
        try directory.write("{\"format\": 2}", to: "index/settings/000001.json")
        #expect(
            message { _ = try store.current() }
                == "INDEX/settings/000001.json has format 2, this build reads 1; use a newer lacuna, or go back to "
                + "other settings with `lacuna settings activate`")
        // The way back works all the same.
        try store.activate(0, holder: "test")
        #expect(try store.current()?.version == nil)
    }

    @Test func aFolderWithoutAnIndexHasNoSettings() throws {
        let elsewhere = SettingsStore<Body>(layout: IndexLayout(folder: directory.path + "/nowhere"))
        #expect(
            throws: StorageError(
                .noIndex,
                "there is no index in \(directory.path)/nowhere; make one with "
                    + "`lacuna index SOURCE --index \(directory.path)/nowhere`")
        ) { try elsewhere.publish(Body(words: []), note: note, holder: "test") }
    }
}
