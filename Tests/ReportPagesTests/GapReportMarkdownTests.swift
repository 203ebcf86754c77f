import GapAnalysis
import ReportPages
import TestSupport
import Testing

@Suite struct GapReportMarkdownTests {
    @Test func theReportHasItsParts() {
        let text = GapReportMarkdown.text(SampleGapReport.report)
        for part in [
            "# Gap report: Tarnwick Broadband help\n",
            "| Expected coverage | 71 % | of questions that the articles answer | ▲ up by 13 points from 58 %: better |\n",
            "- 1 theme is past its due date: T3\n", "| 30 Mar 2026 | 0 | – | 0 |  |\n",
            "| 20 Apr 2026 | 371 | 71 % | 96 | settings 3: fitted on 412 questions |\n",
            "## Not answered: write (6)\n", "## Answered, yet still asked: improve, surface, link (4)\n",
            "## Done and dismissed (4)\n",
            "| 1 | T3 | Can I get a fixed IP address for my home office line? | 17.2 | 126 | 109 | rising ×1.8 | "
                + "Acknowledged |  | 22 May 2026 |\n",
            "### 1. Can I get a fixed IP address for my home office line? (T3)\n",
            "ticket [TW-86902 b](https://desk.tarnwick.example/tickets/TW-86902%20b?from=gaps))\n",
            "Seems answered: 91 of 97 of its questions have an answer in generation 41, settings 3, asked again on "
                + "29 May 2026. “Yes, you can keep your plan",
            "| [What the lights on your router mean](https://help.tarnwick.example/router-lights) | Devices team | 131 | 148 |\n",
            "Priority = √askers × (probability that it is not answered)² × trend.\n",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test(arguments: [
        ("plain text", "plain text"), ("a | b", "a \\| b"), ("\\| x", "\\\\\\| x"),
        ("**b** _i_ `c` ~s~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~s\\~"),
        ("<script>", "&lt;script&gt;"), ("&lt;", "&amp;lt;"), ("# h", "\\# h"), ("- item", "\\- item"),
        ("a - b", "a - b"),
        ("+ x", "\\+ x"), ("=== x", "\\=== x"), ("1. one", "1\\. one"), ("12) one", "12\\) one"), ("v1.2", "v1.2"),
        ("> quote", "&gt; quote"), ("[x](y)", "\\[x\\](y)"), ("![x]", "\\!\\[x\\]"), ("a\n\n# b", "a \\# b"),
        ("    code", "code"),
        ("\u{202E}rtl\u{1B}[1m", "rtl\\[1m"), ("日本 ☎️", "日本 ☎️"), ("", ""),
    ])
    func textIsEscaped(_ text: String, _ escaped: String) {
        #expect(MarkdownText.escaped(text).unicodeScalars.elementsEqual(escaped.unicodeScalars))
    }

    @Test func onlySafeAddressesAreLinks() {
        #expect(MarkdownText.link("a]b", to: "https://a.example/(x)") == "[a\\]b](https://a.example/%28x%29)")
        #expect(MarkdownText.link("", to: "/x|y") == "[link](/x%7Cy)")
        for address in HostileTexts.addresses { #expect(MarkdownText.link("a", to: address) == "a") }
        #expect(MarkdownText.link("a", to: nil) == "a")
    }

    @Test(arguments: HostileTexts.all) func textOfOthersChangesNoStructure(_ text: String) {
        let hostile = GapReportMarkdown.text(SampleGapReport.hostile(text, address: "https://a.example/"))
        let plain = GapReportMarkdown.text(SampleGapReport.hostile("plain", address: "https://a.example/"))
        #expect(Self.shape(of: hostile) == Self.shape(of: plain))
        #expect(!hostile.contains("<"))
        for match in hostile.matches(of: /\]\(([^)]*)\)/) where !Self.isEscaped(hostile, match.range.lowerBound) {
            #expect(match.output.1.hasPrefix("https://a.example/"))
        }
    }

    /// The kind of each line, and its cells.
    private static func shape(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            switch line.first {
            case "|": "row of \(cells(in: line))"
            case "#": "heading \(line.prefix { $0 == "#" }.count)"
            case "-": "item"
            case nil: ""
            default: "text"
            }
        }
    }

    private static func cells(in line: Substring) -> Int {
        line.indices.count { line[$0] == "|" && !isEscaped(String(line), $0, in: line) }
    }

    private static func isEscaped(_ text: String, _ index: String.Index, in line: Substring? = nil) -> Bool {
        let head = (line ?? Substring(text))[..<index]
        return head.reversed().prefix { $0 == "\\" }.count % 2 == 1
    }

    @Test(arguments: [UInt64(1), 2, 3]) func anyTextStaysText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "|", "\\", "*", "_", "`", "[", "]", "<", ">", "&", "#", "~", "-", "+", "1", ".", " ", "\n", "é", "\u{301}",
            "a",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            .joined()
            var isAfterBackslash = false
            for scalar in MarkdownText.escaped(text).unicodeScalars {
                #expect(scalar != "\n" && scalar != "<" && scalar != ">")
                if !isAfterBackslash {
                    #expect(!"|*_`[]#~".unicodeScalars.contains(scalar), "\(text.debugDescription)")
                }
                isAfterBackslash = scalar == "\\" && !isAfterBackslash
            }
        }
    }

    @Test func anEmptyReportAndALargeOne() {
        let empty = GapReportMarkdown.text(SampleGapReport.empty)
        #expect(empty.contains("No question was asked in this time."))
        #expect(empty.contains("## Not answered: write (0)\n"))
        #expect(!empty.contains("NaN"))
        let large = GapReportMarkdown.text(SampleGapReport.large(200))
        #expect(large.contains("The first 40 of 200 are written out below; the table has the first 200,"))
        #expect(large.split(separator: "\n").count { $0.hasPrefix("### ") } == 40)
        #expect(large.utf8.count < 600_000)
    }
}
