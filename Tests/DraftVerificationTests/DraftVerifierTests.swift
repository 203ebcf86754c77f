import DraftVerification
import KnowledgeModel
import Privacy
import ReviewPolicies
import Storage
import Testing

/// One rule of one small article against drafts that keep and break it. By words alone.
struct DraftVerifierTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var article: String
        var draft: String
        /// Rules of what is found, in order.
        var rules: [String]

        var testDescription: String { draft }
    }

    @Test(arguments: [
        // numbers
        Case(article: "Refunds are paid within 14 days.", draft: "Refunds are paid within two weeks [p1].", rules: []),
        Case(
            article: "Refunds are paid within 14 days.", draft: "Refunds are paid within fourteen days [p1].", rules: []
        ),
        Case(
            article: "Refunds are paid within 14 days.", draft: "Refunds are paid within 41 days [p1].",
            rules: ["number.differs"]),
        Case(
            article: "Refunds are paid within 5 working days.", draft: "Refunds are paid within 5 days [p1].",
            rules: ["number.differs"]),
        Case(
            article: "The parking pass costs €30 a month.", draft: "The parking pass costs $30 a month [p1].",
            rules: ["number.differs"]),
        Case(
            article: "The parking pass costs €30 a month.", draft: "The parking pass costs €30 a year [p1].",
            rules: ["number.differs"]),
        Case(
            article: "Uploads may be up to 2 GB.", draft: "Uploads may be up to 2000 MB [p1].", rules: []),
        Case(
            article: "The office opens at 9 am.", draft: "The office opens at 9:00 [p1].", rules: []),
        Case(
            article: "The office opens at 9 am.", draft: "The office opens at 10 am [p1].", rules: ["number.differs"]),
        Case(
            article: "Update the firmware to version 4.2.1 first.",
            draft: "Update the firmware to version 4.3.1 first [p1].", rules: ["number.differs"]),
        Case(
            article: "Press the reset button to restart the modem.",
            draft: "Press the reset button for 30 seconds to restart the modem [p1].", rules: ["number.not_stated"]),
        Case(
            article: "Press the reset button to restart the modem.",
            draft: "1. Press the reset button to restart the modem [p1].", rules: []),
        // polarity
        Case(
            article: "Sale items cannot be returned.", draft: "Sale items can be returned [p1].",
            rules: ["polarity.negation"]),
        Case(
            article: "Sale items can be returned.", draft: "Sale items can never be returned [p1].",
            rules: ["polarity.negation"]),
        Case(
            article: "Breakfast is included in the room rate.", draft: "Breakfast is excluded from the room rate [p1].",
            rules: ["polarity.opposite"]),
        Case(
            article: "Only owners can delete a workspace.", draft: "Everybody can delete a workspace [p1].",
            rules: ["polarity.condition"]),
        Case(
            article: "The visit is free unless the fault is in your own cabling.", draft: "The visit is free [p1].",
            rules: ["polarity.condition"]),
        Case(
            article: "Databases are part of the backup; mailboxes are not.",
            draft: "Mailboxes are part of the backup [p1].", rules: ["polarity.negation"]),
        Case(
            article: "The account stays locked after three attempts.",
            draft: "The account stays unlocked after three attempts [p1].", rules: ["polarity.opposite"]),
        // citations
        Case(
            article: "Refunds are paid within 14 days.", draft: "Refunds are paid within 14 days [kb-refunds-9].",
            rules: ["support.none", "citation.unresolved"]),
        Case(
            article: "Refunds are paid within 14 days.", draft: "Refunds are paid within 14 days [1].",
            rules: ["support.none", "citation.unresolved"]),
        Case(
            article: "Refunds are paid within 14 days.",
            draft: "Refunds are paid within 14 days [p1], see [order_number] and [this](p2).", rules: []),
        // support
        Case(
            article: "Refunds are paid within 14 days.", draft: "Our shops are open on Sundays [p1].",
            rules: ["support.none"]),
        Case(article: "Refunds are paid within 14 days.", draft: "Hello Mia, thanks for writing to us!", rules: []),
        Case(article: "Refunds are paid within 14 days.", draft: "Which order is it about?", rules: []),
        // promises
        Case(
            article: "We refund the fee within 14 days if a transfer fails.",
            draft: "If the transfer fails we will refund the fee within 14 days [p1].", rules: []),
        Case(
            article: "Transfers take up to 7 days.", draft: "Transfers take up to 7 days [p1]. We will refund the fee.",
            rules: ["promise.refund"]),
        Case(
            article: "We may refund the fee if a transfer fails.",
            draft: "We will refund the fee if the transfer fails [p1].", rules: ["promise.refund.open"]),
        Case(
            article: "Transfers take up to 7 days.",
            draft: "Transfers take up to 7 days [p1]. You will receive a 20 % discount.", rules: ["promise.discount"]),
        Case(
            article: "Transfers take up to 7 days.",
            draft: "Transfers take up to 7 days [p1]. We'll be in touch tomorrow.",
            rules: ["promise.deadline"]),
        // quotations
        Case(
            article: "Gift cards cannot be returned or exchanged.",
            draft: "The page says “gift cards cannot be returned or exchanged.” [p1]", rules: []),
        Case(
            article: "Gift cards cannot be returned or exchanged.",
            draft: "The page says \"Gift cards … returned or exchanged\" [p1].",
            rules: ["polarity.negation"]),
        Case(
            article: "Gift cards cannot be returned or exchanged.",
            draft: "The page says “Gift cards cannot be sold or exchanged” [p1].", rules: ["quote.altered"]),
        // personal data and links
        Case(
            article: "Write to help@lindenhof.example if the label is missing.",
            draft: "If the label is missing write to help@lindenhof.example [p1].", rules: []),
        Case(
            article: "Write to us if the label is missing.",
            draft: "If the label is missing, write to us at ines.falk@lindenhof.example [p1].",
            rules: ["personal_data.email"]),
        Case(
            article: "Report a fault with the form.",
            draft: "Report a fault with the form at https://help.example/a#form [p1].", rules: []),
        Case(
            article: "Report a fault with the form.",
            draft: "Report a fault with the form at https://elsewhere.example/form [p1].", rules: ["link.not_cited"]),
    ])
    func rules(_ expected: Case) throws {
        let report = try DraftVerifier().verify(Draft(text: expected.draft), in: ArticleShelf(expected.article))
        #expect(report.findings.map(\.rule) == expected.rules)
        #expect(report.result == (expected.rules.isEmpty ? .noFindings : report.result))
    }

    @Test func offsetsAreThoseOfTheDraftAndOfTheArticle() throws {
        let shelf = ArticleShelf("Größe zählt. Der Preis: the pass costs €30.")
        let draft = "Grüße 👋! The pass costs €40 [p1]."
        let finding = try #require(try DraftVerifier().verify(Draft(text: draft), in: shelf).findings.first)
        #expect(scalars(draft, finding.scalarRange) == "€40")
        let evidence = try #require(finding.evidence)
        #expect(scalars("Größe zählt. Der Preis: the pass costs €30.", evidence.scalarRange) == evidence.quote)
        #expect(evidence.quote == "Der Preis: the pass costs €30.")
        #expect(finding.severity == .block)
    }

    @Test func aCitationMayBeGivenBesideTheText() throws {
        let shelf = ArticleShelf("Refunds are paid within 14 days.")
        let text = "Refunds are paid within 14 days."
        func rules(_ citation: DraftCitation) throws -> [String] {
            try DraftVerifier().verify(Draft(text: text, citations: [citation]), in: shelf).findings.map(\.rule)
        }
        #expect(try rules(DraftCitation(passageID: "p1")).isEmpty)
        #expect(try rules(DraftCitation(passageID: "p1", scalarRange: 0..<10)).isEmpty)
        #expect(try rules(DraftCitation(passageID: "p1", quote: "paid within 14 days")).isEmpty)
        #expect(
            try rules(DraftCitation(passageID: "p1", quote: "paid within 9 days"))
                == ["citation.quote_not_in_passage"])
        #expect(try rules(DraftCitation(passageID: "old", quote: "paid within 14 days", articleID: "a")).isEmpty)
        #expect(
            try rules(DraftCitation(passageID: "old", quote: "paid within 9 days", articleID: "a"))
                == ["citation.article_changed", "support.none"])
        #expect(try rules(DraftCitation(passageID: "old")) == ["citation.unresolved", "support.none"])
    }

    @Test func anUncitedSentenceIsToldWhichPassageSaysIt() throws {
        let shelf = ArticleShelf("Refunds are paid within 14 days.")
        let draft = Draft(text: "Refunds are paid within 14 days.")
        let offered = try DraftVerifier().verify(draft, in: shelf, offered: ["p1", "unknown"])
        #expect(offered.findings.map(\.kind) == [.uncited])
        #expect(offered.findings.first?.evidence?.passageID == "p1")
        let searched = try DraftVerifier().verify(draft, in: shelf) { _ in [shelf.passage(id: "p1")].compactMap(\.self)
        }
        #expect(searched == offered)
        #expect(try DraftVerifier().verify(draft, in: shelf).findings.map(\.kind) == [.unsupportedClaim])
    }

    @Test func anotherCitedPassageIsPointedOut() throws {
        let shelf = ArticleShelf([
            LabelledArticle(
                id: "a", title: "Help", url: "https://help.example/a", heading: "Rules",
                passages: [
                    LabelledArticle.Passage(id: "p1", text: "Refunds are paid within 14 days."),
                    LabelledArticle.Passage(id: "p2", text: "The office is closed on public holidays."),
                ])
        ])
        let text = "Refunds are paid within 14 days [p2]. The office is closed on public holidays [p2, p1]."
        let report = try DraftVerifier().verify(Draft(text: text), in: shelf)
        #expect(report.findings.map(\.kind) == [.citationMisplaced])
        #expect(report.findings.first?.evidence?.passageID == "p1")
        #expect(report.sentences.map(\.citedPassageIDs) == [["p2"], ["p2", "p1"]])
    }

    @Test func whatTheCustomerWroteMayBeQuotedAndRepeated() throws {
        let shelf = ArticleShelf("A parcel that was lost is sent again.")
        let question = "my parcel never came and nobody answers, write to ines.falk@post.example"
        let text =
            "You wrote “my parcel never came and nobody answers”. A parcel that was lost is sent again [p1]. "
            + "We have ines.falk@post.example as your address, is that right?"
        let verifier = DraftVerifier()
        #expect(
            try verifier.verify(Draft(text: text, question: question), in: shelf).findings.map(\.rule) == [])
        #expect(
            try verifier.verify(Draft(text: text), in: shelf).findings.map(\.rule)
                == ["quote.altered", "personal_data.email"])
    }

    @Test func aPolicyIsHeard() throws {
        let policy = try CompiledPolicy(
            ReviewPolicy.parse(
                """
                version: 1
                rules:
                  - id: lawyers
                    title: Somebody speaks of the law
                    action: block
                    trigger: legal
                    route: legal
                    owner: Ada
                    backup_owner: Grace
                    expected_decision: Whether to answer.
                    match:
                      phrases:
                        - lawyer
                """)
        ) { _ in nil }
        let shelf = ArticleShelf("A lawyer reads every complaint.")
        let report = try DraftVerifier(policy: policy).verify(
            Draft(text: "A lawyer reads every complaint [p1]. A lawyer reads every complaint [p1]."), in: shelf)
        #expect(report.findings.map(\.rule) == ["policy.lawyers"])
        #expect(report.result == .block)
        #expect(report.counts == [.policy: 1])
    }

    @Test func withoutAnEncoderTheReportSaysSo() throws {
        let report = try DraftVerifier().verify(Draft(text: "Hello!"), in: ArticleShelf("A rule."))
        #expect(report.degraded == [.vector])
        #expect(report.result == .noFindings)
    }

    private func scalars(_ text: String, _ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: Array(text.unicodeScalars)[range])
        return String(view)
    }
}
