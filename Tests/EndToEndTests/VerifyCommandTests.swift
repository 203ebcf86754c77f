import TestSupport
import Testing

/// `lacuna verify`, from a file to the report.
struct VerifyCommandTests {
    @Test func aDraftIsHeldAgainstWhatItCites() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let hit = try #require(try await centre.search("refund within how many days").hits.first)
        let id = try #require(hit["passage_id"] as? String)
        try centre.folder.write("You can ask for a refund within 30 days [\(id)].", to: "sound.txt")
        try centre.folder.write(
            "You can ask for a refund within 90 days [\(id)]. Bring a pen [zz99].", to: "faulty.txt")

        let sound = try await verify(centre, "sound.txt", "--json", "--fail-on", "review")
        #expect(sound.status == 0, "\(sound.errors)")
        #expect(try sound.json["result"] as? String == "no_findings")

        let faulty = try await verify(centre, "faulty.txt", "--json", "--fail-on", "block")
        #expect(faulty.status == 1)
        let findings = try #require(try faulty.json["findings"] as? [[String: Any]])
        #expect(findings.map { $0["kind"] as? String }.contains("number_mismatch"))
        #expect(findings.map { $0["kind"] as? String }.contains("citation_unresolved"))
        #expect(findings.first?["start"] as? Int == 32)

        let shown = try await verify(centre, "faulty.txt")
        #expect(shown.status == 0)
        #expect(shown.text.hasPrefix("Block: "))
        #expect(shown.text.contains("[number.differs]"))
    }

    @Test func whatTheReaderMayNotSeeIsUnresolved() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        let hit = try #require(try await centre.search("goodwill refund", "--as", "agent").hits.first)
        let id = try #require(hit["passage_id"] as? String)
        try centre.folder.write("Agents may grant a goodwill refund of 20 euros [\(id)].", to: "draft.txt")
        let agent = try await verify(centre, "draft.txt", "--json", "--as", "agent")
        #expect(!agent.text.contains("citation_unresolved"))
        let customer = try await verify(centre, "draft.txt", "--json")
        #expect(customer.text.contains("citation_unresolved"))
        #expect(!customer.text.contains("Goodwill"))
    }

    @Test func aDraftThatCannotBeReadIsRefused() async throws {
        let centre = try SmallHelpCentre()
        _ = try await centre.index()
        try centre.folder.write(#"{"drafts": "x"}"#, to: "draft.json")
        let output = try await verify(centre, "draft.json")
        #expect(output.status == 1)
        #expect(output.errors.contains("#/drafts is not known here; did you mean \"draft\"?"))
    }

    private func verify(
        _ centre: SmallHelpCentre, _ file: String, _ options: String...
    ) async throws -> Command.Output {
        try await Command.run(
            ["verify", "--words-only", "--index", centre.index, centre.folder.path + "/" + file] + options)
    }
}
