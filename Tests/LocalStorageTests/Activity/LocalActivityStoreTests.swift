import Foundation
import GRDB
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

/// What is SQLite's part of the activity log: files, formats, locks, limits.
@Suite struct LocalActivityStoreTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path)
    }

    private func error(_ body: () throws -> Void) -> StorageError? {
        do {
            try body()
            return nil
        } catch {
            return (error as? StorageError).map {
                StorageError($0.code, $0.message.replacing(layout.folder, with: "INDEX"))
            }
        }
    }

    @Test func whatWasRecordedIsThereWhenItIsOpenedAgain() throws {
        try LocalActivityStore(layout: layout).record([Example.question("q")])
        #expect(try LocalActivityStore(layout: layout).queries(in: .always) == [Example.question("q")])
        #expect(try LocalActivityStore(layout: layout).newThemeIDs(1) == ["T1"])
        #expect(try LocalActivityStore(layout: layout).newThemeIDs(1) == ["T2"])
    }

    @Test func lookingWhetherItCanBeWrittenRecordsNothing() throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record([Example.question("q")])
        try store.checkWritable()
        let state = try DatabaseQueue(path: layout.activity).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM state")
        }
        #expect(state == 0)
        #expect(try store.queries(in: .always) == [Example.question("q")])
        #expect(
            error { try LocalActivityStore(layout: layout, access: .readOnly).checkWritable() }?.message
                .contains("INDEX/activity.sqlite") == true)
    }

    @Test func theNewestQuestionsComeFirst() throws {
        let store = try LocalActivityStore(layout: layout)
        let questions = ["c", "a", "d", "b"].enumerated().map { number, id in
            var question = Example.question(id)
            question.askedAt = Timestamp(milliseconds: Int64(min(number, 2)))
            return question
        }
        try store.record(questions)
        #expect(try store.newestQueries(3).map(\.id) == ["d", "b", "a"])
        #expect(try store.newestQueries(9).map(\.id) == ["d", "b", "a", "c"])
    }

    @Test func severalStoresOfOneFileSeeEachOther() throws {
        let (one, two) = (try LocalActivityStore(layout: layout), try LocalActivityStore(layout: layout))
        let report = try LocalActivityStore(layout: layout, access: .readOnly)
        try one.record([Example.question("a")])
        try two.record([Example.question("b")])
        try one.updateThemes { $0.append(Example.theme("T1")) }
        try two.updateThemes { $0.append(Example.theme("T2")) }
        for store in [one, two, report] {
            #expect(try store.queries(in: .always).map(\.id) == ["a", "b"])
            #expect(try store.themes().map(\.id) == ["T1", "T2"])
        }
    }

    @Test func reportsOnlyRead() throws {
        #expect(
            error { _ = try LocalActivityStore(layout: layout, access: .readOnly) }
                == StorageError(
                    .noLog,
                    "nothing has been logged in INDEX yet; searches of `lacuna serve --index INDEX` are logged there"))
        #expect(!FileManager.default.fileExists(atPath: layout.activity))
        _ = try LocalActivityStore(layout: layout)
        let report = try LocalActivityStore(layout: layout, access: .readOnly)
        #expect(
            error { try report.record([Example.question("q")]) }
                == StorageError(
                    .unavailable,
                    "INDEX/activity.sqlite was opened for reading only; open it for writing to change it"))
    }

    @Test func theFileIsItsOwnersAlone() throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record([Example.question("q")])
        for name in ["activity.sqlite", "activity.sqlite-wal", "activity.sqlite-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: layout.folder + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func anotherFormatIsNotTouched() throws {
        _ = try LocalActivityStore(layout: layout)
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 7") }
        for access in [LocalActivityStore.Access.readOnly, .readWrite] {
            #expect(
                error { _ = try LocalActivityStore(layout: layout, access: access) }
                    == StorageError(
                        .tooNew, "INDEX/activity.sqlite has format 7, this build reads 2; use a newer lacuna"))
        }
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 0") }
        #expect(
            error { _ = try LocalActivityStore(layout: layout, access: .readOnly) }
                == StorageError(
                    .tooOld,
                    "INDEX/activity.sqlite has format 0, this build reads 2; `lacuna serve` brings it up to date when "
                        + "it starts"))
    }

    /// What was recorded before labels were kept can be labelled.
    @Test func anOlderFileIsBroughtUpToDate() throws {
        let before = try LocalActivityStore(layout: layout)
        try before.record([Example.question("q")])
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.write { try $0.execute(sql: "DROP TABLE labels; PRAGMA user_version = 1") }
        let store = try LocalActivityStore(layout: layout)
        #expect(try store.labels() == [])
        let label = QuestionLabel(questionID: "q", answer: .notAnswered, by: "user:ann", at: Example.monday)
        try store.record(label)
        #expect(try store.labels() == [label])
        #expect(try store.queries(in: .always) == [Example.question("q")])
    }

    @Test func aDamagedFileIsNamed() throws {
        try directory.write(String(repeating: "no database ", count: 1000), to: "activity.sqlite")
        #expect(
            error { _ = try LocalActivityStore(layout: layout) }
                == StorageError(
                    .corrupt,
                    "INDEX/activity.sqlite is damaged (SQLite error 26); restore it from a backup, or move it away to "
                        + "begin a new log"))
    }

    @Test func aDamagedPageIsFoundByVerifying() throws {
        do {
            let store = try LocalActivityStore(layout: layout)
            try store.record((0..<100).map { Example.question("q\($0)") })
            try store.verify()
        }
        var bytes = try Data(contentsOf: URL(filePath: layout.activity))
        for offset in 8192..<12_288 { bytes[offset] ^= 0x55 }
        try bytes.write(to: URL(filePath: layout.activity))
        #expect(error { try LocalActivityStore(layout: layout).verify() }?.code == .corrupt)
    }

    @Test func damagedRowsAreNamed() throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record([Example.question("q")])
        try store.updateThemes { $0 = [Example.theme("T1")] }
        let queue = try DatabaseQueue(path: layout.activity)
        for column in ["nearest", "features"] {
            try store.record([Example.question("q")])
            try queue.write { try $0.execute(sql: "UPDATE questions SET \(column) = x'010203'") }
            #expect(
                error { _ = try store.queries(in: .always) }
                    == StorageError(
                        .corrupt,
                        "INDEX/activity.sqlite is damaged (question q); restore it from a backup, or move it away to "
                            + "begin a new log"))
        }
        try queue.write { try $0.execute(sql: "UPDATE themes SET document = '{}'") }
        #expect(error { _ = try store.themes() }?.code == .corrupt)
    }

    @Test func aLockedLogIsAnErrorAndReadersGoOn() throws {
        let store = try LocalActivityStore(layout: layout, lockTimeout: .zero)
        try store.record([Example.question("q")])
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.writeWithoutTransaction { other in
            try other.execute(sql: "BEGIN IMMEDIATE")
            #expect(
                error { try store.record([Example.question("r")]) }
                    == StorageError(
                        .busy,
                        "INDEX/activity.sqlite is locked by another process; wait until it has finished, or stop it, "
                            + "and try again"))
            #expect(try store.queries(in: .always).map(\.id) == ["q"])
            try other.execute(sql: "ROLLBACK")
        }
        try store.record([Example.question("r")])
        #expect(try store.queries(in: .always).map(\.id) == ["q", "r"])
    }

    @Test func aFullDiskIsAnErrorAndNothingIsHalfWritten() throws {
        let store = try LocalActivityStore(layout: layout, byteLimit: 200_000)
        var error: StorageError?
        var count = 0
        while error == nil, count < 10_000 {
            error = self.error {
                try store.record(
                    (0..<10).map { Example.question("q\(count)-\($0)", String(repeating: "x", count: 500)) })
                count += 10
            }
        }
        #expect(
            error
                == StorageError(
                    .full,
                    "INDEX/activity.sqlite cannot grow, the disk is full; free some space, or shorten how long the log "
                        + "is kept"))
        #expect(try store.queries(in: .always).count == count)
        #expect(try store.forget(before: Example.monday.adding(days: 1)) == count)
        try store.record([Example.question("again")])
    }

    @Test func aTextWithAZeroByteIsNotCutShort() throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record([Example.question("q", "before\u{0}after")])
        #expect(try store.queries(in: .always).map(\.text.text) == ["before\u{fffd}after"])
    }

    @Test func aLongReadSeesOneMoment() throws {
        let store = try LocalActivityStore(layout: layout)
        try store.record((0..<200).map { Example.question("q\($0)") })
        let queue = try DatabaseQueue(path: layout.activity)
        try queue.writeWithoutTransaction { reader in
            try reader.execute(sql: "BEGIN")
            #expect(try Int.fetchOne(reader, sql: "SELECT count(*) FROM questions") == 200)
            // Writing does not wait for the reader.
            try store.record([Example.question("new")])
            #expect(try Int.fetchOne(reader, sql: "SELECT count(*) FROM questions") == 200)
            try reader.execute(sql: "COMMIT")
        }
        #expect(try store.queries(in: .always).count == 201)
    }
}
