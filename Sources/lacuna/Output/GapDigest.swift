package import GapAnalysis
package import KnowledgeModel
import ReportPages
import Storage

/// What changed since a day, as plain text fit for an e-mail: no colours, no tables, lines that need no wrapping.
package enum GapDigest {
    private static let width = 72
    /// Of each kind; the report has them all.
    private static let themesMaximum = 10

    /// What happened from `since` to the moment of the report.
    package static func text(_ report: GapReport, since: Timestamp) -> String {
        let heading = "\(report.knowledgeBase): gaps from \(DateText.day(since.day)) to \(DateText.day(report.at.day))"
        var text = heading.inLines(width: width) + "\n" + report.lead.inLines(width: width)
        let open = report.themes.filter(\.status.isOpen)
        let weeks = Weeks(since: since, until: report.at)
        let sections: [(String, [ReportedTheme], (ReportedTheme) -> String)] = [
            ("New themes", open.filter { $0.createdAt >= since }, demand),
            (
                "Asked more than before", open.filter { $0.createdAt < since && weeks.hasGrown($0) },
                { weeks.words(for: $0) }
            ),
            (
                "Answered once, and no longer",
                open.filter { $0.replay.map { $0.outcome == .regressed && $0.at >= since } ?? false }, replayed
            ),
            ("Seem answered now; please confirm", open.filter { $0.status == .maybeResolved }, replayed),
            (
                "Past their due date", open.filter { $0.isOverdue(on: report.at.day) },
                { "due \($0.due.map(DateText.day) ?? ""), \(owner($0))" }
            ),
            ("Done", report.themes.filter { $0.doneAt.map { $0 >= since } ?? false }, demand),
        ]
        for (name, themes, remark) in sections where !themes.isEmpty {
            text += "\n\(name) (\(Amount.number(themes.count)))\n"
            for theme in themes.prefix(themesMaximum) {
                text += "* \(theme.id) \(theme.title.fitted(150))".inLines(width: width, indentation: "  ")
                text += "  " + remark(theme).inLines(width: width, indentation: "  ")
            }
            if themes.count > themesMaximum {
                text += "  and \(Amount.number(themes.count - themesMaximum)) more\n"
            }
        }
        if sections.allSatisfy(\.1.isEmpty) { text += "\nNothing new.\n" }
        return text
    }

    private static func owner(_ theme: ReportedTheme) -> String { theme.owner.map { "with \($0)" } ?? "no owner" }

    private static func demand(_ theme: ReportedTheme) -> String {
        "\(Amount.count(theme.figures.questions, "question")) from \(Amount.count(theme.figures.askers, "asker")), "
            + owner(theme)
    }

    private static func replayed(_ theme: ReportedTheme) -> String {
        guard let replay = theme.replay else { return owner(theme) }
        let quote = replay.quote.map { ": “\($0.fitted(200))”" } ?? ""
        return "\(Amount.number(replay.answered)) of \(Amount.number(replay.asked)) have an answer, \(owner(theme))"
            + quote
    }

    /// Whole weeks to compare with as many before them, since a week that has begun has not all its questions yet.
    private struct Weeks {
        let recent: Range<CalendarDay>
        let earlier: Range<CalendarDay>

        init(since: Timestamp, until: Timestamp) {
            let end = until.day.monday
            let count = max(1, (end.number - since.day.monday.number) / 7)
            let start = end.adding(days: -7 * count)
            recent = start..<end
            earlier = start.adding(days: -7 * count)..<start
        }

        private func count(_ theme: ReportedTheme, in weeks: Range<CalendarDay>) -> Int {
            theme.figures.weeks.filter { weeks.contains($0.week) }.reduce(0) { $0 + $1.count }
        }

        /// By more than two standard deviations of a count: less is what chance does to questions each week.
        func hasGrown(_ theme: ReportedTheme) -> Bool {
            let before = Double(count(theme, in: earlier))
            return Double(count(theme, in: recent)) > before + 2 * (before + 1).squareRoot()
        }

        func words(for theme: ReportedTheme) -> String {
            "\(Amount.count(count(theme, in: recent), "question")) in the week\(isOneWeek ? "" : "s") of "
                + "\(DateText.period(recent)), \(Amount.number(count(theme, in: earlier))) before; "
                + GapDigest.owner(theme)
        }

        private var isOneWeek: Bool { recent.upperBound.number - recent.lowerBound.number == 7 }
    }
}

extension DateText {
    /// Both days belong to it.
    fileprivate static func period(_ days: Range<CalendarDay>) -> String {
        "\(dayOfMonth(days.lowerBound)) to \(day(days.upperBound.adding(days: -1)))"
    }
}

extension ReportedTheme {
    /// By its history; where that has no beginning, by its first question.
    fileprivate var createdAt: Timestamp { history.first { $0.kind == .created }?.at ?? figures.firstSeen }

    /// When it was last said to be done; nil where it is not.
    fileprivate var doneAt: Timestamp? {
        guard status == .done else { return nil }
        return history.last { $0.kind == .status && $0.text == ThemeStatus.done.name }?.at
    }
}
