import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import SystemIO
import TestSupport
import Testing

/// Erasing reaches the service's log and every scan, and the ledger brings it back.
@Suite struct IndexErasureTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path)
    }

    private var erasure: IndexErasure { IndexErasure(layout: layout, holder: "test") }
    private static let me = AskerPseudonym(stored: "me-pseudonym")

    /// Two questions of one asker and one of another, a theme with the words of the first as its title.
    private func fill(_ layout: IndexLayout) throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record([
            Example.question("q1", "where is the heron-blue parcel of mine", near: ["ar/ticle"], by: Self.me.value),
            Example.question("q2", "how do I return a vermilion teapot", by: Self.me.value),
            Example.question("q3", "how do I pay", near: ["ar/ticle", "b"], by: "you"),
        ])
        try store.record(Example.feedback("f", on: "q3", article: "ar/ticle", comment: "ochre", by: Self.me.value))
        try store.record(OutcomeRecord(queryID: "q1", kind: .sent, at: Example.monday))
        var theme = Example.theme("T1", members: ["q1", "q2", "q3"])
        theme.title = RedactedText(storedRedacted: "where is the heron-blue parcel of mine")
        try store.updateThemes { $0 = [theme] }
    }

    private func files(with text: String) throws -> [String] {
        try FolderBytes.files(in: directory.path, with: text)
    }

    @Test func anAskerIsErasedFromTheLogAndEveryScan() throws {
        for layout in [layout, layout.scan("may"), layout.scan("june")] { try fill(layout) }
        #expect(try files(with: "heron-blue").count >= 3)
        let expected = [nil, "june", "may"].map {
            ErasedRecords(scan: $0, questions: 2, feedback: 1, outcomes: 1)
        }
        #expect(try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana") == expected)
        for text in ["heron-blue", "vermilion", "ochre"] { #expect(try files(with: text) == [], "\(text)") }
        #expect(try files(with: Self.me.value) == ["erasures.log"])
        for layout in [layout, layout.scan("may"), layout.scan("june")] {
            let store = try LocalActivityStore(layout: layout)
            #expect(try store.queries(in: .always).map(\.id) == ["q3"])
            #expect(try store.themes().map(\.members) == [["q3"]])
        }
        let again = try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana")
        #expect(again.map(\.questions) == [0, 0, 0])
    }

    @Test func anArticleIsErasedFromTheRecordsOfAnIndexWithoutGenerations() throws {
        for layout in [layout, layout.scan("may")] { try fill(layout) }
        let erased = try erasure.erase(article: "ar/ticle", at: Example.monday, by: "Ana")
        #expect(erased == ErasedArticle(generations: .none, scans: ["may"]))
        #expect(try files(with: "ar/ticle") == ["erasures.log", "suppressions.json"])
        #expect(try LocalActivityStore(layout: layout).queries(ids: ["q3"])[0].nearest.map(\.articleID) == ["b"])
    }

    @Test func whatABackupBringsBackIsErasedAgain() throws {
        try fill(layout)
        _ = try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana")
        _ = try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana")
        _ = try erasure.erase(article: "ar/ticle", at: Example.monday, by: "Ana")
        for file in ["", "-wal", "-shm"] { try FileSystem.remove(layout.activity + file) }
        try FileSystem.remove(layout.suppressions)
        try fill(layout)
        #expect(try erasure.eraseAgain() == 2)
        #expect(try files(with: "heron-blue") == [])
        #expect(try files(with: "ar/ticle") == ["erasures.log", "suppressions.json"])
        // Said once more in the ledger by nobody.
        #expect(try ErasureLedger(layout: layout).entries().count == 3)
    }

    @Test func aScanThatIsBeingMadeIsNamedAfterAllElseIsErased() throws {
        for name in ["a", "b", "c"] { try fill(layout.scan(name)) }
        try fill(layout)
        let lock = try FileLock(path: layout.scan("b").lock, holder: "process 7")
        let error = #expect(throws: StorageError.self) {
            _ = try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana")
        }
        #expect(error?.code == .busy)
        #expect(
            error?.message.replacing(directory.path, with: "INDEX")
                == "all but the records of the scan \"b\" is erased: INDEX/scans/b/LOCK is locked by process 7; wait "
                + "until it has finished, or stop it, and try again")
        withExtendedLifetime(lock) {}
        #expect(try files(with: "vermilion").allSatisfy { $0.hasPrefix("scans/b/") })
        #expect(try !files(with: "vermilion").isEmpty)
    }

    @Test func aFolderThatIsNoIndexIsLeftAlone() throws {
        let error = #expect(throws: StorageError.self) {
            _ = try erasure.erase(asker: Self.me, at: Example.monday, by: "Ana")
        }
        #expect(error?.code == .noIndex)
        #expect(try FileSystem.names(in: directory.path) == [])
    }
}
