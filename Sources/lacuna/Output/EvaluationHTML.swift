import Evaluation
import ReportPages

/// One evaluation as a page.
struct EvaluationHTML {
    let outcome: EvaluationOutcome
    let names: DocumentNames
    /// ISO 8601, UTC.
    let now: String

    /// - Throws: what the storage throws when a name is looked up.
    var page: String {
        get throws {
            let texts = outcome.texts
            var questions: [String: EvaluationPage.Question] = [:]
            for topic in outcome.report.topics {
                // Where a relevant one stands first, the page says just that.
                let top = topic.firstRelevantRank == 1 ? nil : outcome.top(ofTopic: topic.topicID)
                questions[topic.topicID] = EvaluationPage.Question(
                    text: texts[topic.topicID] ?? topic.topicID, top: try top.map { try names.name(of: $0) })
            }
            return EvaluationPage(
                noun: outcome.level.noun, title: "Evaluation of \(folderName)", facts: facts,
                cautions: outcome.cautions.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." },
                report: outcome.report, questions: questions,
                comparison: outcome.baseline.map {
                    EvaluationPage.Comparison(baselineName: $0.name, result: $0.comparison)
                },
                abstention: outcome.abstention
            ).html
        }
    }

    private var folderName: String {
        outcome.indexFolder.split(separator: "/").last.map(String.init) ?? outcome.indexFolder
    }

    private var facts: [(name: String, value: String)] {
        [
            ("Index", outcome.indexFolder), ("Generation", "\(outcome.generation)"),
            ("Ranking", outcome.rankingText), ("Questions", Amount.number(outcome.report.topics.count)),
            ("Measured", now.prefix(16).replacing("T", with: " ") + " UTC"), ("By", "lacuna \(Lacuna.version)"),
        ]
    }
}
