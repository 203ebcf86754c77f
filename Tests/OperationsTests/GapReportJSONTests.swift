import Foundation
import GapAnalysis
import Operations
import TestSupport
import Testing

@Suite struct GapReportJSONTests {
    private static func object(_ report: GapReport) throws -> [String: Any] {
        let bytes = GapReportJSON.bytes(report)
        #expect(bytes.last == UInt8(ascii: "\n"))
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test func everyValueIsThere() throws {
        let document = try Self.object(SampleGapReport.report)
        #expect(document["version"] as? Int == 1)
        #expect(
            Set(document.keys) == [
                "version", "knowledge_base", "at", "period", "filters", "summary", "weeks", "calibration_changes",
                "priority_formula", "themes", "articles", "cautions", "baseline", "ticket_url",
            ])
        #expect(document["at"] as? String == "2026-06-01T09:00:00Z")
        #expect((document["period"] as? [String: String])?["until"] == "2026-06-01T00:00:00Z")
        let summary = try #require(document["summary"] as? [String: Any])
        #expect(summary["expected_coverage"] as? Double == 0.7134)
        #expect((summary["verdicts"] as? [String: Int])?["partial"] == 611)
        #expect((document["weeks"] as? [[String: Any]])?.count == 13)
        let baseline = try #require(document["baseline"] as? [String: Any])
        #expect((baseline["summary"] as? [String: Any])?["askers"] is NSNull)
        let themes = try #require(document["themes"] as? [[String: Any]])
        #expect(themes.count == 14)
        #expect(
            Set(themes[0].keys) == [
                "id", "list", "audience", "title", "title_confirmed", "key_phrases", "status", "dismissal", "owner",
                "backup", "suggested_owner", "due", "article", "figures", "priority", "cause", "suggested_title",
                "outline", "reasons", "examples", "nearest", "replay", "notes", "history",
            ])
        #expect((themes[0]["priority"] as? [String: Double])?["failure"] == 0.9025)
        #expect((themes[0]["figures"] as? [String: Any])?["askers"] as? Int == 109)
        #expect(Set(themes.compactMap { ($0["cause"] as? [String: Any])?["code"] as? String }).count == 10)
        let statuses = Set(themes.compactMap { $0["status"] as? String })
        #expect(statuses == ["new", "acknowledged", "in_progress", "resolved?", "done", "dismissed"])
        let moved = try #require(themes.first { $0["id"] as? String == "T2" })
        #expect((moved["replay"] as? [String: Any])?["generation"] as? Int == 41)
        let dismissed = try #require(themes.first { $0["id"] as? String == "T4" })
        #expect(
            dismissed["dismissal"] as? [String: String] == ["reason": "already_answered", "article": "welcome-voucher"])
    }

    @Test func namesAreOfOneKind() throws {
        for match in String(decoding: GapReportJSON.bytes(SampleGapReport.report), as: UTF8.self).matches(
            of: /"([^"]*)":(?=["\[{0-9tfn])/)
        {
            #expect(match.output.1.allSatisfy { $0.isLowercase || $0 == "_" }, "\(match.output.1)")
        }
    }

    @Test(arguments: HostileTexts.all) func textIsReadBackAsItWas(_ text: String) throws {
        let document = try Self.object(SampleGapReport.hostile(text))
        let theme = try #require((document["themes"] as? [[String: Any]])?.first)
        let title = try #require(theme["title"] as? String)
        #expect(title.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect((theme["examples"] as? [[String: Any]])?.first?["ticket"] as? String == text)
    }

    @Test func anEmptyReportIsWhole() throws {
        let document = try Self.object(SampleGapReport.empty)
        #expect(document["baseline"] is NSNull && document["ticket_url"] is NSNull)
        #expect((document["themes"] as? [Any])?.isEmpty == true)
        #expect((document["period"] as? [String: Any])?["from"] is NSNull)
        #expect((document["summary"] as? [String: Any])?["expected_coverage"] is NSNull)
    }
}
