import GapAnalysis
import KnowledgeModel
import ReportPages
import Storage
import TestSupport
import Testing
import lacuna

@Suite struct GapReportTextTests {
    @Test func theReportInATerminal() {
        let lines = Set(GapReportOutput.text(SampleGapReport.report).split(separator: "\n").map(String.init))
        for line in [
            "Gap report: Tarnwick Broadband help, 2 Mar 2026 to 31 May 2026",
            "Compared with: first ticket scan, 2 Mar 2026",
            "Expected coverage           71 %  of questions that the articles answer  up by 13 points from 58 %: better",
            "Not answered                 871  21 % of questions                      down by 10 points from 31 %: better",
            "1 theme seems to be answered now; somebody must confirm it: T2",
            "Not answered: write (6)", "Answered, yet still asked: improve, surface, link (4)",
            "id   priority  asked  askers  trend          status                 owner           title",
            "T8        5.4     83      77  steady         new                    Contracts team  How much do I pay if I leave "
                + "before the contract ends?",
            "4 themes done or dismissed.",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
    }

    @Test func aThemeInATerminal() {
        let text = GapThemeOutput.text(SampleThemes.all[0], ticketURL: SampleGapReport.report.ticketURL)
        for part in [
            "T3 Can I get a fixed IP address for my home office line?\n", "\nstatus       Acknowledged\n",
            "\nowner        none; suggested: Network products\n",
            "\nasked        126 questions from 109 askers, 99 tickets\n",
            "\nweeks        3 4 5 5 0 7 9 10 12 14 17 19 21\n",
            "\npriority     17.2: √109 askers = 10.44; 0.95² = 0.90; trend 1.82. 10.44 × 0.90 × 1.82 = 17.2\n",
            "\nWhat to do: Write an article that answers these questions.\n", "\n  - nothing found: 88\n",
            "https://desk.tarnwick.example/tickets/TW-86902%20b?from=gaps)\n",
            "\n    Why it fails: It is about the router's own address at home",
            "\n  - 2026-05-05 Ana Ruiz: status acknowledged\n",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("as it was asked; word or confirm"), "its title is confirmed")
        #expect(GapThemeOutput.text(SampleThemes.all[1]).contains("(as it was asked; word or confirm it as the title)"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let closed = GapThemeOutput.text(SampleGapReport.report.closedThemes[1])
        #expect(!closed.contains("What to do") && !closed.contains("Suggested title"))
    }

    @Test func theDigestSaysWhatChanged() throws {
        var report = SampleGapReport.report
        let since = SampleGapReport.moment(2026, 5, 25, hour: 9)
        let t14 = try #require(report.themes.firstIndex { $0.id == "T14" })
        report.themes[t14].figures.firstSeen = SampleGapReport.moment(2026, 5, 26)
        let t9 = try #require(report.themes.firstIndex { $0.id == "T9" })
        report.themes[t9].figures.weeks[12].count = 9
        let text = GapDigest.text(report, since: since)
        for part in [
            "Tarnwick Broadband help: gaps from 25 May 2026 to 1 Jun 2026\n\nOf 4,218 questions,",
            "\nNew themes (1)\n* T14 How long does an upgrade to full fibre take?\n  29 questions from 27 askers, no owner\n",
            "\nAsked more than before (1)\n* T9 Sut mae newid dyddiad fy mil?\n  9 questions in the week of 25 May to 31 May "
                + "2026, 2 before; no owner\n",
            "\nAnswered once, and no longer (1)\n* T11 Will my phone line work in a power cut?\n",
            "\nSeem answered now; please confirm (1)\n* T2 Can I keep my broadband when I move house?\n  91 of 97 have an "
                + "answer, with Moves team: “Yes, you can keep your plan\n",
            "\nPast their due date (1)\n* T3 Can I get a fixed IP address for my home office line?\n  due 22 May 2026, no owner\n",
            "\nDone (1)\n* T1 How do I open a port for my games console?\n  64 questions from 58 askers, with Devices team\n",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 74 })
        let later = GapDigest.text(report, since: SampleGapReport.moment(2026, 5, 30))
        #expect(!later.contains("\nDone (") && !later.contains("New themes") && !later.contains("no longer ("))
    }

    @Test func aDigestOfNothingSaysSo() {
        let text = GapDigest.text(SampleGapReport.empty, since: SampleGapReport.moment(2026, 5, 25))
        #expect(text.hasSuffix("No question was asked in this time.\n\nNothing new.\n"))
    }

    @Test func aLongDigestIsCut() {
        var report = SampleGapReport.large(30)
        for place in report.themes.indices {
            report.themes[place].history = []
            report.themes[place].figures.firstSeen = SampleGapReport.moment(2026, 5, 30)
        }
        let text = GapDigest.text(report, since: SampleGapReport.moment(2026, 5, 25))
        #expect(text.contains("New themes (30)") && text.contains("  and 20 more\n"))
    }

    /// An escape sequence, or a mark that shows a text in another order, must not reach a terminal or an e-mail.
    @Test(arguments: HostileTexts.all) func nothingUnprintableIsWritten(_ text: String) {
        let report = SampleGapReport.hostile(text)
        let texts = [
            GapReportOutput.text(report), GapThemeOutput.text(report.themes[0], ticketURL: report.ticketURL),
            GapDigest.text(report, since: SampleGapReport.moment(2026, 1, 1)), GapReportMarkdown.text(report),
        ]
        for text in texts {
            for scalar in text.unicodeScalars where scalar != "\n" {
                #expect(scalar.properties.generalCategory != .control)
                #expect(!(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
            }
        }
    }

    @Test func anEmptyReportAndALargeOne() {
        let empty = GapReportOutput.text(SampleGapReport.empty)
        #expect(empty.contains("Not answered: write: no open theme\n"))
        #expect(empty.contains("Gap report: Nobody asks, all that is kept\n"))
        let large = GapReportOutput.text(SampleGapReport.large(200))
        #expect(large.contains("and 150 more; `--format csv` and `--format json` have all\n"))
    }
}
