import Foundation
import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// Backups while writers publish and prune, articles are erased, and questions are recorded: each is a whole index of
/// some moment.
@Suite struct BackupUnderLoadTests {
    private static let rounds = 24

    @Test func everyBackupIsWhole() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("first", ["coffee"])])
        let layout = index.layout
        let work = Work(index)
        let note = PublishNote(by: "Ana", why: "", at: "2026-05-04T10:00:00Z")
        let backups = (0..<8).map { index.directory.path + "/backup\($0)" }
        DispatchQueue.concurrentPerform(iterations: 3) { thread in
            work.attempt {
                switch thread {
                case 0: try work.publish(rounds: Self.rounds)
                case 1: try work.record(rounds: Self.rounds * 10)
                default:
                    for folder in backups {
                        _ = try IndexBackup(layout: layout).make(in: folder, includesKeys: true, note: note)
                    }
                }
            }
        }
        #expect(work.failures == [])
        var last = 0
        for folder in backups {
            let manifest = try IndexRestore.verify(backup: folder)
            let generation = try #require(manifest.generation)
            #expect(generation >= last)
            last = generation
            let restored = IndexLayout(folder: folder + "-restored")
            _ = try IndexRestore(layout: restored, holder: "test", by: .product, now: Timestamp(milliseconds: 0))
                .restore(backup: folder)
            let generations = LocalGenerations(layout: restored)
            for number in try generations.numbers() { #expect(try generations.verify(GenerationID(number)) == []) }
            // What was erased before the ledger was copied is not to be had, whichever manifest was copied before.
            for article in try ErasureLedger(layout: restored).entries().map(\.subject) {
                guard case .article(let id) = article else { continue }
                #expect(try generations.serves(.article, id: id) == false)
            }
            if FileManager.default.fileExists(atPath: restored.activity) {
                // Recorded in order, so a moment's log has no gaps.
                let ids = try LocalActivityStore(layout: restored).queries(in: .always).map(\.id)
                #expect(Set(ids) == Set((0..<ids.count).map { "q\($0)" }))
            }
        }
    }

    private final class Work: @unchecked Sendable {
        private let index: SmallIndex
        private let lock = NSLock()
        private var found: [String] = []

        init(_ index: SmallIndex) { self.index = index }

        var failures: [String] { lock.withLock { found } }

        func attempt(_ body: () throws -> Void) {
            do { try body() } catch { lock.withLock { found.append("\(error)") } }
        }

        func publish(rounds: Int) throws {
            var generator = SeededGenerator(seed: 77)
            for round in 0..<rounds {
                try index.publish(
                    (0..<3).map { try index.randomArticle("r\(round)-\($0)", using: &generator) },
                    merge: round % 5 == 4)
                _ = try LocalGenerations(layout: index.layout).prune(keep: 2, holder: "test")
                if round % 4 == 3 {
                    _ = try IndexErasure(layout: index.layout, holder: "test").erase(
                        article: "r\(round)-0", at: Timestamp(milliseconds: 0), by: "Ana")
                }
            }
        }

        func record(rounds: Int) throws {
            let store = try LocalActivityStore(layout: index.layout)
            for round in 0..<rounds { try store.record([Example.question("q\(round)", near: ["first"])]) }
        }
    }
}
