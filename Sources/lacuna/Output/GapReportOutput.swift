package import GapAnalysis
import KnowledgeModel
import ReportPages
import Storage

/// A gap report in a terminal: the figures, what waits, and a line for each open theme. Plain text, so that it may be sent
/// to a pipe; what is known of one theme is `GapThemeOutput`.
package enum GapReportOutput {
    /// Of each list; the other forms have them all.
    package static let themesMaximum = 50

    package static func text(_ report: GapReport) -> String {
        var text = Printable.text("Gap report: \(report.knowledgeBase), \(DateText.period(report.period))\n")
        if !report.filters.isEmpty {
            text += Printable.text("Narrowed to: \(report.filters.joined(separator: "; "))\n")
        }
        if let baseline = report.baseline {
            text += Printable.text("Compared with: \(baseline.name), \(DateText.day(baseline.at.day))\n")
        }
        text += "\n" + figures(of: report)
        let waiting = GapAttention(report).lines
        if !waiting.isEmpty { text += "\n" }
        for line in waiting { text += Printable.text("\(line.text): \(ids(line.themes))\n") }
        for caution in report.cautions { text += "\n" + Printable.text("Note: \(caution)").inLines(width: 100) }
        for list in GapList.allCases { text += "\n" + section(list, of: report) }
        let closed = report.closedThemes.count
        if closed > 0 { text += "\n\(Amount.count(closed, "theme")) done or dismissed.\n" }
        return text
    }

    private static func figures(of report: GapReport) -> String {
        var table = TextTable(alignments: [.left, .right, .left, .left])
        for figure in report.figures {
            table.add([figure.figureName, figure.figure, figure.remark ?? "", figure.change?.words ?? ""])
        }
        return table.text
    }

    static func ids(_ themes: [ReportedTheme]) -> String {
        let shown = themes.prefix(10).map(\.id).joined(separator: ", ")
        return shown + (themes.count > 10 ? " and \(themes.count - 10) more" : "")
    }

    private static func section(_ list: GapList, of report: GapReport) -> String {
        let themes = report.openThemes(of: list)
        guard !themes.isEmpty else { return "\(list.heading): no open theme\n" }
        var table = TextTable(alignments: [.left, .right, .right, .right, .left, .left, .left, .left])
        table.add(["id", "priority", "asked", "askers", "trend", "status", "owner", "title"])
        for theme in themes.prefix(themesMaximum) {
            table.add([
                theme.id, Amount.fixed(theme.priority.value, digits: 1), Amount.number(theme.figures.questions),
                Amount.number(theme.figures.askers), theme.priority.trendText,
                theme.isOverdue(on: report.at.day) ? "\(theme.status.name), overdue" : theme.status.name,
                (theme.owner ?? "–").fitted(20), theme.title.fitted(60),
            ])
        }
        let rest = themes.count - min(themes.count, themesMaximum)
        return "\(list.heading) (\(Amount.number(themes.count)))\n" + table.text
            + (rest > 0 ? "and \(Amount.number(rest)) more; `--format csv` and `--format json` have all\n" : "")
    }
}

extension String {
    /// Cut to so many columns of a terminal, with `…` where something was left out.
    func fitted(_ width: Int) -> String {
        let clean = Printable.text(self).replacing("\n", with: " ")
        guard Printable.width(clean) > width else { return clean }
        var used = 0
        let head = clean.prefix { character in
            used += Printable.width(character)
            return used < width
        }
        return head + "…"
    }

    /// Wrapped, each line after the first set in.
    func inLines(width: Int, indentation: String = "") -> String {
        Printable.wrap(Printable.text(self), width: width - indentation.count).enumerated()
            .map { ($0 > 0 ? indentation : "") + $1 + "\n" }.joined()
    }
}
