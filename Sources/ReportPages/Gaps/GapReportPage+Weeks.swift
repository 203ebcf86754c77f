internal import GapAnalysis
internal import KnowledgeModel
internal import Storage

extension GapReportPage {
    /// Nil where nothing was asked.
    var weeksSection: Page.Section? {
        guard report.summary.questions > 0 || !report.weeks.isEmpty else { return nil }
        var section = Page.Section(anchor: "weeks", heading: "How much is answered")
        if !marks.isEmpty {
            let text = marks.map { "\($0.letter) on \(DateText.day($0.day)): \($0.words)" }.joined(separator: "; ")
            section.paragraphs.append(
                Page.Line(
                    line:
                        "Dotted lines mark when the model behind the verdicts changed: \(text). Figures before a line "
                        + "were made anew by the present one, so both sides can be compared."))
        }
        section.figures = [coverageFigure, questionsFigure, verdictFigure, workFigure].compactMap(\.self)
        return section.figures.isEmpty ? nil : section
    }

    /// How much is answered week by week, for a page with a style of its own; empty where nothing was asked.
    package var weekFigures: String {
        PageTemplate.fragment(figures: [coverageFigure, questionsFigure].compactMap(\.self))
    }

    private var marks: [(day: CalendarDay, letter: String, words: String)] {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
        let weeks = axisWithoutMarks
        return zip(report.calibrationChanges.filter { weeks.place(of: $0.at.day) != nil }, letters).map {
            ($0.at.day, $1, "settings \($0.settings), \(ShortText.shortened($0.calibration, ShortText.title))")
        }
    }

    private var axisWithoutMarks: WeekAxis { WeekAxis(weeks: report.weeks.map(\.week)) }

    private var axis: WeekAxis {
        WeekAxis(weeks: report.weeks.map(\.week), marks: marks.map { ($0.day, $0.letter) })
    }

    private func share(_ week: CoverageWeek) -> Double? {
        week.asked > 0 ? min(max(week.answered / Double(week.asked), 0), 1) : nil
    }

    private func summary(ofMarks words: String) -> String {
        marks.isEmpty
            ? words : words + " Marks: " + marks.map { "\($0.letter) \($0.day)" }.joined(separator: ", ") + "."
    }

    private var coverageFigure: Figure? {
        let shares = report.weeks.map(share)
        let known = shares.compactMap(\.self)
        guard let first = known.first, let last = known.last, let lowest = known.min(), let highest = known.max() else {
            return nil
        }
        let title = "Expected coverage, week by week"
        return Figure(
            figureTitle: title,
            svg: ShareByWeekChart(axis: axis, shares: shares).svg(
                id: "coverage", title: title,
                description: summary(
                    ofMarks:
                        "Line over \(NumberText.count(shares.count, "week")), from \(NumberText.percent(first)) to "
                        + "\(NumberText.percent(last)); lowest \(NumberText.percent(lowest)), highest "
                        + "\(NumberText.percent(highest)).")),
            explanation:
                "The share of each week’s questions that the articles are expected to answer: the sum of their "
                + "probabilities, with no threshold in it. A week without questions leaves a hole.",
            data: Table(
                caption: title, columns: [.words("Week of"), .numbers("Coverage"), .numbers("Questions")],
                rows: report.weeks.map {
                    [
                        DateText.day($0.week), share($0).map { NumberText.percent($0) } ?? "–",
                        NumberText.count($0.asked),
                    ]
                }))
    }

    private var questionsFigure: Figure? {
        let weeks = report.weeks
        guard weeks.contains(where: { $0.asked > 0 }), let most = weeks.max(by: { $0.asked < $1.asked }) else {
            return nil
        }
        let title = "Questions, week by week"
        return Figure(
            figureTitle: title,
            svg: StackedWeeksChart(
                axis: axis, yTitle: "questions",
                parts: weeks.map { ($0.answered, max(Double($0.asked) - $0.answered, 0)) }
            ).svg(
                id: "questions", title: title,
                description: summary(
                    ofMarks: "Bars over \(NumberText.count(weeks.count, "week")), "
                        + "\(NumberText.count(weeks.reduce(0) { $0 + $1.asked }, "question")) in all; most in the week "
                        + "of \(DateText.day(most.week)): \(NumberText.count(most.asked)).")),
            explanation: "Gaps are questions with a reason to count as one; the table has them.",
            legend: [
                Figure.LegendEntry(colour: 1, seriesName: "expected to be answered"),
                Figure.LegendEntry(colour: 2, seriesName: "the rest"),
            ],
            data: Table(
                caption: title,
                columns: [.words("Week of"), .numbers("Questions"), .numbers("Answered"), .numbers("Gaps")],
                rows: weeks.map {
                    [
                        DateText.day($0.week), NumberText.count($0.asked), NumberText.fixed($0.answered, 1),
                        NumberText.count($0.gaps),
                    ]
                }))
    }

    private var verdictFigure: Figure? {
        let names = [
            ("yes", "Answered"), ("partial", "Answered in part"), ("no", "Not answered"),
            ("underspecified", "Too vague to answer"), ("unknown", "Not known"),
        ]
        let known = Set(names.map(\.0))
        let rows =
            names.map { (label: $0.1, count: report.summary.verdicts[$0.0] ?? 0) }
            + report.summary.verdicts.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
            .map { (label: $0.key, count: $0.value) }
        let total = rows.reduce(0) { $0 + $1.count }
        guard total > 0 else { return nil }
        return rowFigure(
            id: "verdicts", title: "Questions by verdict",
            rows.filter { $0.count > 0 }.map {
                (
                    $0.label, $0.count,
                    "\(NumberText.count($0.count)), \(NumberText.percent(Double($0.count) / Double(total)))"
                )
            }, category: "Verdict", explanation: "The verdict of each question asked in this time.")
    }

    private var workFigure: Figure? {
        var counts: [ImprovementPath: (themes: Int, questions: Int)] = [:]
        for theme in report.themes where theme.status.isOpen {
            counts[theme.cause.action, default: (0, 0)].themes += 1
            counts[theme.cause.action, default: (0, 0)].questions += theme.figures.questions
        }
        let order = ImprovementPath.allCases.enumerated().compactMap { place, path in
            counts[path].map { (path, $0, place) }
        }.sorted { ($1.1.questions, $0.2) < ($0.1.questions, $1.2) }
        guard !order.isEmpty else { return nil }
        return rowFigure(
            id: "work", title: "What would close the open themes",
            order.map { path, count, _ in
                (
                    path.title, count.questions,
                    "\(NumberText.count(count.questions)) in \(NumberText.count(count.themes, "theme"))"
                )
            }, category: "Work", explanation: "Questions in open themes, by what their cause asks for.")
    }

    private func rowFigure(
        id: String, title: String, _ rows: [(label: String, count: Int, remark: String)], category: String,
        explanation: String
    ) -> Figure {
        Figure(
            figureTitle: title,
            svg: RowChart(rows: rows).svg(
                id: id, title: title,
                description: "Bars. " + rows.map { "\($0.label): \($0.remark)" }.joined(separator: "; ") + "."),
            explanation: explanation,
            data: Table(
                caption: title, columns: [.words(category), .numbers("Questions")],
                rows: rows.map { [$0.label, NumberText.count($0.count)] }))
    }
}
