import Foundation
import TestSupport
import Testing

/// `lacuna index --gate`, with the real encoder.
struct GateTests {
    private let centre: SmallHelpCentre
    private static let question = "can I ask for a refund?"

    /// Generation 1 answers the curated question.
    init() async throws {
        centre = try SmallHelpCentre()
        _ = try await centre.index()
        let added = try await run("gaps", "curate", "add", Self.question, "--article", "billing/refunds.md")
        #expect(added.status == 0, "\(added.errors)")
    }

    private func run(_ arguments: String...) async throws -> Command.Output {
        try await Command.run(arguments + ["--index", centre.index])
    }

    private func firstQuote() async throws -> String? {
        try await centre.search("refund", "--top", "1").hits.first?["quote"] as? String
    }

    /// Takes the answer away.
    private func spoil() throws {
        try centre.write("billing/refunds.md", title: "Gift cards", "Gift cards are sold at the till of every shop.")
        try centre.write("billing/tills.md", title: "Opening hours", "Our shops are open from nine to six.")
    }

    @Test func whatBreaksACuratedQuestionDoesNotServe() async throws {
        try spoil()
        let held = try await centre.index("--gate")
        #expect(held.status == 1, "\(held.errors)")
        #expect(try held.json["published"] as? Bool == false)
        #expect(try held.json["generation"] as? Int == 1)
        let gate = try #require(try held.json["gate"] as? [String: Any])
        #expect(gate["generation"] as? Int == 2)
        #expect(gate["passed"] as? Bool == false)
        let broken = try #require((gate["broken"] as? [[String: Any]])?.first)
        #expect(broken["question"] as? String == Self.question)
        #expect(broken["articles"] as? [String] == ["billing/refunds.md"])
        let came = try #require((broken["came"] as? [[String: Any]])?.first)
        #expect(came["verdict"] as? String == "no")
        let before = try #require((broken["before"] as? [[String: Any]])?.first)
        #expect((before["articles"] as? [String])?.first == "billing/refunds.md")

        #expect(try await firstQuote() == "You can ask for a refund within 30 days of the purchase.")
        let list = try await run("generations", "list").text
        #expect(list.contains("held back: breaks curated question"))

        #expect(try await run("generations", "activate", "2").status == 0)
        #expect(try await !centre.search("refund").text.contains("within 30 days"))
        #expect(try await !run("generations", "list").text.contains("held back"))
    }

    @Test func peopleReadWhatWasExpectedAndWhatCame() async throws {
        try spoil()
        let text = try await Command.run([
            "index", centre.articles, "--index", centre.index, "--gate", "--no-progress",
        ]).text
        for part in [
            "Generation 2 is held back; generation 1 still serves, 5 articles, 5 passages.\n\n  \(Self.question)\n",
            "    expected  billing/refunds.md, and a verdict other than no\n    came      ",
            "    before    billing/refunds.md, ", "`lacuna generations activate 2 --index \(centre.index)`",
        ] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test func theNextRunGoesOnFromWhatIsHeld() async throws {
        try spoil()
        #expect(try await centre.index("--gate").status == 1)
        // Unchanged, it is asked again and nothing is done twice.
        let again = try await centre.index("--gate")
        #expect(again.status == 1)
        #expect(try again.count("passages", "embedded") == 0)
        #expect(try (again.json["gate"] as? [String: Any])?["generation"] as? Int == 2)

        try centre.write("billing/refunds.md", title: "Refunds", "You may ask for a refund until day 60.")
        let corrected = try await centre.index("--gate")
        #expect(corrected.status == 0, "\(corrected.text)")
        #expect(try corrected.json["published"] as? Bool == true)
        #expect(try corrected.count("articles", "written") == 1)
        #expect(try corrected.count("passages", "embedded") == 1)
        // What was held serves with it.
        #expect(try await centre.search("opening hours").text.contains("billing/tills.md"))
    }

    @Test func aChangedQuestionLetsWhatIsHeldServe() async throws {
        try spoil()
        #expect(try await centre.index("--gate").status == 1)
        let list = try await run("gaps", "curate", "list").text
        let id = try #require(list.split(separator: "\n").last?.split(separator: " ").first.map(String.init))
        #expect(try await run("gaps", "curate", "remove", id).status == 0)
        let passed = try await centre.index("--gate")
        #expect(passed.status == 0, "\(passed.errors)")
        #expect(try passed.json["published"] as? Bool == true)
        #expect(try passed.json["generation"] as? Int == 2)
    }

    @Test func aRunWithoutGateServesItAllTheSame() async throws {
        try spoil()
        #expect(try await centre.index("--gate").status == 1)
        let published = try await centre.index()
        #expect(published.status == 0)
        #expect(try published.count("passages", "embedded") == 0)
        #expect(try await !centre.search("refund").text.contains("within 30 days"))
    }

    @Test func whatIsNotAnsweredMayNotClaimToBe() async throws {
        let added = try await run("gaps", "curate", "add", "how do I link my calendar?", "--no-answer")
        #expect(added.status == 0)
        try centre.write("account/name.md", title: "Your name", "Change your name under Profile.")
        let passed = try await centre.index("--gate")
        #expect(passed.status == 0, "\(passed.text)")
        #expect(try (passed.json["gate"] as? [String: Any])?["asked"] as? Int == 2)
        try centre.write(
            "account/calendar.md", title: "Link your calendar",
            "To link your calendar, open Settings and tap Link calendar. Your calendar is then linked.")
        #expect(try await centre.index("--gate").status == 1)
    }

    @Test func generationsAreCompared() async throws {
        try spoil()
        try centre.folder.write(
            "---\ntitle: Invoices\naudience: [agent]\n---\n\nInvoices are sent by e-mail on the first of each month.\n",
            to: "articles/billing/invoices.md")
        #expect(try await centre.index("--gate").status == 1)
        try centre.folder.write("\(Self.question)\n\nhow do I reset my password?\n", to: "questions.txt")
        let diff = try await run(
            "generations", "diff", "1", "2", "--queries", centre.folder.path + "/questions.txt", "--json")
        #expect(diff.status == 0, "\(diff.errors)")
        let totals = try #require(try diff.json["totals"] as? [String: Any])
        for (name, count) in [
            ("added", 1), ("removed", 0), ("changed", 2), ("for_other_readers", 1), ("passages_before", 5),
            ("passages_after", 6), ("asked", 2), ("answered_otherwise", 1), ("other_citation", 1),
        ] {
            #expect(totals[name] as? Int == count, "\(name)")
        }
        let answers = try #require(try diff.json["answers"] as? [[String: Any]])
        #expect(answers.map { $0["question"] as? String } == [Self.question])

        let text = try await run("generations", "diff", "1", "2").text
        #expect(text.hasPrefix("Generation 1 to 2: 1 added, 0 removed, 2 changed, 1 of these for other readers;"))
        #expect(text.contains("billing/invoices.md  text, audience public to agent\n"))
        #expect(try await run("generations", "diff", "1", "9").errors.contains("has no generation 9"))
        #expect(try await run("generations", "diff", "0", "1").status == 64)
        #expect(try await run("generations", "diff", "1", "2", "--queries", "last:none").status == 64)
    }
}
