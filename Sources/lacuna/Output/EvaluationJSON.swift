import Evaluation
import JSONText
import KnowledgeModel
import Retrieval

/// One evaluation for programs.
enum EvaluationJSON {
    static func text(of outcome: EvaluationOutcome) -> String {
        var writer = JSONWriter(reservingBytes: 256 * 1024)
        writer.object { document in
            document.member("version", 1)
            document.member("generation", outcome.generation.number)
            document.member("mode", outcome.mode.rawValue)
            document.member("level", outcome.level.rawValue)
            document.member(
                "topics",
                object: { topics in
                    topics.member("measured", outcome.report.topics.count)
                    topics.member("without_judgements", outcome.questions.withoutJudgementsCount)
                    topics.member("without_text", outcome.questions.judgedWithoutTextCount)
                })
            document.member(
                "judged_ids",
                object: { ids in
                    ids.member("total", outcome.questions.qrels.documentIDs.count)
                    ids.member("unmatched", outcome.matched.unmatchedIDs)
                    ids.member("ambiguous", outcome.matched.ambiguousIDs)
                })
            document.member(
                "measures",
                object: { measures in
                    for estimate in outcome.estimates { measures.member("\(estimate.measure)", estimate.mean) }
                })
            document.member(
                "intervals",
                object: { intervals in
                    for estimate in outcome.estimates {
                        interval(&intervals, "\(estimate.measure)", estimate.interval)
                    }
                })
            document.member("notes", outcome.cautions)
            if let baseline = outcome.baseline { comparison(&document, baseline) }
            if let abstention = outcome.abstention { self.abstention(&document, abstention) }
            perTopic(&document, outcome)
            document.member("seconds", Amount.seconds(outcome.duration))
        }
        return writer.text + "\n"
    }

    private static func comparison(_ document: inout JSONWriter, _ baseline: EvaluationBaseline) {
        document.member(
            "comparison",
            object: { comparison in
                comparison.member("baseline", baseline.name)
                comparison.member(
                    "measures",
                    object: { measures in
                        for result in baseline.comparison.measures {
                            measures.member(
                                "\(result.measure)",
                                object: { members in
                                    members.member("before", result.baselineMean)
                                    members.member("now", result.mean)
                                    members.member("difference", result.difference)
                                    interval(&members, "interval", result.interval)
                                    members.member("better", result.wins)
                                    members.member("same", result.ties)
                                    members.member("worse", result.losses)
                                    members.member("p", result.pValue)
                                    members.member("p_corrected", result.adjustedPValue)
                                })
                        }
                    })
            })
    }

    private static func abstention(_ document: inout JSONWriter, _ abstention: AbstentionComparison) {
        document.member(
            "abstention",
            object: { members in
                members.member("answerable", abstention.reports.first?.run.answerableCount)
                members.member("unanswerable", abstention.reports.first?.run.unanswerableCount)
                members.member(
                    "scores",
                    array: { scores in
                        for report in abstention.reports { scores.object { score(&$0, report) } }
                    })
                members.member(
                    "differences",
                    array: { differences in
                        for difference in abstention.differences {
                            differences.object { members in
                                members.member("first", difference.first)
                                members.member("second", difference.second)
                                members.member("auroc_difference", difference.test.difference)
                                members.member("p", difference.test.pValue)
                                members.member("p_corrected", difference.adjustedPValue)
                            }
                        }
                    })
            })
    }

    private static func score(_ members: inout JSONWriter, _ report: AbstentionReport) {
        members.member("name", report.name)
        members.member("auroc", report.roc?.area)
        if let areaInterval = report.areaInterval { interval(&members, "auroc_interval", areaInterval) }
        members.member("aupr", report.averagePrecision)
        members.member("aurc", report.riskCoverage.area)
        members.member("ece", report.reliability?.expectedCalibrationError)
        members.member("brier", report.brierScore)
        members.member("risk_maximum", AbstentionReport.riskMaximum)
        members.member("coverage", report.operatingPoint?.coverage)
        members.member("threshold", report.operatingPoint?.threshold)
        guard let bins = report.reliability?.bins else { return }
        members.member(
            "reliability",
            array: { array in
                for bin in bins {
                    array.object { members in
                        members.member("mean_probability", bin.meanProbability)
                        members.member("answerable_share", bin.answerableShare)
                        members.member("count", bin.count)
                    }
                }
            })
    }

    private static func perTopic(_ document: inout JSONWriter, _ outcome: EvaluationOutcome) {
        let texts = outcome.texts
        document.member(
            "per_topic",
            array: { topics in
                for topic in outcome.report.topics {
                    topics.object { members in
                        members.member("id", topic.topicID)
                        members.member("text", texts[topic.topicID])
                        members.member("first_relevant_rank", topic.firstRelevantRank)
                        members.member("top", outcome.top(ofTopic: topic.topicID))
                        for (measure, value) in zip(outcome.report.measures, topic.values) {
                            members.member("\(measure)", value)
                        }
                    }
                }
            })
    }

    private static func interval(_ members: inout JSONWriter, _ name: String, _ range: ClosedRange<Double>) {
        members.member(
            name,
            array: {
                $0.element(range.lowerBound)
                $0.element(range.upperBound)
            })
    }
}
