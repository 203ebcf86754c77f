import Foundation
import GRDB
import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// Whatever stands in a column or a line, reading gives a value or a `StorageError`.
@Suite struct DamagedActivityTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path)
    }

    /// Either succeeds, or fails as an expected damage.
    private func isReadOrNamed(_ body: () throws -> Void) -> Bool {
        do {
            try body()
            return true
        } catch {
            return (error as? StorageError)?.code == .corrupt
        }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func randomBytesInAnyColumn(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let store = try LocalActivityStore(layout: layout)
        let queue = try DatabaseQueue(path: layout.activity)
        let question = Example.question("q", near: ["billing/invoices", "b"])
        let blobs = try {
            try store.record([question])
            return try queue.read { database in
                try ["nearest", "features", "vector"].map {
                    ($0, try Data.fetchOne(database, sql: "SELECT \($0) FROM questions") ?? Data())
                }
            }
        }()
        var damaged = 0
        for _ in 0..<100 {
            let (column, good) = try #require(blobs.randomElement(using: &generator))
            var bytes = [UInt8](good)
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
                case 1:
                    bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                        in: .min ... .max, using: &generator)
                default: bytes.append(.random(in: .min ... .max, using: &generator))
                }
            }
            try queue.write { database in
                try database.execute(sql: "UPDATE questions SET \(column) = ?", arguments: [Data(bytes)])
            }
            #expect(isReadOrNamed { _ = try store.queries(in: .always) }, "seed \(seed), \(column), \(bytes)")
            if (try? store.queries(in: .always)) == nil { damaged += 1 }
            try store.record([question])
        }
        #expect(damaged > 10)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func randomLettersInATheme(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let store = try LocalActivityStore(layout: layout)
        let queue = try DatabaseQueue(path: layout.activity)
        var theme = Example.theme("T1", members: ["q"])
        theme.notes = [Example.note("one")]
        try store.updateThemes { $0 = [theme] }
        let good = try queue.read { try String.fetchOne($0, sql: "SELECT document FROM themes") } ?? ""
        var damaged = 0
        for _ in 0..<100 {
            var letters = Array(good.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                letters[Int.random(in: 0..<letters.count, using: &generator)] = .random(in: 32...126, using: &generator)
            }
            try queue.write { database in
                try database.execute(
                    sql: "UPDATE themes SET document = ?", arguments: [String(decoding: letters, as: UTF8.self)])
            }
            #expect(isReadOrNamed { _ = try store.themes() }, "seed \(seed)")
            if (try? store.themes()) == nil { damaged += 1 }
        }
        #expect(damaged > 10)
    }

    @Test(arguments: [UInt64(1), 2, 3]) func randomBytesInTheLedger(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let ledger = ErasureLedger(layout: layout)
        for index in 0..<5 {
            try ledger.append(ErasureLedger.Entry(.article("a\(index)"), at: Example.monday, by: "Ana"))
        }
        let good = try Data(contentsOf: URL(filePath: layout.erasures))
        for _ in 0..<100 {
            var bytes = [UInt8](good)
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
                    in: .min ... .max, using: &generator)
            }
            try Data(bytes).write(to: URL(filePath: layout.erasures))
            #expect(isReadOrNamed { _ = try ledger.entries() }, "seed \(seed), \(bytes)")
        }
    }
}
