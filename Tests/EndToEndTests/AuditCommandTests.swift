import Foundation
import KnowledgeModel
import LocalStorage
import Storage
import Subprocess
import TestSupport
import Testing

struct AuditCommandTests {
    private let centre: SmallHelpCentre

    init() throws { centre = try SmallHelpCentre() }

    private func run(_ arguments: String...) async throws -> Command.Output {
        let output = try await Command.run(arguments + ["--index", centre.index])
        #expect(output.status == 0, "\(arguments): \(output.errors)")
        return output
    }

    private func entries(_ options: String...) async throws -> [[String: Any]] {
        let output = try await Command.run(["audit", "show", "--index", centre.index, "--json"] + options)
        return try #require(try output.json["entries"] as? [[String: Any]])
    }

    /// Each command that changes something leaves a line, and those that only look leave none.
    @Test func commandsThatChangeSomethingAreRecorded() async throws {
        _ = try await centre.index()
        _ = try await run("suppress", "billing/refunds.md", "--why", "wrong")
        _ = try await run("suppress", "billing/refunds.md", "--undo")
        try centre.folder.write("telly => television\n", to: "synonyms.txt")
        _ = try await run("settings", "synonyms", "set", centre.folder.path + "/synonyms.txt")
        _ = try await run("settings", "undo")
        _ = try await run("settings", "activate", "1")
        let key = try await run("keys", "create", "--name", "a", "--scope", "search").text.split(separator: "_")[1]
        _ = try await run("keys", "revoke", String(key))
        try centre.write("billing/late.md", title: "Late", "A late fee of 5 euros is charged after 30 days.")
        _ = try await centre.index()
        _ = try await run("generations", "activate", "1")
        _ = try await run("articles", "reviewed", "billing/invoices.md")
        _ = try await run("gaps", "curate", "add", "how do refunds work", "--article", "billing/refunds.md")
        _ = try await run("erase", "--article", "account/delete.md", "--yes")
        // The newest and the serving one stay: nothing is deleted, so nothing is recorded.
        _ = try await run("generations", "prune", "--keep", "1")
        for looking in [["generations", "list"], ["settings", "list"], ["keys", "list"], ["articles", "list"]] {
            _ = try await Command.run(looking + ["--index", centre.index])
        }
        let recorded = try await entries().map { "\($0["action"] ?? "") \($0["object"] ?? "")" }
        #expect(
            recorded.map { $0.hasPrefix("question.curate") ? "question.curate" : $0 } == [
                "generation.publish generation 1", "suppression article billing/refunds.md",
                "suppression article billing/refunds.md", "settings settings 1", "settings settings 0",
                "settings settings 1", "key.create key \(key)", "key.revoke key \(key)",
                "generation.publish generation 2", "generation.activate generation 1",
                "article.review article billing/invoices.md", "question.curate", "erasure article account/delete.md",
            ])
        #expect(try await entries("--action", "key").count == 2)
        #expect(try await entries("--since", "2999-01-01").isEmpty)
        let verified = try await run("audit", "verify").text
        #expect(verified.hasPrefix("\(centre.index)/audit.log: 13 entries, all as they were written.\nhead "))
    }

    @Test func aChangedLogIsNamedAndExitsWithOne() async throws {
        try FileManager.default.createDirectory(atPath: centre.index, withIntermediateDirectories: true)
        for name in ["a", "b", "c"] { _ = try await run("keys", "create", "--name", name, "--scope", "search") }
        let path = centre.index + "/audit.log"
        let whole = try String(contentsOfFile: path, encoding: .utf8)
        let head = try #require(try await Command.run(["audit", "verify", path, "--json"]).json["head"] as? String)
        func verify(_ text: String, _ options: String...) async throws -> Command.Output {
            try centre.folder.write(text, to: "copy.log")
            return try await Command.run(["audit", "verify", centre.folder.path + "/copy.log"] + options)
        }
        #expect(try await verify(whole, "--head", head).status == 0)
        let edited = try await verify(whole.replacing("\"name\":\"b\"", with: "\"name\":\"x\""))
        #expect(edited.status == 1 && edited.text.contains("line 2 is not as it was written"))
        let lines = whole.split(separator: "\n").map { String($0) + "\n" }
        let taken = try await verify(lines[0] + lines[2])
        #expect(taken.status == 1 && taken.text.contains("line 2 does not follow the one before it"))
        let cut = lines[0] + lines[1]
        #expect(try await verify(cut).status == 0)
        let missed = try await verify(cut, "--head", head)
        #expect(missed.status == 1 && missed.text.contains("the end was cut off, or everything was written anew"))
        let both = try await Command.run(["audit", "verify"])
        #expect(both.status == 64 && both.errors.contains("Please name either a file or an index"))
        let action = try await Command.run(["audit", "show", "--index", centre.index, "--action", "keys"])
        #expect(action.status == 64 && action.errors.contains("'keys' is no action"))
    }
}

/// Processes that append to one audit log are killed at random moments: what they were told to be recorded is there, and
/// the chain holds.
@Suite struct AuditKillTests {
    private static let kills = 16

    @Test(.timeLimit(.minutes(5))) func whatWasAcknowledgedSurvivesAKill() async throws {
        let directory = try TemporaryDirectory()
        let log = LocalAuditLog(layout: IndexLayout(folder: directory.path)) { Timestamp(milliseconds: 0) }
        var generator = SeededGenerator(seed: 20_260_507)
        var acknowledged: Set<String> = []
        for kill in 0..<Self.kills {
            let counts = (0..<2).map { _ in Int.random(in: 1...120, using: &generator) }
            async let first = write(to: directory.path, name: "a\(kill)-", linesUntilKill: counts[0])
            async let second = write(to: directory.path, name: "b\(kill)-", linesUntilKill: counts[1])
            acknowledged.formUnion(try await first + second)
            let verified = try log.verify()
            #expect(verified.fault == nil, "kill \(kill)")
            let recorded = Set(try log.entries().map(\.object))
            #expect(acknowledged.subtracting(recorded) == [], "kill \(kill)")
        }
        #expect(acknowledged.count > Self.kills * 20)
    }

    /// - Returns: all lines that the process wrote before it was killed.
    private func write(to folder: String, name: String, linesUntilKill: Int) async throws -> [String] {
        let result = try await Subprocess.run(
            Command.configuration(["activity-bench", "audit", "--index", folder, "--name", name]),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            var written: [String] = []
            for try await line in execution.standardOutput.strings() {
                written.append(line)
                if written.count == linesUntilKill { try execution.send(signal: .kill) }
            }
            return written
        }
        #expect(Command.code(of: result.terminationStatus) == -9)
        return result.closureResult
    }
}
