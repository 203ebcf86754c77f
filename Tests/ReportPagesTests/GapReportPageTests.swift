import GapAnalysis
import KnowledgeModel
import ReportPages
import Storage
import TestSupport
import Testing

@Suite struct GapReportPageTests {
    private static func html(_ report: GapReport) -> String { GapReportPage(report: report).html }

    @Test func aPageNeedsNothingElseAndRunsNothing() {
        let html = Self.html(SampleGapReport.report)
        #expect(html.hasPrefix("<!doctype html>"))
        for forbidden in ["<script", "<img", "<link", "@import", "url(", "src=", "{{", "}}", " style=", "onload"] {
            #expect(!html.contains(forbidden), "\(forbidden)")
        }
        #expect(html.contains("default-src 'none'"))
        #expect(TagBalance.problems(in: html) == [])
        let ids = html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
        #expect(ids.count == Set(ids).count)
        for target in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(target.output.1))) }
    }

    @Test func theFiguresStandAtTheTopAgainstTheBaseline() {
        let html = Self.html(SampleGapReport.report)
        for part in [
            "Of 4,218 questions, the articles are expected to answer 71 %. 10 themes are open;",
            "<dt>Questions from</dt><dd><time datetime=\"2026-03-02\">2 Mar 2026</time> to "
                + "<time datetime=\"2026-05-31\">31 May 2026</time></dd>",
            "<dt>Compared with</dt><dd>first ticket scan, <time datetime=\"2026-03-02T08:00:00Z\">2 Mar 2026</time></dd>",
            "<strong>4,218</strong><small>from 3,177 tickets, 2,904 askers</small>",
            "<span class=\"change good\"><span aria-hidden=\"true\">▲</span> up by 13 points from 58 %: better</span>",
            "<span class=\"change good\"><span aria-hidden=\"true\">▼</span> down by 10 points from 31 %: better</span>",
            "<span class=\"change bad\"><span aria-hidden=\"true\">▲</span> up by 1 point from 7 %: worse</span>",
            "<span class=\"change same\"><span aria-hidden=\"true\">▲</span> up from 3,560</span>",
            "1 theme is past its due date: <a href=\"#theme-T3\">T3</a>.",
            "1 theme seems to be answered now; somebody must confirm it: <a href=\"#theme-T2\">T2</a>.",
            "1 theme was answered and is no longer: <a href=\"#theme-T11\">T11</a>.",
            "Of the most pressing, 5 have no owner:",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        var report = SampleGapReport.report
        report.baseline = nil
        #expect(!Self.html(report).contains("class=\"change"))
    }

    @Test func aThemeHasAllThatIsNeededToCloseIt() {
        let html = Self.html(SampleGapReport.report)
        for part in [
            "<details class=\"theme\" id=\"theme-T3\">", "<span class=\"chip working\">Acknowledged</span>",
            "no owner; suggested: Network products",
            "<span class=\"late\">overdue since <time datetime=\"2026-05-22\">22 May 2026</time></span>",
            "126 questions from 109 askers", "22 questions from at most 14 askers",
            "<strong>Write an article that answers these questions.</strong>",
            "No article is near. For 118 of 126 questions no passage came nearer than a cosine of 0.31.",
            "Order a fixed IP address", "<li dir=\"auto\">What does a static address cost each month?</li>",
            "My employer&#39;s VPN only lets known addresses in.",
            "<a href=\"https://desk.tarnwick.example/tickets/TW-86902%20b?from=gaps\" rel=\"noopener noreferrer\">"
                + "TW-86902 b</a>",
            "chance of an answer 4 %, nothing found",
            "<a href=\"https://help.tarnwick.example/router-admin#find-the-address\" rel=\"noopener noreferrer\">"
                + "Open your router&#39;s settings page › Find the address of the router</a>",
            "<strong>Why it fails:</strong> It is about the router&#39;s own address at home",
            "Among the first hits of 37 questions, cosine 0.29 at best.",
            "91 of 97 of its questions have an answer in generation 41, settings 3, asked again on",
            "Yes, you can keep your plan and price when you move", "<div class=\"replay regressed\">",
            "<li>nothing found: 88</li>", "<li dir=\"auto\">static address</li>",
            "√109 askers = 10.44; 0.95² = 0.90; trend 1.82. 10.44 × 0.90 × 1.82 = 17.2.",
            "Questions a week from the week of 2 Mar 2026: 3, 4, 5, 5, 0, 7, 9, 10, 12, 14, 17, 19, 21.",
            "History, 3 changes", "<li>status: acknowledged <span", "Product says the add-on starts on 15 June.",
            "Dismissed: welcome-voucher answers it", "Dismissed: out of scope", "Dismissed: not a question",
            "<a href=\"/help/bill-dates\" rel=\"noopener noreferrer\">When your bill is made",
            "Priority = √askers × (probability that it is not answered)² × trend.",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        for cause in GapCause.allCases { #expect(html.contains(cause.title), "\(cause)") }
    }

    @Test func themesAreRankedWithinTheirLists() {
        let html = Self.html(SampleGapReport.report)
        #expect(html.contains("<h2 id=\"not_answered\">Not answered: write (6)</h2>"))
        #expect(html.contains("<h2 id=\"still_asked\">Answered, yet still asked: improve, surface, link (4)</h2>"))
        #expect(html.contains("<h2 id=\"closed\">Done and dismissed (4)</h2>"))
        let order = html.matches(of: /id="theme-(T\d+)"/).map { String($0.output.1) }
        #expect(Array(order.prefix(2)) == ["T3", "T8"])
        #expect(Array(order[6...7]) == ["T5", "T6"])
        #expect(order[10] == "T1", "what is done comes before what is dismissed")
    }

    @Test func drawingsHaveAlternativesAndHolesStayHoles() {
        let html = Self.html(SampleGapReport.report)
        #expect(html.matches(of: /role="img"/).count == 4)
        #expect(html.matches(of: /<figure>/).count == 4)
        #expect(
            html.contains(
                "Line over 13 weeks, from 58 % to 81 %; lowest 58 %, highest 81 %. Marks: A 2026-04-22."))
        let path = html.firstMatch(of: /class="curve s1" d="([^"]*)"><\/path><circle/)?.output.1 ?? ""
        #expect(path.count { $0 == "M" } == 2, "two pieces, around the week of nothing")
        #expect(path.count { $0 == "L" } == 10)
        #expect(html.matches(of: /class="mark"/).count == 2)
        #expect(html.contains("A on 22 Apr 2026: settings 3, fitted on 412 questions."))
        #expect(html.contains("data-label=\"Coverage\" class=\"number\">–</td>"))
    }

    @Test(arguments: HostileTexts.all) func textOfOthersStaysText(_ text: String) {
        let html = Self.html(SampleGapReport.hostile(text))
        #expect(TagBalance.problems(in: html) == [])
        let known = Self.html(SampleGapReport.hostile("plain"))
        #expect(Self.shape(of: html) == Self.shape(of: known))
        #expect(
            !html.unicodeScalars.contains {
                (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
            })
        for address in html.matches(of: /href="([^"]*)"/) {
            #expect(address.output.1.hasPrefix("#") || SafeLink.address(String(address.output.1)) != nil)
        }
    }

    @Test(arguments: HostileTexts.addresses) func unsafeAddressesAreNoLinks(_ address: String) {
        let html = Self.html(SampleGapReport.hostile("plain", address: address + (address.isEmpty ? "" : "{ticket}")))
        #expect(html.matches(of: /href="(?!#)/).isEmpty)
    }

    /// Names of elements in their order but `a`, which an unsafe address is without.
    private static func shape(of html: String) -> [String] {
        html.matches(of: /<(\/?[A-Za-z][A-Za-z0-9]*)[^>]*>/).map { String($0.output.1) }.filter {
            $0 != "a" && $0 != "/a"
        }
    }

    @Test func anEmptyReportSaysSo() {
        let html = Self.html(SampleGapReport.empty)
        #expect(TagBalance.problems(in: html) == [])
        #expect(html.contains("No question was asked in this time."))
        #expect(html.contains("all that is kept"))
        #expect(html.matches(of: /No theme of this kind is open\./).count == 2)
        for absent in ["<figure>", "id=\"closed\"", "id=\"articles\"", "id=\"priority\"", "class=\"waiting\"", "NaN"] {
            #expect(!html.contains(absent), "\(absent)")
        }
    }

    @Test func oneThemeAloneIsShownWhole() {
        var report = SampleGapReport.report
        report.themes = [SampleThemes.all[0]]
        report.weeks = Array(report.weeks.prefix(1))
        let html = Self.html(report)
        #expect(html.matches(of: /<details class="theme"/).count == 1)
        #expect(TagBalance.problems(in: html) == [])
        #expect(!html.contains("NaN") && !html.contains("inf"))
    }

    /// Each theme has 40 examples and passages, 200 changes and notes of ten thousand letters.
    @Test func manyThemesMakeABoundedPage() {
        let html = Self.html(SampleGapReport.large(200))
        #expect(html.matches(of: /<details class="theme"/).count == GapReportPage.wholeMaximum)
        #expect(html.contains("The first 40 of 200 are shown whole; the table below has the next 160."))
        #expect(html.contains("Question number 200?<small>T200</small>"))
        #expect(html.contains("History, the last 20 of 200 changes"))
        #expect(html.utf8.count < 1_500_000)
        let huge = Self.html(SampleGapReport.large(1000))
        #expect(huge.contains("the table below has the next 500, and the JSON of the same report has all of them."))
        #expect(huge.utf8.count < 2_000_000)
    }

    @Test func aClosedThemeAsksForNothing() {
        var report = SampleGapReport.report
        report.themes = report.closedThemes
        let html = Self.html(report)
        #expect(html.matches(of: /<h4>What was missing/).count == 4)
        #expect(!html.contains("What to do") && !html.contains("Suggested title") && !html.contains("Working for us"))
        #expect(TagBalance.problems(in: html) == [])
    }

    @Test func aThemeThatWentQuietShowsIt() {
        var report = SampleGapReport.report
        report.themes = [SampleThemes.all[0]]
        report.themes[0].figures.weeks.removeLast(3)
        let html = Self.html(report)
        #expect(
            html.contains("Questions a week from the week of 2 Mar 2026: 3, 4, 5, 5, 0, 7, 9, 10, 12, 14, 0, 0, 0."))
    }

    @Test func everyWeekEmptyDrawsNothing() {
        var report = SampleGapReport.report
        for place in report.weeks.indices {
            (report.weeks[place].asked, report.weeks[place].answered, report.weeks[place].gaps) = (0, 0, 0)
        }
        let html = Self.html(report)
        #expect(!html.contains("id=\"coverage-title\"") && !html.contains("id=\"questions-title\""))
        #expect(html.contains("id=\"verdicts-title\""))
    }
}
