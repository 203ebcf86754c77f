package import GapAnalysis
import JSONText
import KnowledgeModel
import Storage

/// A gap report for programs: every value of it.
package enum GapReportJSON {
    /// UTF-8, without white space, with a line break at the end.
    package static func bytes(_ report: GapReport) -> [UInt8] {
        var writer = JSONWriter(reservingBytes: 4096 + 8192 * report.themes.count)
        writer.object { document in
            document.member("version", 1)
            document.member("knowledge_base", report.knowledgeBase)
            document.member("at", report.at.description)
            document.member(
                "period",
                object: { period in
                    period.member("from", report.period.from?.description)
                    period.member("until", report.period.until?.description)
                })
            document.member("filters", report.filters)
            document.member("summary", object: { write(report.summary, &$0) })
            document.list("weeks", report.weeks) { week, members in
                members.member("week", week.week.description)
                members.member("asked", week.asked)
                members.member("answered", week.answered)
                members.member("gaps", week.gaps)
            }
            document.list("calibration_changes", report.calibrationChanges) { change, members in
                members.member("at", change.at.description)
                members.member("settings", change.settings)
                members.member("calibration", change.calibration)
            }
            document.member("priority_formula", ThemePriority.formula)
            document.list("themes", report.themes) { theme, members in GapThemeJSON.write(theme, &members) }
            document.list("articles", report.articles) { article, members in
                members.member("id", article.id)
                members.member("title", article.title)
                members.member("url", article.url)
                members.member("owner", article.owner)
                members.member("questions", article.questions)
                members.member("tickets", article.tickets)
            }
            document.member("cautions", report.cautions)
            if let baseline = report.baseline {
                document.member(
                    "baseline",
                    object: { members in
                        members.member("name", baseline.name)
                        members.member("at", baseline.at.description)
                        members.member("summary", object: { write(baseline.summary, &$0) })
                    })
            } else {
                document.memberNull("baseline")
            }
            document.member("ticket_url", report.ticketURL)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private static func write(_ summary: GapSummary, _ members: inout JSONWriter) {
        members.member("questions", summary.questions)
        members.member("tickets", summary.tickets)
        members.member("askers", summary.askers)
        members.member(
            "verdicts",
            object: { verdicts in
                for (verdict, count) in summary.verdicts.sorted(by: { $0.key < $1.key }) {
                    verdicts.member(verdict, count)
                }
            })
        members.member("expected_coverage", summary.expectedCoverage)
        members.member("not_answered", summary.notAnswered)
        members.member("still_asked", summary.stillAsked)
        members.member("single", summary.single)
        members.member("open_themes", summary.openThemes)
        members.member("done_themes", summary.doneThemes)
    }
}
