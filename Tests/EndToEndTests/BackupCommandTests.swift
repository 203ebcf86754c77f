import Foundation
import KnowledgeModel
import LocalStorage
import Storage
import Subprocess
import TestSupport
import Testing

struct BackupCommandTests {
    private let centre: SmallHelpCentre
    private var backup: String { centre.folder.path + "/backup" }

    init() async throws {
        centre = try SmallHelpCentre()
        _ = try await centre.index()
    }

    private func found(_ question: String) async throws -> Int { try await centre.search(question).hits.count }

    private func restore(_ options: String...) async throws -> Command.Output {
        try await Command.run(["restore", backup, "--index", centre.index] + options)
    }

    @Test func anIndexIsBackedUpAndRestored() async throws {
        let made = try await Command.run(["backup", backup, "--index", centre.index])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.text.contains("generation 1, without keys."))
        let again = try await Command.run(["backup", backup, "--index", centre.index])
        #expect(again.status == 1 && again.errors.contains("exists already"))
        #expect(try await restore("--check").text.contains("is whole: "))
        try centre.write("billing/zebra.md", title: "Zebra", "A zebra crossing has white stripes on the road.")
        _ = try await centre.index()
        let refused = try await restore()
        #expect(refused.status == 64 && refused.errors.contains("please add '--yes'"))
        let restored = try await restore("--yes", "--json")
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(try restored.json["generation"] as? Int == 1)
        let list = try await Command.run(["generations", "list", "--index", centre.index, "--json"]).json
        #expect((list["generations"] as? [Any])?.count == 1)
        #expect(try await centre.search("refund").status == 0)
        let audit = try await Command.run(["audit", "show", "--index", centre.index])
        #expect(audit.text.contains("backup") && audit.text.contains("restore"), "\(audit.text)")
        #expect(try await Command.run(["audit", "verify", "--index", centre.index]).status == 0)
        try centre.folder.write("{}", to: "backup/CURRENT")
        let damaged = try await restore("--check")
        #expect(damaged.status == 1 && damaged.errors.contains("CURRENT is damaged"))
    }

    /// A restore is killed after a random step: the index is the old one or the new one, and never neither.
    @Test(.timeLimit(.minutes(5))) func aKilledRestoreLeavesOldOrNew() async throws {
        #expect(try await Command.run(["backup", backup, "--index", centre.index]).status == 0)
        var generator = SeededGenerator(seed: 9)
        var outcomes: Set<Int> = []
        for kill in 0..<16 {
            let layout = IndexLayout(folder: centre.index)
            if try LocalGenerations(layout: layout).current() == GenerationID(1) {
                try centre.write("billing/new\(kill).md", title: "New \(kill)", "A fee of \(kill) euros is charged.")
                _ = try await centre.index()
            }
            try await killRestore(afterLines: Int.random(in: 1...36, using: &generator))
            let generations = LocalGenerations(layout: layout)
            let current = try #require(try generations.current()).number
            outcomes.insert(current)
            #expect([1, 2].contains(current), "kill \(kill)")
            #expect(try generations.verify(GenerationID(current)) == [], "kill \(kill)")
            let log = LocalAuditLog(layout: layout) { Timestamp(milliseconds: 0) }
            #expect(try log.verify().fault == nil, "kill \(kill)")
            #expect(try log.entries().last?.action == (current == 1 ? .restore : .generationPublish), "kill \(kill)")
        }
        #expect(outcomes == [1, 2])
        #expect(try await restore("--yes").status == 0)
        #expect(!FileManager.default.fileExists(atPath: centre.index + ".restoring"))
    }

    private func killRestore(afterLines count: Int) async throws {
        _ = try await Subprocess.run(
            Command.configuration(["restore", backup, "--index", centre.index, "--yes", "--verbose"]),
            input: .none, output: .discarded, error: .sequence
        ) { execution in
            var lines = 0
            for try await _ in execution.standardError.strings() {
                lines += 1
                if lines == count { try execution.send(signal: .kill) }
            }
        }
    }
}
