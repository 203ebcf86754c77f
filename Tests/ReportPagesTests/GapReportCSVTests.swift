import GapAnalysis
import ReportPages
import TestSupport
import Testing

@Suite struct GapReportCSVTests {
    @Test func aThemeIsARow() throws {
        let rows = try #require(Self.parsed(GapReportCSV.text(SampleGapReport.report)))
        #expect(rows.count == 15)
        #expect(rows[0].prefix(6) == ["id", "list", "rank", "title", "title_confirmed", "status"])
        #expect(Set(rows.map(\.count)) == [rows[0].count])
        let first = Dictionary(zip(rows[0], rows[1])) { one, _ in one }
        for (column, value) in [
            ("id", "T3"), ("rank", "1"), ("title", "Can I get a fixed IP address for my home office line?"),
            ("status", "acknowledged"), ("owner", ""), ("suggested_owner", "Network products"), ("due", "2026-05-22"),
            ("roles", "public"), ("locales", "en"), ("questions", "126"), ("askers", "109"), ("askers_known", "true"),
            ("last_seen", "2026-05-30T17:00:00Z"), ("gap_probability", "0.9500"), ("priority", "17.196"),
            ("cause", "nothing_near"), ("action", "write_article"),
            ("reasons", "no_candidate 88\nlow_answerability 21\nreasked 9"),
            ("example_tickets", "TW-88213\nTW-87640\nTW-86902 b"),
            ("nearest_links", "https://help.tarnwick.example/router-admin#find-the-address"),
        ] {
            #expect(first[column] == value, "\(column)")
        }
        let ranks = rows.dropFirst().filter { $0[1] == "still_asked" }.map { $0[2] }
        #expect(ranks == ["1", "2", "3", "4", "5"])
        let dismissed = rows.dropFirst().filter { $0[5] == "dismissed" }.map { $0[6] }
        #expect(Set(dismissed) == ["already_answered", "out_of_scope", "not_a_question"])
    }

    @Test(arguments: [
        ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"so\"", "\"say \"\"so\"\"\""), ("a\r\nb", "\"a\nb\""),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("  =1", "'  =1"), ("\t=1", "' =1"),
        ("\r=1", "'=1"), ("\u{0}=1", "'=1"), ("\u{200B}=1", "'\u{200B}=1"), ("\u{202E}=1", "'=1"),
        ("\u{FEFF}+1", "'\u{FEFF}+1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("\n=1", "\"'\n=1\""),
        ("=HYPERLINK(\"http://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\""),
        ("'=1", "'=1"), ("a=1", "a=1"), ("1-2", "1-2"), ("日本", "日本"),
    ])
    func cellsAreQuotedAndNoneIsAFormula(_ text: String, _ cell: String) {
        #expect(CSVText.cell(text).unicodeScalars.elementsEqual(cell.unicodeScalars))
    }

    @Test(arguments: HostileTexts.all) func textOfOthersStaysInItsCell(_ text: String) throws {
        let rows = try #require(Self.parsed(GapReportCSV.text(SampleGapReport.hostile(text))))
        #expect(rows.count == 4)
        #expect(Set(rows.map(\.count)) == [rows[0].count])
        for cell in rows.joined() { #expect(!Self.isFormula(cell)) }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func anyTextIsReadBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "=", "+", "-", "@", "\"", ",", "\n", "\r", "\t", " ", "\u{200B}", "a", "é", "日", "'", "\u{0}", "\u{301}",
        ]
        for _ in 0..<2000 {
            let cells = (0..<3).map { _ in
                (0..<Int.random(in: 0..<8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                    .joined()
            }
            var csv = CSVText()
            csv.add(cells)
            let rows = try #require(Self.parsed(csv.text))
            #expect(rows.count == 1 && rows[0].count == 3)
            for (cell, text) in zip(rows[0], cells) {
                #expect(!Self.isFormula(cell))
                let kept = text.unicodeScalars.filter { $0.properties.isAlphabetic }
                #expect(cell.unicodeScalars.filter { $0.properties.isAlphabetic }.elementsEqual(kept))
            }
        }
    }

    @Test func aReportWithoutThemesHasItsHeading() throws {
        let rows = try #require(Self.parsed(GapReportCSV.text(SampleGapReport.empty)))
        #expect(rows.count == 1)
    }

    private static func isFormula(_ cell: String) -> Bool {
        let start = cell.unicodeScalars.drop {
            $0.properties.isWhitespace || $0.properties.generalCategory == .format
                || $0.properties.generalCategory == .control
        }
        return start.first.map { "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
    }

    /// RFC 4180, strictly; nil where it does not hold.
    private static func parsed(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var rest = Substring(text).unicodeScalars
        while !rest.isEmpty {
            var cell = String.UnicodeScalarView()
            if rest.first == "\"" {
                rest.removeFirst()
                while let scalar = rest.popFirst() {
                    guard scalar == "\"" else {
                        cell.append(scalar)
                        continue
                    }
                    guard rest.first == "\"" else { break }
                    cell.append("\"")
                    rest.removeFirst()
                }
            } else {
                while let scalar = rest.first, !",\r\n\"".unicodeScalars.contains(scalar) {
                    cell.append(scalar)
                    rest.removeFirst()
                }
            }
            row.append(String(String.UnicodeScalarView(cell)))
            switch rest.popFirst() {
            case ",": if rest.isEmpty { return nil }
            case "\r":
                guard rest.popFirst() == "\n" else { return nil }
                rows.append(row)
                row = []
            default: return nil
            }
        }
        return row.isEmpty ? rows : nil
    }
}
