import Evaluation
import KnowledgeModel
import Retrieval

/// All that one evaluation found, before it is put in words, JSON or a page.
struct EvaluationOutcome {
    let indexFolder: String
    let generation: GenerationID
    let mode: SearchRequest.Mode
    let fusion: EvaluateRetrievalCommand.FusionChoice
    let level: EvaluationLevel
    let questions: EvaluationQuestions
    let matched: MatchedJudgements
    let run: Run
    let report: EvaluationReport
    let estimates: [EvaluationReport.MeanEstimate]
    var baseline: EvaluationBaseline?
    let abstention: AbstentionComparison?
    /// Of ranking the questions; what is computed from the rankings takes no time that matters.
    let duration: Duration

    var mainMeasure: Measure? { report.measures.first }

    /// The questions' words by topic id.
    var texts: [String: String] {
        Dictionary(questions.topics.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
    }

    /// What stands first in a topic's ranking; entries come in the order of their ranks. O(1).
    func top(ofTopic id: String) -> String? { run[id]?.first?.document }

    /// `hybrid, by article`
    var rankingText: String {
        "\(mode.rawValue)\(mode == .hybrid && fusion == .rrf ? " (by ranks alone)" : ""), by \(level.noun)"
    }
}

/// What an evaluation is compared with.
struct EvaluationBaseline {
    /// As in "compared with …".
    let name: String
    let report: EvaluationReport
    let comparison: RunComparison

    init(name: String, report: EvaluationReport, comparedWith newer: EvaluationReport) {
        self.name = name
        self.report = report
        comparison = RunComparison(report: newer, baseline: report)
    }
}

extension AbstentionComparison {
    /// Of the labelled topics; nil if there is none.
    ///
    /// - Parameter topics: those that were ranked, in the order of the scores. A score that has nothing to say of any of
    ///   them is left out.
    init?(topics: [Topic], answerability: [TopicAnswerability]) {
        let labels = topics.map(\.answerable)
        let isAnswerable = labels.compactMap(\.self)
        guard !isAnswerable.isEmpty else { return nil }
        self.init(
            answerability.compactMap { scored in
                let scores = zip(scored.scores, labels).filter { $0.1 != nil }.map(\.0)
                guard scores.contains(where: { $0 != nil }) else { return nil }
                return AbstentionReport(
                    name: scored.name, run: AnswerabilityRun(scores: scores, isAnswerable: isAnswerable),
                    isProbability: scored.isProbability)
            })
    }
}
