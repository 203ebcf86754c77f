import Foundation
import Testing

struct KeysCommandTests {
    private let centre: SmallHelpCentre

    init() async throws {
        centre = try SmallHelpCentre()
        try FileManager.default.createDirectory(atPath: centre.index, withIntermediateDirectories: true)
    }

    private func keys(_ arguments: String...) async throws -> Command.Output {
        try await Command.run(["keys"] + arguments + ["--index", centre.index])
    }

    @Test func aKeyIsCreatedListedAndRevoked() async throws {
        #expect(try await keys("list").text.hasPrefix("There are no keys: "))
        let created = try await keys(
            "create", "--name", "help desk", "--scope", "search,feedback", "--as", "agent", "--expires", "90d",
            "--rate", "600")
        #expect(created.status == 0, "\(created.errors)")
        #expect(created.text.wholeMatch(of: /lacuna_[0-9a-z]{10}_[0-9a-z]{52}\n/) != nil)
        #expect(created.errors.contains("it is not shown again"))
        let id = String(created.text.split(separator: "_")[1])
        let list = try await keys("list")
        #expect(list.text.contains("\(id)  help desk  active  search,feedback  agent,public  all      600/min"))
        #expect(!list.text.contains(created.text.suffix(20)))
        let json = try #require(try await keys("list", "--json").json["keys"] as? [[String: Any]])
        #expect(json.count == 1 && json[0]["state"] as? String == "active")
        #expect(json[0]["requests_per_minute"] as? Int == 600 && json[0]["expires_at"] is String)

        #expect(try await keys("revoke", id).text == "Key \(id) (help desk) is revoked.\n")
        #expect(try await keys("revoke", id).text == "Key \(id) had been revoked already.\n")
        #expect(try await keys("list").text.contains("revoked"))
        let unknown = try await keys("revoke", "nobody")
        #expect(unknown.status == 1 && unknown.errors.contains("has no key nobody"))
    }

    @Test func jsonHasTheSecretOnce() async throws {
        let created = try await keys("create", "--name", "a", "--scope", "admin", "--json").json
        let secret = try #require(created["secret"] as? String)
        let key = try #require(created["key"] as? [String: Any])
        #expect(secret.hasPrefix("lacuna_\(key["id"] as? String ?? "")_") && key["expires_at"] is NSNull)
        for file in try FileManager.default.contentsOfDirectory(atPath: centre.index) {
            let text = try String(contentsOfFile: centre.index + "/" + file, encoding: .utf8)
            #expect(!text.contains(secret.suffix(52)), "\(file)")
        }
    }

    @Test(arguments: [
        (["--name", "a"], "Please give at least one '--scope': search, feedback, verify, owner, admin, metrics."),
        (["--name", "a", "--scope", "fly"], "'fly' is no scope."),
        (["--name", " ", "--scope", "search"], "a key needs a name of 1 to 64 printable characters"),
        (["--name", "a", "--scope", "search", "--expires", "soon"], "The value 'soon' is invalid"),
        (["--name", "a", "--scope", "search", "--expires", "0d"], "The value '0d' is invalid"),
        (["--name", "a", "--scope", "search", "--expires", "1999-01-01"], "the key would have expired already"),
        (["--name", "a", "--scope", "search", "--rate", "0"], "0 requests a minute is no limit"),
        (["--name", "a", "--scope", "search", "--as", "a b"], "'a b' cannot be a role"),
    ])
    func wrongUsageIsNamed(arguments: [String], message: String) async throws {
        let output = try await Command.run(["keys", "create", "--index", centre.index] + arguments)
        #expect(output.status == 64 && output.errors.contains(message), "\(output.errors)")
        #expect(!FileManager.default.fileExists(atPath: centre.index + "/keys.json"))
    }

    @Test func aMistypedFolderIsNotMade() async throws {
        let folder = centre.index + "-typo"
        let output = try await Command.run(["keys", "create", "--index", folder, "--name", "a", "--scope", "search"])
        #expect(output.status == 1 && output.errors.contains("there is no folder \(folder)"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }
}
