import Foundation
import KnowledgeModel
import LocalStorage
import Privacy
import Storage
import TestSupport
import Testing

@Suite struct ErasureLedgerTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout
    private let ledger: ErasureLedger
    private let entries = [
        ErasureLedger.Entry(.asker(AskerPseudonym(stored: "me")), at: Example.monday, by: "Ana \"A\"\n"),
        ErasureLedger.Entry(.article("billing/é"), at: Example.monday, by: "Ben"),
        ErasureLedger.Entry(.asker(AskerPseudonym(stored: "me")), at: Example.monday.adding(days: 1), by: "Ana"),
    ]

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
        ledger = ErasureLedger(layout: layout)
    }

    private var text: String { (try? String(contentsOfFile: layout.erasures, encoding: .utf8)) ?? "" }

    @Test func entriesStayInTheirOrder() throws {
        #expect(try ledger.entries() == [])
        for entry in entries { try ledger.append(entry) }
        #expect(try ErasureLedger(layout: layout).entries() == entries)
        #expect(
            text.split(separator: "\n").first
                == #"{"at":"2026-05-04T10:00:00Z","by":"Ana \"A\"\n","id":"me","kind":"asker"}"#)
        let mode = try FileManager.default.attributesOfItem(atPath: layout.erasures)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func aTornLineIsNoneAndOtherDamageIsNamed() throws {
        for entry in entries.prefix(2) { try ledger.append(entry) }
        let whole = text
        for length in [1, 20, whole.utf8.count / 2 + 3] {
            try directory.write(whole + String(whole.prefix(length)), to: "index/erasures.log")
            // What is torn may hold a whole line before.
            let complete = (whole + whole.prefix(length)).filter { $0 == "\n" }.count
            #expect(try ledger.entries().count == complete)
            try ledger.append(entries[2])
            #expect(try ledger.entries().count == complete + 1)
            #expect(try ledger.entries().last == entries[2])
        }
        for damage in ["\n", "{}\n", #"{"at":"soon","by":"x","id":"y","kind":"asker"}"# + "\n"] {
            try directory.write(whole + damage + whole, to: "index/erasures.log")
            #expect(
                throws: StorageError(
                    .corrupt,
                    "line 3 of \(layout.erasures) is not an erasure; correct or restore it, so that none is forgotten")
            ) { try ledger.entries() }
        }
    }

    @Test(arguments: ActivityStores.allCases) func aRestoredBackupIsErasedAgain(stores: ActivityStores) throws {
        for entry in entries { try ledger.append(entry) }
        try stores.with { store in
            try store.record([
                Example.question("q1", by: "me"), Example.question("q2", near: ["billing/é", "b"], by: "you"),
            ])
            for _ in 0..<2 {
                #expect(try ledger.apply(to: store) == 2)
                #expect(try store.queries(in: .always).map(\.id) == ["q2"])
                #expect(try store.queries(in: .always).first?.nearest.map(\.articleID) == ["b"])
            }
        }
    }

    @Test func appendingFromManyThreadsLosesNone() throws {
        DispatchQueue.concurrentPerform(iterations: 40) { index in
            try? ledger.append(ErasureLedger.Entry(.article("a\(index)"), at: Example.monday, by: "Ana"))
        }
        let articles = try ledger.entries().map(\.subject)
        #expect(Set(articles) == Set((0..<40).map { .article("a\($0)") }))
        #expect(articles.count == 40)
    }
}
