import Foundation
import LocalStorage
import TestSupport
import Testing

struct DoctorCommandTests {
    private let centre: SmallHelpCentre

    init() async throws {
        centre = try SmallHelpCentre()
        _ = try await centre.index()
    }

    private func doctor(_ options: String...) async throws -> Command.Output {
        try await Command.run(["doctor", "--index", centre.index] + options)
    }

    /// Status and finding by name.
    private func checks(_ output: Command.Output) throws -> [String: (status: String, finding: String)] {
        let list = try #require(try output.json["checks"] as? [[String: Any]])
        return Dictionary(
            list.map { check in
                (check["name"] as? String ?? "", (check["status"] as? String ?? "", check["finding"] as? String ?? ""))
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test func aSoundIndexIsSound() async throws {
        let key = try await Command.run([
            "keys", "create", "--name", "a", "--scope", "search", "--index", centre.index,
        ])
        #expect(key.status == 0, "\(key.errors)")
        // The log is made by whoever says first that an article was read.
        _ = try await Command.run(["articles", "reviewed", "billing/invoices.md", "--index", centre.index])
        let before = try Data(contentsOf: URL(fileURLWithPath: centre.index + "/audit.log"))
        let output = try await doctor("--deep", "--json")
        #expect(output.status == 0, "\(output.text)\(output.errors)")
        let found = try checks(output)
        #expect(found.filter { $0.value.status != "ok" && $0.key != "space" }.isEmpty, "\(output.text)")
        #expect(found["model"]?.finding.contains("a known sentence gets the known vector") == true)
        #expect(found["activity log"]?.finding == "opens and can be written")
        #expect(found["canary"]?.finding.hasSuffix("comes as number 1, quoted exactly") == true)
        #expect(found["bytes"] != nil)
        #expect(try Data(contentsOf: URL(fileURLWithPath: centre.index + "/audit.log")) == before)
        let text = try await doctor()
        #expect(text.status == 0 && text.text.contains("0 failed."), "\(text.text)")
    }

    @Test func damageIsNamedAndExitsWithOne() async throws {
        try centre.folder.write(
            "---\ntitle: Late\nreview_due: 2020-01-01\n---\n\nA fee is charged.\n", to: "articles/billing/late.md")
        _ = try await centre.index()
        let due = try checks(try await doctor("--json"))
        #expect(due["reviews"]?.status == "warning" && due["reviews"]?.finding.contains("billing/late") == true)

        let parts = centre.index + "/parts"
        let part = try #require(try FileManager.default.contentsOfDirectory(atPath: parts).first)
        let path = "\(parts)/\(part)/vectors.lvf"
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes[bytes.count - 1] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        try centre.folder.write("no JSON", to: "index/suppressions.json")
        try centre.folder.write("{}\n", to: "index/audit.log")
        try centre.folder.write("no database", to: "index/activity.sqlite")
        let output = try await doctor("--deep", "--json")
        #expect(output.status == 1)
        #expect(try output.json["status"] as? String == "failed")
        let found = try checks(output)
        for name in ["bytes", "suppressions", "audit log", "activity log"] {
            #expect(found[name]?.status == "failed", "\(name): \(output.text)")
        }
        #expect(found["model"]?.status == "ok" && found["generation"]?.status == "ok")

        try centre.folder.write("what", to: "index/CURRENT")
        #expect(try checks(try await doctor("--json"))["generation"]?.status == "failed")
        let missing = try await Command.run(["doctor", "--index", centre.folder.path + "/none"])
        #expect(missing.status == 1 && missing.errors.contains("there is no folder"))
        let usage = try await Command.run(["doctor", "--deep"])
        #expect(usage.status == 64 && usage.errors.contains("Please name the index with '--index'"))
    }
}
