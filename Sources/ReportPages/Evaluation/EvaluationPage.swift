package import Evaluation

/// The page of one evaluation: figures, plots, and the questions to look at. `html` needs no other file.
package struct EvaluationPage: Sendable {
    /// A judged question as a person sees it.
    package struct Question: Sendable {
        package var text: String
        /// What stands first in its ranking, as a reader would call it; nil if nothing was found.
        package var top: String?

        package init(text: String, top: String?) {
            self.text = text
            self.top = top
        }
    }

    package struct Comparison: Sendable {
        /// As in "compared with …".
        package var baselineName: String
        package var result: RunComparison

        package init(baselineName: String, result: RunComparison) {
            self.baselineName = baselineName
            self.result = result
        }
    }

    /// One of what was searched for: "article".
    package var noun = "article"
    package var title: String
    /// Name and value, in the order in which they are shown.
    package var facts: [(name: String, value: String)]
    package var cautions: [String]
    package var report: EvaluationReport
    /// By topic id; a topic without one is shown by its id.
    package var questions: [String: Question]
    package var comparison: Comparison?
    /// Of the same questions; empty if none is labelled.
    package var abstention: AbstentionComparison?

    /// A reader goes through a few dozen; programs have them all in JSON.
    static let topicsMaximum = 200
    static let changesMaximum = 20

    package init(
        noun: String, title: String, facts: [(name: String, value: String)], cautions: [String],
        report: EvaluationReport, questions: [String: Question], comparison: Comparison? = nil,
        abstention: AbstentionComparison? = nil
    ) {
        self.noun = noun
        self.title = title
        self.facts = facts
        self.cautions = cautions
        self.report = report
        self.questions = questions
        self.comparison = comparison
        self.abstention = abstention
    }

    /// The whole page. O(topics log topics).
    package var html: String {
        var sections = [rankings]
        if let comparison {
            sections += [section(of: comparison), changes(of: comparison)].compactMap(\.self)
        }
        if let abstention { sections.append(Self.section(of: abstention)) }
        sections.append(worstQuestions)
        return PageTemplate.render(
            Page(
                title: title, lead: lead, facts: facts.map { Page.Fact(name: $0.name, value: $0.value) },
                cautions: cautions.map { Page.Line(line: $0) }, sections: sections))
    }

    /// The measure that plots and orders go by.
    var mainMeasure: Measure? { report.measures.first }

    private var lead: String {
        let ranks = report.topics.map(\.firstRelevantRank)
        let first = ranks.count { $0 == 1 }
        let firstTen = ranks.count { $0.map { $0 <= 10 } ?? false }
        let count = ranks.count
        guard count > 0 else { return "No question has judgements." }
        return "Of \(NumberText.count(count, "question")), \(NumberText.count(first)) "
            + "(\(NumberText.percent(Double(first) / Double(count)))) have a relevant \(noun) in first place and "
            + "\(NumberText.count(firstTen)) (\(NumberText.percent(Double(firstTen) / Double(count)))) among the "
            + "first ten."
    }

    /// A cell for a topic: its question, and its id below.
    func cell(ofTopic id: String) -> (text: String, remark: String?) {
        guard let question = questions[id] else { return (id, nil) }
        return (question.text, id)
    }
}
