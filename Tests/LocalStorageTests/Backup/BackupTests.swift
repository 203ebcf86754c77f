import Access
import Foundation
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

@Suite struct BackupTests {
    private let index: SmallIndex
    private var backup: String { index.directory.path + "/backup" }
    private static let note = PublishNote(by: "Ana", why: "", at: "2026-05-04T10:00:00Z")
    private static let now = Timestamp(milliseconds: 1_777_888_800_000)

    init() throws {
        index = try SmallIndex()
        try index.publish([try index.article("a", ["coffee beans"]), try index.article("b", ["coffee cups"])])
        try index.publish([try index.article("a", ["coffee roast"]), try index.article("c", ["tea"])])
    }

    private func make(_ folder: String? = nil, keys: Bool = false) throws -> BackupManifest {
        try IndexBackup(layout: index.layout).make(in: folder ?? backup, includesKeys: keys, note: Self.note)
    }

    private func restore(
        to layout: IndexLayout? = nil, _ observer: @escaping @Sendable (IndexRestore.Step) throws -> Void = { _ in }
    ) throws -> RestoredIndex {
        try IndexRestore(
            layout: layout ?? index.layout, holder: "test", by: .user("Ana"), now: Self.now, observer: observer
        ).restore(backup: backup)
    }

    private func articles(_ layout: IndexLayout? = nil) throws -> [String] {
        try LocalGenerationSource(layout: layout ?? index.layout).reader(for: .everybody).articles().map(\.key.id)
    }

    private func questions(_ layout: IndexLayout? = nil) throws -> [String] {
        try LocalActivityStore(layout: layout ?? index.layout, access: .readOnly).queries(in: .always).map(\.id)
    }

    private func record(_ ids: String..., by asker: String? = nil) throws {
        try LocalActivityStore(layout: index.layout).record(ids.map { Example.question($0, near: ["a"], by: asker) })
    }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// All files of a folder but locks, by path.
    private func contents(_ folder: String) throws -> [String: Data] {
        var result: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            let whole = folder + "/" + path
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            if path.hasSuffix("LOCK") || path.hasSuffix(".lock") || path.contains("sqlite") { continue }
            result[path] = try Data(contentsOf: URL(fileURLWithPath: whole))
        }
        return result
    }

    @Test func aBackupRestoresEverythingElsewhere() throws {
        try record("q1", "q2")
        _ = try PseudonymSecret(layout: index.layout)
        try index.directory.write("{\"kept\": 1}", to: "index/settings/000001.json")
        try index.directory.write("1\n", to: "index/SETTINGS")
        try index.directory.write("whatever a later version keeps", to: "index/articles/x.json")
        try index.directory.write("half", to: "index/webhooks.yaml.new")
        try index.directory.write("half", to: "index/embeddings.journal")
        let manifest = try make()
        #expect(manifest.generation == 2 && !manifest.hasKeys && manifest.by == "Ana")
        #expect(try IndexRestore.verify(backup: backup) == manifest)
        #expect(!exists(backup + ".new"))
        let elsewhere = IndexLayout(folder: index.directory.path + "/deep/elsewhere")
        try FileManager.default.createDirectory(
            atPath: index.directory.path + "/deep", withIntermediateDirectories: true)
        let restored = try restore(to: elsewhere)
        #expect(restored.generation == 2 && restored.files == manifest.files.count)
        #expect(try articles(elsewhere) == ["a", "b", "c"] && questions(elsewhere) == ["q1", "q2"])
        #expect(try LocalGenerations(layout: elsewhere).verify(GenerationID(1)) == [])
        var expected = try contents(index.layout.folder)
        expected["webhooks.yaml.new"] = nil
        expected["embeddings.journal"] = nil
        var got = try contents(elsewhere.folder)
        #expect(got.removeValue(forKey: "audit.log") != nil)
        #expect(got == expected)
        #expect(!exists(elsewhere.folder + ".restoring"))
        let mode = try FileManager.default.attributesOfItem(atPath: elsewhere.activity)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // It goes on from there.
        try LocalGenerations(layout: elsewhere).activate(GenerationID(1), holder: "test")
        #expect(try articles(elsewhere) == ["a", "b"])
    }

    @Test func anIndexGoesBackToItsBackup() throws {
        try record("q1")
        _ = try make()
        try record("q2")
        try index.publish([try index.article("d", ["water"])], removing: [ArticleKey(source: "test", id: "a")])
        let source = try LocalGenerationSource(layout: index.layout)
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["b", "c", "d"])
        #expect(try restore().generation == 2)
        #expect(try articles() == ["a", "b", "c"] && questions() == ["q1"])
        // Whoever searches all the while sees it with the next question.
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["a", "b", "c"])
        let next = try #require(try index.publish([try index.article("e", ["milk"])]))
        #expect(next == GenerationID(3))
        #expect(try source.reader(for: .everybody).articles().map(\.key.id) == ["a", "b", "c", "e"])
    }

    @Test func whatWasErasedSinceIsErasedAgain() throws {
        try record("q1", by: "me")
        try record("q2", by: "you")
        try Suppressions.add(
            Suppressions.Entry(kind: .article, id: "b", by: "x", why: "", at: "2026"), in: index.layout)
        _ = try make()
        let erasure = IndexErasure(layout: index.layout, holder: "test")
        _ = try erasure.erase(asker: AskerPseudonym(stored: "me"), at: Self.now, by: "Ana")
        _ = try erasure.erase(article: "a", at: Self.now, by: "Ana")
        try Suppressions.add(
            Suppressions.Entry(kind: .article, id: "c", by: "x", why: "", at: "2026"), in: index.layout)
        let restored = try restore()
        #expect(restored.erasedAgain == 2)
        // "a", by its erasure, and "c".
        #expect(restored.suppressions == 2)
        #expect(try questions() == ["q2"] && articles() == [])
        #expect(try Suppressions.read(in: index.layout).entries.map(\.id) == ["b", "a", "c"])
        #expect(try ErasureLedger(layout: index.layout).entries().count == 2)
        #expect(try LocalGenerations(layout: index.layout).serves(.article, id: "a") == false)
        // Twice says the same.
        #expect(try restore().erasedAgain == 2)
        #expect(try ErasureLedger(layout: index.layout).entries().count == 2)
    }

    @Test func keysComeOnlyIfAskedForAndARevokedOneStaysRevoked() throws {
        let store = LocalKeyStore(layout: index.layout)
        _ = try store.bearer(scopes: [.search], seed: 1)
        let secret = try store.tokenSecret()
        #expect(!(try make().files.contains { ["keys.json", "token.key"].contains($0.path) }))
        try FileManager.default.removeItem(atPath: backup)
        #expect(try make(keys: true).hasKeys)
        let id = try #require(try store.keys().first?.id)
        _ = try store.revoke(id: id, at: Self.now)
        #expect(try restore().keptKeys)
        #expect(try LocalKeyStore(layout: index.layout).key(id: id)?.revokedAt == Self.now)
        let elsewhere = IndexLayout(folder: index.directory.path + "/elsewhere")
        #expect(try restore(to: elsewhere).keptKeys == false)
        let other = LocalKeyStore(layout: elsewhere)
        #expect(try other.key(id: id)?.revokedAt == nil && other.tokenSecret() == secret && other.warning() == nil)
    }

    @Test func theAuditLogGoesOn() throws {
        let log = LocalAuditLog(layout: index.layout) { Self.now }
        func note(_ object: String) throws {
            try log.append([AuditEntry(at: Self.now, by: .user("Ana"), action: .settings, object: object)])
        }
        func objects() throws -> [String] { try log.entries().map(\.object) }
        try note("one")
        _ = try make()
        try note("two")
        let head = try #require(try log.verify().head)
        _ = try restore()
        #expect(try objects() == ["one", "two", "backup of 2026-05-04T10:00:00Z"])
        #expect(try log.verify(head: head).fault == nil)
        // Another index's: kept beside.
        try FileManager.default.removeItem(atPath: index.layout.audit)
        try note("other")
        _ = try restore()
        #expect(try objects() == ["other", "backup of 2026-05-04T10:00:00Z"])
        let beside = try FileManager.default.contentsOfDirectory(atPath: index.layout.folder).filter {
            $0.hasPrefix("audit-")
        }
        #expect(beside.count == 1)
        // None: the backup's goes on.
        try FileManager.default.removeItem(atPath: index.layout.audit)
        _ = try restore()
        #expect(try objects() == ["one", "backup of 2026-05-04T10:00:00Z"])
    }

    @Test func aDamagedBackupChangesNothing() throws {
        try record("q1")
        let manifest = try make()
        try index.publish([try index.article("d", ["water"])])
        let before = try contents(index.layout.folder)
        for file in manifest.files where file.bytes > 0 {
            let path = backup + "/" + file.path
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            var changed = whole
            changed[changed.startIndex + whole.count / 2] ^= 4
            for damaged in [changed, whole.dropLast(), nil] {
                try FileManager.default.removeItem(atPath: path)
                if let damaged { try Data(damaged).write(to: URL(fileURLWithPath: path)) }
                let error = #expect(throws: StorageError.self, "\(file.path)") { try restore() }
                #expect(error?.code == .corrupt, "\(file.path)")
                try whole.write(to: URL(fileURLWithPath: path))
            }
        }
        #expect(try contents(index.layout.folder) == before && articles() == ["a", "b", "c", "d"])
        #expect(try restore().generation == 2)
    }

    /// Whatever the step after which a restore ends: the old index or the new one, whole.
    @Test func aRestoreThatFailsLeavesOldOrNew() throws {
        try record("q1")
        _ = try make()
        try record("q2")
        try index.publish([try index.article("d", ["water"])])
        struct Stopped: Error {}
        var steps = 0
        while true {
            let counter = Counter()
            let limit = steps
            do {
                _ = try restore { step in if counter.next() == limit { throw Stopped() } }
                break
            } catch is Stopped {}
            steps += 1
            let isOld = try articles() == ["a", "b", "c", "d"]
            if isOld {
                #expect(try questions() == ["q1", "q2"], "step \(limit)")
            } else {
                #expect(try articles() == ["a", "b", "c"] && questions() == ["q1"], "step \(limit)")
                break
            }
            #expect(!exists(index.layout.folder + ".restoring"))
        }
        #expect(steps > 10)
    }

    @Test func aWriterOrAnOpenLogIsLeftAlone() throws {
        try record("q1")
        _ = try make()
        func refused() -> StorageError? { #expect(throws: StorageError.self) { try restore() } }
        do {
            let writer = try index.writer()
            let error = withExtendedLifetime(writer) { refused() }
            #expect(error?.code == .busy && error?.message.contains("is locked by test") == true)
        }
        let inUse = StorageError(
            .busy,
            "\(index.layout.activity) is open in another process; stop `lacuna serve` on this index, and try again")
        for access in [LocalActivityStore.Access.readWrite, .readOnly] {
            let store = try LocalActivityStore(layout: index.layout, access: access)
            _ = try store.queries(in: .always)
            let error = withExtendedLifetime(store) { refused() }
            #expect(error == inUse)
        }
        #expect(try questions() == ["q1"])
        _ = try restore()
    }

    @Test func messages() throws {
        func message(_ body: () throws -> Void) -> String? {
            do {
                try body()
                return nil
            } catch {
                return "\(error)".replacing(backup, with: "BACKUP").replacing(index.layout.folder, with: "INDEX")
            }
        }
        #expect(
            message { _ = try restore() }
                == "BACKUP is no backup, or one that was never finished: it has no MANIFEST.json; name a folder that "
                + "`lacuna backup` has made")
        let manifest = try make()
        #expect(
            message { _ = try make() }
                == "BACKUP exists already; name a folder that does not, such as one with today's date")
        #expect(
            message { _ = try make(index.layout.folder + "/x/backup") }
                == "INDEX/x/backup lies inside the index; name a folder outside INDEX")
        let empty = IndexLayout(folder: index.directory.path + "/none")
        #expect(
            message { _ = try IndexBackup(layout: empty).make(in: "b", includesKeys: false, note: Self.note) }
                == "there is no index in \(empty.folder); make one with `lacuna index SOURCE --index \(empty.folder)`")
        let path = try #require(manifest.files.first).path
        try index.directory.write("x", to: "backup/" + path)
        #expect(
            message { _ = try restore() }
                == "BACKUP/\(path) is damaged (it has another size), so nothing was restored; use another backup")
        let list = try String(contentsOfFile: backup + "/MANIFEST.json", encoding: .utf8)
        for escape in ["../x", "/etc/x", "a//b", "./a", ""] {
            try index.directory.write(
                list.replacing("\"path\" : \"\(path)\"", with: "\"path\" : \"\(escape)\""), to: "backup/MANIFEST.json")
            #expect(
                message { _ = try restore() }
                    == "BACKUP/MANIFEST.json is damaged (it is not the list of a backup's files), so nothing was "
                    + "restored; use another backup", "\(escape)")
        }
        try index.directory.write(
            list.replacing("\"format\" : 1", with: "\"format\" : 2"), to: "backup/MANIFEST.json")
        #expect(
            message { _ = try restore() } == "BACKUP/MANIFEST.json has format 2, this build reads 1; use a newer lacuna"
        )
    }
}

private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = -1
    func next() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }
}
