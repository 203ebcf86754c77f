import Foundation
import GRDB
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What is erased is in no byte of any file.
@Suite struct ErasedBytesTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path)
    }

    /// The files of the folder in which a text stands, in UTF-8 or as JSON escapes nothing of it.
    private func files(with text: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: layout.folder).sorted().filter { name in
            try Data(contentsOf: URL(filePath: layout.folder + "/" + name)).range(of: Data(text.utf8)) != nil
        }
    }

    /// Among others' questions, so that pages are split, filled and freed.
    private func fill(_ store: LocalActivityStore, from first: Int) throws {
        for batch in 0..<20 {
            try store.record(
                (0..<20).map { index in
                    let number = first + batch * 20 + index
                    return Example.question("q\(number)", "the other question number \(number)", by: "you")
                })
        }
    }

    private static let asked = "wherever did the heron-blue parcel go"

    private func recordOne(_ store: LocalActivityStore) throws {
        try store.record([
            Example.question(
                "mine", Self.asked + String(repeating: " and where", count: 900), near: ["ar/ticle-1"], by: "me")
        ])
        try store.record([Example.question("mine-2", of: "mine", Self.asked, near: ["ar/ticle-1", "b"], by: "me")])
        try store.record(Example.feedback("f", on: "mine-2", article: "ar/ticle-1", comment: "marmalade sky"))
        var theme = Example.theme("T1", members: ["mine", "mine-2", "q3"])
        theme.title = RedactedText(storedRedacted: Self.asked)
        theme.notes = [Example.note("one wrote: \(Self.asked)")]
        theme.article = "ar/ticle-1"
        try store.updateThemes { $0 = [theme] }
        try store.save(Example.curated("c", Self.asked, .article(["ar/ticle-1", "b"])))
    }

    @Test func anAskersWordsAreGoneFromEveryFile() throws {
        let store = try LocalActivityStore(layout: layout)
        try fill(store, from: 0)
        try recordOne(store)
        try fill(store, from: 400)
        #expect(try files(with: "heron-blue") != [])
        #expect(try store.erase(asker: AskerPseudonym(stored: "me")) == ["mine", "mine-2"])
        for text in ["heron-blue", "and where and where", "marmalade", "mine"] {
            #expect(try files(with: text) == [], "\(text)")
        }
        #expect(try store.queries(in: .always).count == 800)
    }

    @Test func anArticleIsGoneFromEveryFile() throws {
        let store = try LocalActivityStore(layout: layout)
        try fill(store, from: 0)
        try recordOne(store)
        try store.save(ArticleReview(at: Example.monday, by: "Ana", due: nil), of: "ar/ticle-1")
        try fill(store, from: 400)
        try store.erase(article: "ar/ticle-1")
        #expect(try files(with: "ar/ticle-1") == [])
        #expect(try files(with: "heron-blue") != [])
    }

    /// A process that died after deleting and before writing the files anew.
    @Test func anInterruptedErasureIsCompleted() throws {
        do {
            let store = try LocalActivityStore(layout: layout)
            try fill(store, from: 0)
            try recordOne(store)
        }
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.write { database in
            // Without overwriting, as if the pages were still in the write-ahead log.
            try database.execute(sql: "PRAGMA secure_delete = OFF")
            for table in ["questions", "feedback", "themes", "curated_questions"] {
                try database.execute(sql: "DELETE FROM \(table) WHERE rowid > 0")
            }
            try database.execute(sql: "INSERT INTO state VALUES ('purge', 1)")
        }
        #expect(try files(with: "heron-blue") != [])
        let store = try LocalActivityStore(layout: layout)
        #expect(try store.erase(asker: AskerPseudonym(stored: "nobody")) == [])
        #expect(try files(with: "heron-blue") == [])
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT value FROM state WHERE key = 'purge'") } == 0)
    }

    @Test func aReaderElsewhereKeepsTheMarkUntilTheNextErasure() throws {
        let store = try LocalActivityStore(layout: layout, lockTimeout: .zero)
        try recordOne(store)
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.writeWithoutTransaction { reader in
            try reader.execute(sql: "BEGIN; SELECT count(*) FROM questions")
            #expect { try store.erase(asker: AskerPseudonym(stored: "me")) } throws: { error in
                (error as? StorageError)?.code == .busy
            }
            try reader.execute(sql: "COMMIT")
        }
        #expect(try store.queries(in: .always) == [])
        #expect(try files(with: "heron-blue") != [])
        #expect(try store.erase(asker: AskerPseudonym(stored: "me")) == [])
        #expect(try files(with: "heron-blue") == [])
    }

    @Test func whatIsForgottenByAgeIsOverwritten() throws {
        let store = try LocalActivityStore(layout: layout)
        try fill(store, from: 0)
        try store.record([Example.question("old", at: Example.monday.adding(days: -30), Self.asked)])
        #expect(try store.forget(before: Example.monday.adding(days: -1)) == 1)
        #expect(try files(with: "heron-blue") == [])
    }
}
