import JSONText
import Retrieval

/// Latencies for people and for programs, in milliseconds.
struct LatencyOutput {
    let summary: LatencySummary
    let passageCount: Int
    /// Of each question, the encoder's special tokens among them.
    let tokenCounts: [Int]
    let rounds: Int

    private var meanTokens: Double { Double(tokenCounts.reduce(0, +)) / Double(tokenCounts.count) }

    var text: String {
        let (shortest, longest) = (tokenCounts.min() ?? 0, tokenCounts.max() ?? 0)
        let table = TextTable(
            rows: [["stage", "p50 ms", "p95 ms"]]
                + rows.map { name, time in
                    [name, Amount.fixed(time.median, digits: 3), Amount.fixed(time.p95, digits: 3)]
                })
        return "\(passageCount) passages; \(tokenCounts.count) questions of \(shortest) to \(longest) tokens, "
            + "\(Amount.fixed(meanTokens, digits: 1)) on average; \(rounds) rounds after one to warm up\n\n"
            + table.text
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("passages", passageCount)
            document.member("questions", tokenCounts.count)
            document.member("rounds", rounds)
            document.member("mean_tokens", meanTokens)
            document.member(
                "milliseconds",
                object: { stages in
                    for (name, time) in rows {
                        stages.member(
                            name,
                            object: { times in
                                times.member("p50", time.median)
                                times.member("p95", time.p95)
                            })
                    }
                })
        }
        return writer.text + "\n"
    }

    private var rows: [(name: String, time: LatencySummary.Percentiles)] {
        summary.stages.map { ($0.stage.rawValue, $0.time) }
            + [("all_but_encoding_and_scans", summary.rest), ("total", summary.total)]
    }
}
