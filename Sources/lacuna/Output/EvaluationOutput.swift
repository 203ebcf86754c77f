import Evaluation

/// One evaluation for people.
struct EvaluationOutput {
    let outcome: EvaluationOutcome
    /// For the list of questions; nil leaves it out.
    let names: DocumentNames?

    /// Topics shown of those that a comparison changed.
    private static let changesMaximum = 10
    /// Columns of a question, and of what stands first in its ranking.
    private static let questionWidth = 60
    private static let nameWidth = 40

    /// - Throws: what the storage throws when a name is looked up.
    var text: String {
        get throws {
            var text = measures + facts
            if let baseline = outcome.baseline { text += "\n" + compared(with: baseline) }
            if let abstention = outcome.abstention { text += "\n" + Self.text(of: abstention) }
            if let names { text += "\n" + (try perTopic(names)) }
            return text
        }
    }

    private var measures: String {
        var table = TextTable(alignments: [.left, .left, .left])
        table.add(["measure", "mean", "95 % interval"])
        for estimate in outcome.estimates {
            table.add([
                "\(estimate.measure)", Amount.fixed(estimate.mean, digits: 4), Self.interval(estimate.interval),
            ])
        }
        return Self.indented(table.text) + "\n"
    }

    private var facts: String {
        var rows = [("topics", topics), ("judged", judged)]
        rows.append(("ranking", "\(outcome.rankingText), generation \(outcome.generation)"))
        let perTopic = Amount.seconds(outcome.duration) / Double(max(outcome.questions.ranked.count, 1)) * 1000
        rows.append(("time", "\(Amount.duration(outcome.duration)), \(Amount.fixed(perTopic, digits: 1)) ms a topic"))
        rows += outcome.cautions.map { ("note", $0) }
        return rows.map { name, value in
            "  \(name)\(String(repeating: " ", count: 11 - name.count))\(Printable.text(value))\n"
        }.joined()
    }

    private var topics: String {
        var parts = [Amount.number(outcome.report.topics.count)]
        let (unjudged, untold) = (outcome.questions.withoutJudgementsCount, outcome.questions.judgedWithoutTextCount)
        let labelled = outcome.questions.ranked.count { !$0.isJudged }
        if labelled > 0 { parts.append("\(Amount.number(labelled)) without judgements only labelled") }
        if unjudged > labelled { parts.append("\(Amount.number(unjudged - labelled)) without judgements skipped") }
        if untold > 0 { parts.append("\(Amount.number(untold)) judged ones that the topics file lacks skipped") }
        return parts.joined(separator: ", ")
    }

    private var judged: String {
        let all = Amount.count(outcome.questions.qrels.documentIDs.count, "id")
        let isWhole = outcome.matched.unmatchedIDs.isEmpty && outcome.matched.ambiguousIDs.isEmpty
        return isWhole ? "\(all), each \(outcome.level.nounWithArticle)" : all
    }

    private func perTopic(_ names: DocumentNames) throws -> String {
        let report = outcome.report
        let texts = outcome.texts
        var table = TextTable(alignments: [.right, .right, .left, .left, .left])
        table.add([outcome.mainMeasure.map { "\($0)" } ?? "", "first", "id", "question", "on top"])
        for place in report.worstFirst {
            let topic = report.topics[place]
            let top = try outcome.top(ofTopic: topic.topicID).map { try names.name(of: $0) } ?? "nothing"
            table.add([
                Amount.fixed(topic.values.first ?? 0, digits: 4),
                topic.firstRelevantRank.map { Amount.number($0) } ?? "none", topic.topicID,
                Self.cut(texts[topic.topicID] ?? "", Self.questionWidth), Self.cut(top, Self.nameWidth),
            ])
        }
        return "Questions, the worst first; \"first\" is the rank of the first relevant \(outcome.level.noun):\n\n"
            + Self.indented(table.text)
    }

    // MARK: - Comparison and abstention

    private func compared(with baseline: EvaluationBaseline) -> String {
        var table = TextTable(alignments: [.left] + Array(repeating: .right, count: 9))
        table.add([
            "measure", "before", "now", "difference", "95 % interval", "better", "same", "worse", "p", "p corrected",
        ])
        for result in baseline.comparison.measures {
            table.add([
                "\(result.measure)", Amount.fixed(result.baselineMean, digits: 4), Amount.fixed(result.mean, digits: 4),
                Self.signed(result.difference), Self.interval(result.interval, Self.signed),
                Amount.number(result.wins), Amount.number(result.ties), Amount.number(result.losses),
                Self.probability(result.pValue), Self.probability(result.adjustedPValue),
            ])
        }
        return Printable.text("Compared with \(baseline.name):\n\n") + Self.indented(table.text) + changes(baseline)
    }

    private func changes(_ baseline: EvaluationBaseline) -> String {
        guard let measure = baseline.comparison.measures.first?.measure else { return "" }
        let changes = baseline.comparison.changes(by: measure)
        guard !changes.isEmpty else { return "" }
        let texts = outcome.texts
        var table = TextTable(alignments: [.right, .right, .right, .left, .left])
        table.add(["before", "now", "difference", "id", "question"])
        for change in changes.prefix(Self.changesMaximum) {
            table.add([
                Amount.fixed(change.baseline, digits: 4), Amount.fixed(change.value, digits: 4),
                Self.signed(change.difference), change.topicID,
                Self.cut(texts[change.topicID] ?? "", Self.questionWidth),
            ])
        }
        return "\nQuestions whose \(measure) changed most, of \(Amount.number(changes.count)) that changed:\n\n"
            + Self.indented(table.text)
    }

    private static func text(of abstention: AbstentionComparison) -> String {
        guard let run = abstention.reports.first?.run else { return "" }
        var table = TextTable(alignments: [.left] + Array(repeating: .right, count: 7))
        table.add(["score", "AUROC", "95 % interval", "AUPR", "AURC", "ECE", "answered at 5 % wrong", "threshold"])
        func number(_ value: Double?) -> String { value.map { Amount.fixed($0, digits: 4) } ?? "-" }
        for report in abstention.reports {
            table.add([
                report.name, number(report.roc?.area), report.areaInterval.map { interval($0) } ?? "-",
                number(report.averagePrecision), number(report.riskCoverage.area),
                number(report.reliability?.expectedCalibrationError),
                report.operatingPoint.map { "\(Amount.fixed($0.coverage * 100, digits: 1)) %" } ?? "none",
                number(report.operatingPoint?.threshold),
            ])
        }
        let differences = abstention.differences.map {
            "  \($0.second) over \($0.first): \(signed($0.test.difference)) AUROC, p corrected "
                + "\(probability($0.adjustedPValue))\n"
        }
        return "Answering or abstaining, on \(Amount.number(run.answerableCount)) answerable and "
            + "\(Amount.number(run.unanswerableCount)) unanswerable questions:\n\n" + indented(table.text)
            + (differences.isEmpty ? "" : "\n" + differences.joined())
    }

    // MARK: - Words

    private static func indented(_ lines: String) -> String {
        lines.split(separator: "\n").map { "  \($0)\n" }.joined()
    }

    private static func signed(_ value: Double) -> String {
        let text = Amount.fixed(value, digits: 4)
        return text.hasPrefix("-") ? text : "+" + text
    }

    private static func interval(
        _ range: ClosedRange<Double>, _ number: (Double) -> String = { Amount.fixed($0, digits: 4) }
    ) -> String { "\(number(range.lowerBound)) to \(number(range.upperBound))" }

    private static func probability(_ value: Double) -> String {
        value < 0.0001 ? "<0.0001" : Amount.fixed(value, digits: 4)
    }

    private static func cut(_ text: String, _ width: Int) -> String {
        let line = Printable.line(text)
        guard Printable.width(line) > width else { return line }
        return (Printable.wrap(line, width: width - 1).first ?? "") + "…"
    }
}
