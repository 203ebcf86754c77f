package import Evaluation

extension EvaluationPage {
    static func section(of abstention: AbstentionComparison) -> Page.Section {
        var section = Page.Section(anchor: "abstention", heading: "Answering or abstaining")
        let reports = abstention.reports
        guard let run = reports.first?.run else { return section }
        section.paragraphs = [
            Page.Line(
                line: "Of \(NumberText.count(run.items.count, "labelled question")), "
                    + "\(NumberText.count(run.answerableCount)) can be answered from the articles and "
                    + "\(NumberText.count(run.unanswerableCount)) cannot. Each score below is asked to tell them apart."
            )
        ]
        section.tables = [measures(of: reports)]
        if !abstention.differences.isEmpty { section.tables.append(differences(of: abstention)) }
        section.figures = [rocFigure(of: reports), riskFigure(of: reports)].compactMap(\.self)
        section.figures += reports.enumerated().compactMap { reliabilityFigure(of: $1, place: $0) }
        return section
    }

    /// Measures, curves and what the probabilities are worth, for a page with a style of its own.
    ///
    /// - Precondition: all reports are of the same questions.
    package static func abstentionFigures(_ reports: [AbstentionReport]) -> String {
        PageTemplate.fragment(
            tables: [measures(of: reports)],
            figures: [riskFigure(of: reports)].compactMap(\.self)
                + reports.enumerated().compactMap { reliabilityFigure(of: $1, place: $0) })
    }

    private static func measures(of reports: [AbstentionReport]) -> Table {
        let hasProbabilities = reports.contains { $0.reliability != nil }
        return Table(
            caption: "Measures of abstention",
            columns: [.words("Score"), .numbers("AUROC"), .numbers("Interval"), .numbers("AUPR"), .numbers("AURC")]
                + (hasProbabilities ? [.numbers("ECE"), .numbers("Brier")] : [])
                + [.numbers("Answered at ≤ 5 % wrong"), .numbers("Threshold")],
            rows: reports.map { report in
                [
                    report.name, number(report.roc?.area), report.areaInterval.map { NumberText.interval($0) } ?? "–",
                    number(report.averagePrecision), number(report.riskCoverage.area),
                ]
                    + (hasProbabilities
                        ? [number(report.reliability?.expectedCalibrationError), number(report.brierScore)] : [])
                    + [
                        report.operatingPoint.map { NumberText.percent($0.coverage) } ?? "none",
                        number(report.operatingPoint?.threshold),
                    ]
            }, stacked: true)
    }

    private static func differences(of abstention: AbstentionComparison) -> Table {
        Table(
            caption: "Differences of AUROC (DeLong's test, p corrected by Holm)",
            columns: [.words("Scores"), .numbers("Difference"), .numbers("p")],
            rows: abstention.differences.map {
                [
                    "\($0.second) over \($0.first)", NumberText.signed($0.test.difference),
                    NumberText.probability($0.adjustedPValue),
                ]
            }, stacked: true)
    }

    private static func number(_ value: Double?) -> String { value.map { NumberText.fixed($0) } ?? "–" }

    private static func colour(_ place: Int) -> Int { place % LineChart.colourCount + 1 }

    private static func legend(of reports: [AbstentionReport]) -> [Figure.LegendEntry] {
        reports.enumerated().map { Figure.LegendEntry(colour: colour($0), seriesName: $1.name) }
    }

    private static func rocFigure(of reports: [AbstentionReport]) -> Figure? {
        let curves = reports.compactMap { report in report.roc.map { (report.name, $0) } }
        guard curves.count == reports.count, !curves.isEmpty else { return nil }
        let title = "Answerable answered against unanswerable answered (ROC)"
        let rates = [0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.5]
        return Figure(
            figureTitle: title,
            svg: LineChart(
                xTitle: "unanswerable questions answered", yTitle: "answerable questions answered", xRange: 0...1,
                yRange: 0...1,
                series: curves.enumerated().map { place, curve in
                    LineChart.Series(
                        colour: colour(place),
                        points: curve.1.points.map { ($0.falsePositiveRate, $0.truePositiveRate) })
                }, reference: ((0, 0), (1, 1))
            ).svg(
                id: "roc", title: title,
                description: "Curves. "
                    + curves.map { "\($0): area \(NumberText.fixed($1.area))" }
                    .joined(separator: "; ") + "."),
            explanation: "The nearer to the upper left corner the better; the dotted line is guessing.",
            legend: legend(of: reports),
            data: Table(
                caption: "Answerable questions answered, by the share of unanswerable ones answered at most",
                columns: [.words("Unanswerable")] + reports.map { .numbers($0.name) },
                rows: rates.map { rate in
                    [NumberText.percent(rate)]
                        + curves.map { curve in
                            let best = curve.1.points.last { $0.falsePositiveRate <= rate }
                            return NumberText.percent(best?.truePositiveRate ?? 0)
                        }
                }))
    }

    private static func riskFigure(of reports: [AbstentionReport]) -> Figure? {
        guard let run = reports.first?.run, !run.items.isEmpty else { return nil }
        let title = "Wrong answers against questions answered"
        // Among the first few answers one mistake is a large share; the axis goes by what stands after these.
        let highest = reports.flatMap { $0.riskCoverage.points.filter { $0.coverage >= 0.05 }.map(\.risk) }.max() ?? 0
        let top = min(1, max(0.1, (highest * 10).rounded(.up) / 10))
        return Figure(
            figureTitle: title,
            svg: LineChart(
                xTitle: "questions answered (coverage)", yTitle: "of these, wrong (risk)", xRange: 0...1,
                yRange: 0...top,
                series: reports.enumerated().map { place, report in
                    LineChart.Series(
                        colour: colour(place),
                        points: report.riskCoverage.points.map { ($0.coverage, min($0.risk, top)) })
                },
                reference: ((0, AbstentionReport.riskMaximum), (1, AbstentionReport.riskMaximum))
            ).svg(
                id: "risk", title: title,
                description: "Curves. "
                    + reports.map {
                        "\($0.name): \($0.operatingPoint.map { NumberText.percent($0.coverage) } ?? "none") "
                            + "answered with at most 5 % wrong"
                    }.joined(separator: "; ") + "."),
            explanation: "The surest questions are answered first. The dotted line is one wrong answer in twenty.",
            legend: legend(of: reports),
            data: Table(
                caption: "Wrong answers by the share of questions answered",
                columns: [.words("Answered")] + reports.map { .numbers($0.name) },
                rows: (1...10).map { tenth in
                    let coverage = Double(tenth) / 10
                    return [NumberText.percent(coverage)]
                        + reports.map { report in
                            let point = report.riskCoverage.points.last { $0.coverage <= coverage + 1e-9 }
                            return point.map { NumberText.percent($0.risk) } ?? "–"
                        }
                }))
    }

    private static func reliabilityFigure(of report: AbstentionReport, place: Int) -> Figure? {
        guard let bins = report.reliability?.bins, !bins.isEmpty else { return nil }
        let title = "What the probabilities of “\(report.name)” are worth"
        return Figure(
            figureTitle: title,
            svg: LineChart(
                xTitle: "mean probability", yTitle: "answerable share", xRange: 0...1, yRange: 0...1,
                series: [
                    LineChart.Series(
                        colour: colour(place), points: bins.map { ($0.meanProbability, $0.answerableShare) },
                        hasDots: true)
                ], reference: ((0, 0), (1, 1))
            ).svg(
                id: "reliability-\(place + 1)", title: title,
                description: "Dots. "
                    + bins.map {
                        "Said \(NumberText.percent($0.meanProbability)), were \(NumberText.percent($0.answerableShare))"
                    }.joined(separator: "; ") + "."),
            explanation:
                "Each dot is a group of questions of like probability, all groups about as large. On the dotted "
                + "line probabilities are what they say; below it they promise too much.",
            data: Table(
                caption: title,
                columns: [.words("Mean probability"), .numbers("Answerable"), .numbers("Questions")],
                rows: bins.map {
                    [
                        NumberText.fixed($0.meanProbability), NumberText.percent($0.answerableShare),
                        NumberText.count($0.count),
                    ]
                }))
    }
}
