import Foundation
import TestSupport
import Testing

/// `lacuna gaps import` as a user runs it.
struct GapsImportTests {
    private static let past = """
        question,asked at,user
        How long do I have to ask for a refund?,2026-02-03 10:00,ada
        Do you sell bicycles in Patagonia?,2026-02-04 10:00,ben
        When are invoices sent?,soon,cy
        My loyalty card LC-204816 does not work for bicycles in Patagonia,2026-02-05,dee
        Thanks!,2026-02-06,ada

        """

    private func helpCentre() async throws -> SmallHelpCentre {
        let centre = try SmallHelpCentre()
        #expect(try await centre.index().status == 0)
        try centre.folder.write(Self.past, to: "past.csv")
        return centre
    }

    private func importing(_ centre: SmallHelpCentre, _ options: String...) async throws -> Command.Output {
        try await Command.run(
            ["gaps", "import", centre.folder.path + "/past.csv", "--index", centre.index] + options)
    }

    @Test func importsOnce() async throws {
        let centre = try await helpCentre()
        let dry = try await importing(centre, "--dry-run", "--json")
        #expect(dry.status == 2)
        #expect(try dry.json["queries"] as? Int == 3)
        #expect(!FileManager.default.fileExists(atPath: centre.index + "/activity.sqlite"))
        #expect(!FileManager.default.fileExists(atPath: centre.index + "/activity.key"))

        let first = try await importing(centre, "--json")
        #expect(first.status == 2)
        let result = try first.json
        #expect(result["queries"] as? Int == 3)
        #expect(result["asks_nothing"] as? Int == 1)
        #expect(result["skipped"] as? [String: Int] == ["no_time": 1])
        let skipped = try #require(result["skipped_rows"] as? [[String: Any]])
        #expect(skipped.count == 1)
        #expect(skipped.first?["line"] as? Int == 4)
        #expect(skipped.first?["code"] as? String == "time-unreadable")

        let second = try await importing(centre)
        #expect(second.status == 2)
        #expect(
            second.text.hasPrefix("0 queries imported, with 0 questions\n3 known from before\n1 that ask nothing\n"))
        #expect(second.text.contains("skipped: 1 row without a time that can be read\n"))
        #expect(
            second.errors.contains("past.csv:4: the row's time is in no form that is known; the row is skipped\n"))
    }

    @Test func ownersRulesHoldAndAgeDecides() async throws {
        let centre = try await helpCentre()
        try centre.folder.write(
            """
            privacy:
              redaction:
                - {name: loyalty_number, pattern: '\\blc-\\d{6}\\b'}
              retention_days: 30000
            """, to: "kept.yaml")
        let config = centre.folder.path + "/kept.yaml"
        #expect(try await importing(centre, "--json", "--config", config).json["queries"] as? Int == 3)
        let bytes = try FileManager.default.contentsOfDirectory(atPath: centre.index)
            .filter { $0.hasPrefix("activity.sqlite") }
            .reduce(into: Data()) { $0 += try Data(contentsOf: URL(fileURLWithPath: centre.index + "/" + $1)) }
        #expect(bytes.range(of: Data("LC-204816".utf8)) == nil)
        #expect(bytes.range(of: Data("[loyalty_number]".utf8)) != nil)

        let forget = ["gaps", "forget", "--index", centre.index]
        let kept = try await Command.run(forget + ["--config", config])
        #expect(kept.status == 0)
        #expect(kept.text.hasPrefix("Deleted 0 questions asked before "))
        let without = try await Command.run(forget)
        #expect(without.status == 64)
        #expect(
            without.errors.contains(
                "Please say how old with '--older-than', or with 'retention_days' of 'privacy' in lacuna.yaml."))
    }

    @Test func whoWasErasedIsNotTakenInAgain() async throws {
        let centre = try await helpCentre()
        #expect(try await importing(centre, "--json").json["queries"] as? Int == 3)
        let erase = ["erase", "--index", centre.index, "--asker", "ada", "--by", "Mia", "--yes"]
        #expect(try await Command.run(erase).status == 0)
        for option in ["--dry-run", "--no-progress"] {
            let again = try await importing(centre, "--json", option).json
            #expect(again["queries"] as? Int == 0, "\(option)")
            #expect(again["known"] as? Int == 2, "\(option)")
            #expect(again["erased"] as? Int == 2, "\(option)")
        }
    }

    @Test func aTimeIsNeeded() async throws {
        let centre = try await helpCentre()
        try centre.folder.write("question\nHow do I pay?\n", to: "past.csv")
        let output = try await importing(centre)
        #expect(output.status == 1)
        #expect(
            output.errors.hasSuffix(
                "lacuna: past.csv has no column that looks like the time of a question; name it with --at. "
                    + "The columns are: question\n"))
    }

    @Test func aRuleThatCannotBeUsedIsNamed() async throws {
        let centre = try await helpCentre()
        try centre.folder.write("privacy:\n  redaction:\n    - {name: card, pattern: '('}\n", to: "kept.yaml")
        let output = try await importing(centre, "--config", centre.folder.path + "/kept.yaml")
        #expect(output.status == 1)
        #expect(
            output.errors.contains(
                "lacuna: lacuna.yaml, line 3: the pattern \"(\" of the redaction rule \"card\" cannot be used: "))
        #expect(!FileManager.default.fileExists(atPath: centre.index + "/activity.sqlite"))
    }
}
