package import GapAnalysis
internal import KnowledgeModel
internal import Storage

/// A gap report as GitHub-flavoured Markdown, for a wiki or an issue.
package enum GapReportMarkdown {
    /// Of each list, themes written whole; a table above has all, up to `GapReportPage.listedMaximum`.
    package static let wholeMaximum = GapReportPage.wholeMaximum

    package static func text(_ report: GapReport) -> String {
        var text = "# Gap report: \(MarkdownText.escaped(report.knowledgeBase))\n\n"
        text += MarkdownText.escaped(report.lead) + "\n\n"
        text += "Questions from: \(DateText.period(report.period)). Made: \(DateText.moment(report.at))."
        if !report.filters.isEmpty {
            text += " Narrowed to: \(report.filters.map(MarkdownText.escaped).joined(separator: "; "))."
        }
        text += "\n\n"
        if !report.cautions.isEmpty { text += "**Read with care**\n\n" + items(report.cautions) }
        text += "## At a glance\n\n" + figures(of: report)
        for line in GapAttention(report).lines {
            text += "- \(line.text): \(MarkdownText.escaped(ids(line.themes)))\n"
        }
        text += "\n" + weeks(of: report)
        for list in GapList.allCases {
            text += section(list.heading, report.openThemes(of: list), list.explanation, report)
        }
        let closed = report.closedThemes
        if !closed.isEmpty { text += section("Done and dismissed", closed, nil, report) }
        text += articles(of: report)
        if !report.themes.isEmpty {
            text += "## How themes are ranked\n\nPriority = \(MarkdownText.escaped(ThemePriority.formula)).\n"
        }
        return text
    }

    private static func ids(_ themes: [ReportedTheme]) -> String {
        let shown = themes.prefix(10).map(\.id).joined(separator: ", ")
        return shown + (themes.count > 10 ? " and \(themes.count - 10) more" : "")
    }

    static func items(_ lines: [String]) -> String {
        lines.map { "- \(MarkdownText.escaped($0))\n" }.joined() + "\n"
    }

    private static func figures(of report: GapReport) -> String {
        var columns = ["Figure", "Value", ""]
        if let baseline = report.baseline {
            columns.append("Against \(MarkdownText.escaped(baseline.name)), \(DateText.day(baseline.at.day))")
        }
        return MarkdownText.table(
            columns,
            report.figures.map { figure in
                let cells = [figure.figureName, figure.figure, figure.remark ?? ""]
                return report.baseline == nil
                    ? cells : cells + [figure.change.map { "\($0.arrow) \($0.words)" } ?? ""]
            })
    }

    private static func weeks(of report: GapReport) -> String {
        guard !report.weeks.isEmpty else { return "" }
        let rows = report.weeks.map { week in
            let coverage =
                week.asked > 0 ? NumberText.fixed(week.answered / Double(week.asked) * 100, 0) + " %" : "–"
            let marks = report.calibrationChanges.filter { $0.at.day.monday == week.week }.map {
                "settings \($0.settings): \(MarkdownText.escaped($0.calibration))"
            }
            return [
                DateText.day(week.week), NumberText.count(week.asked), coverage, NumberText.count(week.gaps),
                marks.joined(separator: "; "),
            ]
        }
        return "## How much is answered\n\n"
            + MarkdownText.table(["Week of", "Questions", "Expected coverage", "Gaps", "Calibration changed"], rows)
    }

    private static func section(
        _ heading: String, _ themes: [ReportedTheme], _ explanation: String?, _ report: GapReport
    ) -> String {
        var text = "## \(heading) (\(NumberText.count(themes.count)))\n\n" + (explanation.map { $0 + "\n\n" } ?? "")
        guard !themes.isEmpty else { return text + "No theme of this kind is open.\n\n" }
        let rows = themes.prefix(GapReportPage.listedMaximum).enumerated().map { place, theme in
            [
                "\(place + 1)", MarkdownText.escaped(theme.id), MarkdownText.escaped(theme.title),
                NumberText.fixed(theme.priority.value, 1), NumberText.count(theme.figures.questions),
                NumberText.count(theme.figures.askers), theme.priority.trendText,
                MarkdownText.escaped(theme.status.title),
                MarkdownText.escaped(theme.owner ?? ""), theme.due.map(DateText.day) ?? "",
            ]
        }
        text += MarkdownText.table(
            ["Rank", "Theme", "Title", "Priority", "Questions", "Askers", "Trend", "Status", "Owner", "Due"], rows)
        if themes.count > wholeMaximum {
            text +=
                "The first \(wholeMaximum) of \(NumberText.count(themes.count)) are written out below; the table has the "
                + "first \(NumberText.count(rows.count)), the JSON of the same report all of them.\n\n"
        }
        for (place, theme) in themes.prefix(wholeMaximum).enumerated() {
            text += GapThemeMarkdown.text(theme, rank: place + 1, ticketURL: report.ticketURL)
        }
        return text
    }

    private static func articles(of report: GapReport) -> String {
        guard !report.articles.isEmpty else { return "" }
        let rows = report.articles.prefix(GapReportPage.articlesMaximum).map {
            [
                MarkdownText.link($0.title, to: $0.url), MarkdownText.escaped($0.owner ?? ""),
                NumberText.count($0.tickets),
                NumberText.count($0.questions),
            ]
        }
        return "## Articles by the tickets they would answer\n\n"
            + MarkdownText.table(["Article", "Owner", "Tickets", "Questions"], rows)
    }
}
