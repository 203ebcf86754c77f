import Foundation
import TestSupport
import Testing

/// `lacuna gaps scan` as a user runs it.
struct GapsScanTests {
    private static let tickets = """
        Ticket ID;Subject;Description;Created at
        1;Refund;"Hi,

        how long do I have to ask for a refund?

        Thanks,
        Robin";2026-05-01
        2;;Thanks!;2026-05-02
        3
        4;;"When are invoices sent? Also, how do I reset my password?";2026-05-03
        5;;Do you sell bicycles in Patagonia?;2026-05-04

        """

    private func helpCentre() async throws -> SmallHelpCentre {
        let centre = try SmallHelpCentre()
        #expect(try await centre.index().status == 0)
        try centre.folder.write(Self.tickets, to: "tickets.csv")
        return centre
    }

    private func scan(_ centre: SmallHelpCentre, _ options: String...) async throws -> Command.Output {
        try await Command.run(
            ["gaps", "scan", centre.folder.path + "/tickets.csv", "--index", centre.index] + options)
    }

    @Test func countsWhatTheTicketsAsk() async throws {
        let centre = try await helpCentre()
        let output = try await scan(centre, "--json")
        #expect(output.status == 2)
        let result = try output.json
        #expect(result["tickets"] as? Int == 4)
        #expect(result["questions"] as? Int == 4)
        #expect(result["asks_nothing"] as? [String: Int] == ["thanks": 1])
        #expect(result["skipped"] as? [String: Int] == ["ragged": 1])
        #expect(result["complete"] as? Bool == true)
        #expect(result["scan"] as? String == "tickets")
        #expect(FileManager.default.fileExists(atPath: centre.index + "/scans/tickets/activity.sqlite"))
    }

    /// Nothing is a hundred years old.
    @Test func forgetsByAge() async throws {
        let centre = try await helpCentre()
        _ = try await scan(centre, "--json")
        let output = try await Command.run(
            ["gaps", "forget", "--index", centre.index, "--scan", "tickets", "--older-than", "36500"])
        #expect(output.status == 0)
        #expect(output.text.hasPrefix("Deleted 0 questions asked before "))
        let wrong = try await Command.run(["gaps", "forget", "--index", centre.index, "--older-than", "0"])
        #expect(wrong.status == 64)
    }

    @Test func goesOnWhereItStopped() async throws {
        let centre = try await helpCentre()
        let whole = try await scan(centre, "--json", "--name", "whole")
        let first = try await scan(centre, "--json", "--limit", "2")
        #expect(try first.json["complete"] as? Bool == false)
        #expect(try first.json["rows"] as? Int == 2)
        let second = try await scan(centre, "--json")
        for key in ["tickets", "questions", "answered", "not_answered", "rows"] {
            #expect(try second.json[key] as? Int == whole.json[key] as? Int, "\(key)")
        }
    }

    @Test func saysWhyItCannotGoOn() async throws {
        let centre = try await helpCentre()
        _ = try await scan(centre)
        try centre.folder.write(Self.tickets + "6;;How?;2026-05-05\n", to: "tickets.csv")
        let changed = try await scan(centre)
        #expect(changed.status == 1)
        #expect(
            changed.errors.hasSuffix(
                "lacuna: the scan \"tickets\" cannot go on: the file is another one, or has changed. Begin it again with "
                    + "--restart, or keep it and scan under another --name\n"))
        #expect(try await scan(centre, "--restart", "--json").json["rows"] as? Int == 6)
    }

    @Test func saysHowItReadsTheFileAndWhatIsWrongWithIt() async throws {
        let centre = try await helpCentre()
        let output = try await scan(centre)
        #expect(
            output.errors.hasPrefix(
                "reading tickets.csv as CSV, separated by \";\", UTF-8; text = Description, subject = Subject, "
                    + "at = Created at, ticket = Ticket ID\n"))
        #expect(output.errors.contains("tickets.csv:9: the row has 1 field, the header 4; the row is skipped\n"))
        #expect(output.text.contains("skipped: 1 row with other columns than the header\n"))
    }
}
