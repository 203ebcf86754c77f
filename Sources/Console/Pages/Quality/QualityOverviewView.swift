internal import GapAnalysis
internal import Operations
internal import ReportPages
internal import Storage

/// The figures of the overview as its template shows them.
struct QualityOverviewView {
    let hasQuestions: Bool
    let figures: [Figure]
    let chartMarkup: String
    let groups: [Group]
    let periods: [Period]
    let reviewCount: String
    let hasReview: Bool
    let labelled: String

    struct Figure {
        let name: String
        let value: String
        let remark: String
    }

    struct Group {
        let caption: String
        let rows: [Row]
    }

    struct Row {
        let groupName: String
        let asked: String
        let answered: String
        let edited: String
        let reasked: String
        let handedOver: String
        let wrong: String
    }

    struct Period {
        let weeks: Int
        let isShown: Bool
    }

    init(_ overview: QualityOverview, weeks: Int, chartMarkup: String) {
        let rates = overview.rates.all
        hasQuestions = rates.asked > 0
        self.chartMarkup = chartMarkup
        figures = Self.figures(rates)
        groups = [("By channel", overview.rates.channels), ("By cohort", overview.rates.cohorts)]
            // One group without a name says nothing that the figures above do not.
            .filter { !($0.1.count == 1 && $0.1[0].name == nil) && !$0.1.isEmpty }
            .map { Group(caption: $0.0, rows: $0.1.map(Self.row)) }
        periods = QualityTab.weeks.map { Period(weeks: $0, isShown: $0 == weeks) }
        reviewCount = NumberText.count(overview.review.count, "answer")
        hasReview = !overview.review.isEmpty
        labelled = NumberText.count(overview.labelled, "question")
    }

    private static func figures(_ rates: AnswerRates) -> [Figure] {
        let said = rates.feedback.values.reduce(0, +)
        let wrong = (rates.feedback[.wrong] ?? 0) + (rates.feedback[.unsafe] ?? 0)
        return [
            Figure(
                name: "Answered, at least in part", value: percent(rates.answeredShare),
                remark: "\(percent(rates.surelyAnsweredShare)) surely, of "
                    + NumberText.count(rates.asked, "question")),
            Figure(
                name: "Expected coverage", value: percent(rates.meanProbability),
                remark: "the mean probability that the articles answer"),
            Figure(
                name: "Drafts changed before sending", value: percent(rates.editedShare),
                remark: rates.meanEdit.map { "\(NumberText.percent($0)) of their text on average" }
                    ?? (rates.editedShare == nil ? "nobody has reported what was sent" : "nobody said how much")),
            Figure(
                name: "Asked again within a week", value: percent(rates.reaskedShare),
                remark: rates.withAsker == 0
                    ? "no question came with its asker"
                    : "of \(NumberText.count(rates.withAsker, "question")) whose asker is known"),
            Figure(
                name: "Called wrong or unsafe", value: percent(said == 0 ? nil : Double(wrong) / Double(said)),
                remark: said == 0 ? "nobody has rated a citation" : "of \(NumberText.count(said, "rating"))"),
        ]
    }

    private static func row(_ group: AnswerRateTable.Group) -> Row {
        let rates = group.rates
        let wrong = (rates.feedback[.wrong] ?? 0) + (rates.feedback[.unsafe] ?? 0)
        return Row(
            groupName: group.name ?? "not said", asked: NumberText.count(rates.asked),
            answered: percent(rates.answeredShare), edited: percent(rates.editedShare),
            reasked: percent(rates.reaskedShare), handedOver: percent(rates.handedOverShare),
            wrong: rates.feedback.isEmpty ? "–" : NumberText.count(wrong))
    }

    private static func percent(_ share: Double?) -> String { share.map(NumberText.percent) ?? "–" }
}
