internal import Evaluation

extension EvaluationPage {
    func section(of comparison: Comparison) -> Page.Section {
        let result = comparison.result
        var section = Page.Section(anchor: "comparison", heading: "Compared with \(comparison.baselineName)")
        guard let main = result.measures.first else { return section }
        section.paragraphs = [Page.Line(line: Self.verdict(on: main)), Page.Line(line: Self.reading)]
        section.tables = [
            Table(
                caption: "Measures of both",
                columns: [
                    .words("Measure"), .numbers("Before"), .numbers("Now"), .numbers("Difference"),
                    .numbers("Interval"), .numbers("Better"), .numbers("Same"), .numbers("Worse"), .numbers("p"),
                ],
                rows: result.measures.map {
                    [
                        "\($0.measure)", NumberText.fixed($0.baselineMean), NumberText.fixed($0.mean),
                        NumberText.signed($0.difference), NumberText.interval($0.interval, signed: true),
                        NumberText.count($0.wins), NumberText.count($0.ties), NumberText.count($0.losses),
                        NumberText.probability($0.adjustedPValue),
                    ]
                }, stacked: true)
        ]
        section.figures = [pairFigure(of: result, main)]
        return section
    }

    /// Nil if nothing changed.
    func changes(of comparison: Comparison) -> Page.Section? {
        guard let main = comparison.result.measures.first, main.wins + main.losses > 0 else { return nil }
        return Page.Section(
            anchor: "changes", heading: "Questions that changed most",
            tables: [changes(of: comparison.result, by: main.measure)])
    }

    private static let reading =
        "Better, same and worse count questions. p is the chance of a difference at least this large if both were "
        + "equally good (paired randomisation test), corrected because several measures are looked at (Holm)."

    private static func verdict(on main: RunComparison.MeasureResult) -> String {
        let change = NumberText.signed(main.difference)
        let means = "from \(NumberText.fixed(main.baselineMean)) to \(NumberText.fixed(main.mean)) (\(change))"
        if main.wins + main.losses == 0 { return "\(main.measure) is the same for every question." }
        return main.adjustedPValue < 0.05
            ? "\(main.measure) went \(means), which is more than chance explains."
            : "\(main.measure) went \(means), which chance alone may explain."
    }

    private func changes(of result: RunComparison, by measure: Measure) -> Table {
        let changes = result.changes(by: measure)
        let shown = changes.prefix(Self.changesMaximum)
        return Table(
            caption: shown.count < changes.count
                ? "The \(shown.count) questions whose \(measure) changed most, of \(NumberText.count(changes.count))"
                : "Questions whose \(measure) changed",
            columns: [.words("Question"), .numbers("Before"), .numbers("Now"), .numbers("Difference")],
            rows: shown.map {
                [
                    cell(ofTopic: $0.topicID), (NumberText.fixed($0.baseline), nil), (NumberText.fixed($0.value), nil),
                    (NumberText.signed($0.difference), nil),
                ]
            }, stacked: true)
    }

    private func pairFigure(of result: RunComparison, _ main: RunComparison.MeasureResult) -> Figure {
        let title = "\(main.measure) of each question, before and now"
        let counts = [("better", main.wins), ("same", main.ties), ("worse", main.losses)]
        return Figure(
            figureTitle: title,
            svg: PairChart(
                xTitle: "before", yTitle: "now",
                pairs: result.topics(by: main.measure).map { ($0.baseline, $0.value) }
            ).svg(
                id: "pairs", title: title,
                description: "Bubbles. "
                    + counts.map { "\(NumberText.count($0.1, "question")) \($0.0)" }.joined(separator: "; ") + "."),
            explanation: "Above the line a question is better now, below it worse. A bubble's area is the number of "
                + "questions at its place.",
            data: Table(
                caption: title, columns: [.words("Change"), .numbers("Questions")],
                rows: counts.map { [$0.0, NumberText.count($0.1)] }))
    }
}
