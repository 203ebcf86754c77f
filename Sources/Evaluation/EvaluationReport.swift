/// Measures of one run against judgements, topic by topic and on average.
package struct EvaluationReport: Sendable, Hashable {
    package struct TopicResult: Sendable, Hashable {
        package var topicID: String
        /// In the order of the report's measures.
        package var values: [Double]
        /// Whether the run has documents for it. If not, all values are 0.
        package var isInRun: Bool
        /// Judged documents with a grade above 0. If there are none, all values but `Judged@k` are 0.
        package var relevantCount: Int
        /// From 1; nil if the run has no relevant document for it.
        package var firstRelevantRank: Int?
    }

    package let measures: [Measure]
    /// Every topic with judgements, in the order of the qrels.
    package let topics: [TopicResult]
    /// Topics of the run that have no judgements: they count for nothing.
    package let unjudgedTopicIDs: [String]

    /// - Complexity: O(n log n) in documents.
    package init(run: Run, qrels: Qrels, measures: [Measure] = Measure.standard) {
        self.measures = measures
        topics = qrels.topicIDs.map { topicID in
            let grades = qrels[topicID] ?? [:]
            let ranking = run.ranking(of: topicID)
            return TopicResult(
                topicID: topicID,
                values: measures.map { $0.value(ranking: ranking, grades: grades) },
                isInRun: !ranking.isEmpty,
                relevantCount: grades.values.count { $0 > 0 },
                firstRelevantRank: ranking.firstIndex { grades[$0] ?? 0 > 0 }.map { $0 + 1 })
        }
        unjudgedTopicIDs = run.topicIDs.filter { qrels[$0] == nil }
    }

    /// The mean over all topics with judgements, as `trec_eval -c` has it: a topic that the run leaves out counts 0.
    /// Nil if the measure is not in the report or there is no topic.
    package func mean(of measure: Measure) -> Double? {
        guard let values = values(of: measure), !values.isEmpty else { return nil }
        return values.reduce(0, +) / Double(values.count)
    }

    /// Places of `topics`, the worst first: by the first measure, then by the rank of the first relevant document, none
    /// being the worst; then in their order. O(n log n).
    package var worstFirst: [Int] {
        let keys = topics.map { (value: $0.values.first ?? 0, rank: $0.firstRelevantRank ?? .max) }
        return topics.indices.sorted { left, right in
            if keys[left].value != keys[right].value { return keys[left].value < keys[right].value }
            if keys[left].rank != keys[right].rank { return keys[left].rank > keys[right].rank }
            return left < right
        }
    }

    /// Values in the order of `topics`; nil if the measure is not in the report.
    package func values(of measure: Measure) -> [Double]? {
        guard let place = measures.firstIndex(of: measure) else { return nil }
        return topics.map { $0.values[place] }
    }
}

extension EvaluationReport {
    /// A mean, and how far it could be off because these topics were asked and not others.
    package struct MeanEstimate: Sendable, Hashable {
        package let measure: Measure
        package let mean: Double
        /// By bootstrap over topics, 95 %.
        package let interval: ClosedRange<Double>
    }

    /// In the order of the measures; empty if there is no topic. O(rounds · topics · measures).
    package func estimates(seed: UInt64 = 1) -> [MeanEstimate] {
        measures.compactMap { measure in
            guard let mean = mean(of: measure), let values = values(of: measure) else { return nil }
            return MeanEstimate(
                measure: measure, mean: mean, interval: BootstrapInterval.ofMean(values, seed: seed))
        }
    }
}
