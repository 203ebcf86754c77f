internal import Evaluation

extension EvaluationPage {
    var rankings: Page.Section {
        var section = Page.Section(anchor: "rankings", heading: "What was found")
        section.paragraphs = [
            Page.Line(
                line: "Means over all judged questions. The interval says how far a mean could be off because these "
                    + "questions were asked and not others like them (95 %, bootstrap).")
        ]
        section.tables = [
            Table(
                caption: "Measures",
                columns: [.words("Measure"), .numbers("Mean"), .numbers("Interval")],
                rows: report.estimates().map {
                    [
                        ("\($0.measure)", meaning(of: $0.measure)), (NumberText.fixed($0.mean), nil),
                        (NumberText.interval($0.interval), nil),
                    ]
                })
        ]
        section.figures = [rankFigure]
        if let mainMeasure { section.figures.append(histogram(of: mainMeasure)) }
        return section
    }

    var worstQuestions: Page.Section {
        var section = Page.Section(anchor: "questions", heading: "Questions, the worst first")
        let order = report.worstFirst
        let shown = order.prefix(Self.topicsMaximum)
        if shown.count < order.count {
            section.paragraphs = [
                Page.Line(
                    line: "The \(NumberText.count(shown.count)) worst of \(NumberText.count(order.count)); "
                        + "the JSON of the same evaluation has all of them.")
            ]
        }
        let rows = shown.map { place -> [(text: String, remark: String?)] in
            let topic = report.topics[place]
            let top = topic.firstRelevantRank == 1 ? "a relevant \(noun)" : questions[topic.topicID]?.top ?? "nothing"
            return [
                cell(ofTopic: topic.topicID), (NumberText.fixed(topic.values.first ?? 0), nil),
                (topic.firstRelevantRank.map(NumberText.count) ?? "none", nil), (top, nil),
            ]
        }
        section.tables = [
            Table(
                caption: "Questions by \(mainMeasure.map { "\($0)" } ?? "rank")",
                columns: [
                    .words("Question"), .numbers(mainMeasure.map { "\($0)" } ?? ""), .numbers("First relevant"),
                    .words("In first place"),
                ],
                rows: rows, stacked: true)
        ]
        return section
    }

    private func meaning(of measure: Measure) -> String {
        switch measure {
        case .nDCG(let cutoff): "how near the first \(cutoff) come to the best possible order"
        case .recall(let cutoff): "share of the relevant \(noun)s that is among the first \(cutoff)"
        case .reciprocalRank(nil): "1 over the rank of the first relevant \(noun)"
        case .reciprocalRank(let cutoff?):
            "1 over the rank of the first relevant \(noun), 0 if it is not among the first \(cutoff)"
        case .precision(let cutoff):
            cutoff == 1
                ? "share of questions with a relevant \(noun) in first place"
                : "share of the first \(cutoff) that is relevant"
        case .judged(let cutoff): "share of the first \(cutoff) that was judged at all"
        }
    }

    private var rankFigure: Figure {
        let groups: [(String, ClosedRange<Int>)] = [
            ("1", 1...1), ("2", 2...2), ("3", 3...3), ("4–5", 4...5), ("6–10", 6...10), ("11+", 11...Int.max),
        ]
        let ranks = report.topics.map(\.firstRelevantRank)
        var bars = groups.map { label, range in
            (label: label, count: ranks.count { $0.map(range.contains) ?? false })
        }
        bars.append(("none", ranks.count { $0 == nil }))
        return barFigure(
            id: "ranks", title: "Where the first relevant \(noun) stands", bars, xTitle: "rank",
            explanation: "Questions by the rank of the first relevant \(noun); “none”: it was not found at all.")
    }

    private func histogram(of measure: Measure) -> Figure {
        let values = report.values(of: measure) ?? []
        var bars = [("0", values.count { $0 <= 0 })]
        for fifth in 1...5 {
            let (low, high) = (Double(fifth - 1) / 5, Double(fifth) / 5)
            let count = values.count { $0 > 0 && $0 >= low && $0 < high }
            bars.append(("<\(NumberText.fixed(high, fifth == 5 ? 0 : 1))", count))
        }
        bars.append(("1", values.count { $0 >= 1 }))
        return barFigure(
            id: "values", title: "\(measure) of single questions", bars, xTitle: "\(measure)",
            explanation: "A mean hides whether all questions do fairly well or some fail altogether.")
    }

    private func barFigure(
        id: String, title: String, _ bars: [(label: String, count: Int)], xTitle: String, explanation: String
    ) -> Figure {
        let description = bars.map { "\($0.label): \(NumberText.count($0.count))" }.joined(separator: "; ") + "."
        return Figure(
            figureTitle: title,
            svg: BarChart(xTitle: xTitle, yTitle: "questions", bars: bars)
                .svg(id: id, title: title, description: "Bars. " + description),
            explanation: explanation,
            data: Table(
                caption: title, columns: [.words(xTitle), .numbers("Questions")],
                rows: bars.map { [$0.label, NumberText.count($0.count)] }))
    }
}
