import Foundation
import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct LocalAuditLogTests {
    private let directory: TemporaryDirectory
    private let layout: IndexLayout
    private let log: LocalAuditLog
    private static let monday = Timestamp(milliseconds: 1_767_571_200_000)
    private static let mending = Timestamp(milliseconds: 1_767_571_300_000)

    init() throws {
        directory = try TemporaryDirectory()
        layout = IndexLayout(folder: directory.path + "/index")
        log = LocalAuditLog(layout: layout) { Self.mending }
    }

    private let entries = [
        AuditEntry(
            at: monday, by: .user("Ana \"A\"\n"), action: .keyCreate, object: "key 8f3k2m9x0a",
            details: ["scopes": "search feedback", "name": "help/desk é"]),
        AuditEntry(at: monday, by: .key("8f3k2m9x0a"), action: .themeStatus, object: "T7", details: ["to": "done"]),
        AuditEntry(at: monday.adding(days: 1), by: .product, action: .generationPublish, object: "generation 42"),
    ]

    private func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: layout.audit))) }

    @Test func entriesStayInTheirOrderAndTheChainHolds() throws {
        #expect(try log.entries() == [])
        #expect(try log.verify() == AuditVerification(entries: 0, head: nil, tornBytes: 0, fault: nil))
        try log.append([])
        #expect(!FileManager.default.fileExists(atPath: layout.audit))
        try log.append(Array(entries.prefix(1)))
        let head = try #require(try log.verify().head)
        try log.append(Array(entries.dropFirst()))
        #expect(try log.entries() == entries)
        let verified = try log.verify(head: head.uppercased())
        #expect(verified.entries == 3 && verified.fault == nil && verified.tornBytes == 0 && verified.head != head)
        let mode = try FileManager.default.attributesOfItem(atPath: layout.audit)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    /// The format is a contract: with nothing but a line's bytes and SHA-256 anybody can check it.
    @Test func aLineIsWhatItsHashSays() throws {
        try log.append(Array(entries.dropFirst().prefix(1)))
        let line = try String(contentsOfFile: layout.audit, encoding: .utf8)
        let zeros = String(repeating: "0", count: 64)
        let body =
            #"{"action":"theme.status","at":"2026-01-05T00:00:00Z","by":"key:8f3k2m9x0a","details":{"to":"done"},"#
            + #""object":"T7","previous":""# + zeros + #"""#
        #expect(line == body + #","hash":""# + Digest.sha256Hex(body) + "\"}\n")
    }

    @Test func everyChangedBitIsFound() throws {
        try log.append(entries)
        let whole = try bytes()
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1 << UInt8(index % 8)
            let found = AuditChain.verify(changed)
            // The last line feed alone leaves a line that looks torn.
            #expect(found.fault != nil || (index == whole.count - 1 && found.tornBytes > 0), "byte \(index)")
        }
    }

    @Test func whatWasTakenOutAddedOrMovedIsFound() throws {
        try log.append(entries)
        let lines = try bytes().split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
        func fault(_ order: [Int]) -> AuditVerification.Fault? {
            AuditChain.verify(order.flatMap { lines[$0] }).fault
        }
        #expect(fault([0, 1, 2]) == nil)
        #expect(fault([1, 2]) == .brokenChain(line: 1))
        #expect(fault([0, 2]) == .brokenChain(line: 2))
        #expect(fault([0, 2, 1]) == .brokenChain(line: 2))
        #expect(fault([0, 0, 1]) == .brokenChain(line: 2))
        #expect(AuditChain.verify(lines[0] + [UInt8(ascii: "\n")] + lines[1]).fault == .changedLine(2))
    }

    @Test func aCutEndIsFoundByAHeadThatWasKept() throws {
        try log.append(entries)
        let head = try #require(try log.verify().head)
        let lines = try bytes().split(separator: UInt8(ascii: "\n"))
        let cut = lines.prefix(2).flatMap { Array($0) + [UInt8(ascii: "\n")] }
        #expect(AuditChain.verify(cut).fault == nil)
        #expect(AuditChain.verify(cut, head: head).fault == .headMissing(head))
        // All written anew, with another story.
        let other = LocalAuditLog(layout: IndexLayout(folder: directory.path + "/other")) { Self.mending }
        try other.append(Array(entries.reversed()))
        #expect(try other.verify().fault == nil)
        #expect(try other.verify(head: head).fault == .headMissing(head))
    }

    @Test func aTornLineIsMendedAndSaidSo() throws {
        try log.append(Array(entries.prefix(2)))
        let whole = try bytes()
        let lastStart = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
        for count in [1, 30, whole.count - lastStart - 1] {
            try Data(whole + whole[lastStart..<lastStart + count]).write(to: URL(fileURLWithPath: layout.audit))
            let torn = try log.verify()
            #expect(torn.fault == nil && torn.entries == 2 && torn.tornBytes == count)
            #expect(try log.entries() == Array(entries.prefix(2)))
            try log.append([entries[2]])
            let mended = AuditEntry(
                at: Self.mending, by: .product, action: .logMended, object: "audit.log",
                details: ["bytes": "\(count)"])
            #expect(try log.entries() == [entries[0], entries[1], mended, entries[2]])
            #expect(try log.verify().fault == nil && log.verify().entries == 4)
        }
    }

    @Test func aTornFirstLineIsMended() throws {
        try directory.write(#"{"action":"key.cr"#, to: "index/audit.log")
        try log.append([entries[0]])
        #expect(try log.entries().map(\.action) == [.logMended, .keyCreate])
        #expect(try log.verify().fault == nil)
    }

    @Test func manyAppendAtOnceAndLoseNone() throws {
        DispatchQueue.concurrentPerform(iterations: 40) { index in
            let log = LocalAuditLog(layout: layout) { Self.mending }
            try? log.append([
                AuditEntry(at: Self.monday, by: .user("\(index)"), action: .suppression, object: "a\(index)"),
                AuditEntry(at: Self.monday, by: .user("\(index)"), action: .suppression, object: "b\(index)"),
            ])
        }
        let verified = try log.verify()
        #expect(verified.entries == 80 && verified.fault == nil)
        // Those of one call stay together.
        let objects = try log.entries().map(\.object)
        for pair in stride(from: 0, to: 80, by: 2) {
            #expect(objects[pair].dropFirst() == objects[pair + 1].dropFirst() && objects[pair].hasPrefix("a"))
        }
    }

    @Test func anyBytesAreVerifiedWithoutACrash() throws {
        try log.append(entries)
        let whole = try bytes()
        var generator = SeededGenerator(seed: 21)
        for round in 0..<2000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch round % 3 {
                case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(UInt8(ascii: "\n"), at: index)
                }
            }
            if bytes == whole { continue }
            let found = AuditChain.verify(bytes)
            #expect(found.fault != nil || found.tornBytes > 0, "round \(round)")
        }
    }

    @Test func messages() throws {
        try log.append(entries)
        let whole = String(decoding: try bytes(), as: UTF8.self)
        try directory.write(whole + "{}\n", to: "index/audit.log")
        let path = layout.audit
        #expect(
            throws: StorageError(
                .corrupt,
                "the last line of \(path) is not an entry, so nothing can be recorded after it; see what happened with "
                    + "`lacuna audit verify \(path)`, then move the file away to begin a new log")
        ) { try log.append(entries) }
        #expect(
            throws: StorageError(
                .corrupt,
                "line 4 of \(path) is not an entry; see what else was changed with `lacuna audit verify \(path)`")
        ) { try log.entries() }
    }

    @Test func actionsHaveNamesOfTheirOwn() {
        #expect(Set(AuditAction.all.map(\.name)).count == AuditAction.all.count)
        for action in AuditAction.all {
            #expect(action.name.wholeMatch(of: /[a-z]+(\.[a-z_]+)?/) != nil, "\(action)")
        }
        for actor in [AuditActor.user("Ana: B"), .key("k"), .product] { #expect(AuditActor("\(actor)") == actor) }
        #expect(AuditActor("somebody") == nil)
    }
}
