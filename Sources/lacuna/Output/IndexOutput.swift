import GapAnalysis
import Indexing
import JSONText
import KnowledgeModel
import LocalStorage

/// What an index run did, for people and for programs.
struct IndexOutput {
    let report: IndexingReport
    /// The serving generation, new or not; nil if the first of all is held back.
    let generation: GenerationSummary?
    /// Nil where the gate had nothing to look at, or was not asked to.
    let gate: GateOutput?
    let duration: Duration
    let findings: FindingsSummary
    /// Empty unless asked for.
    var timings: [(step: IndexTimings.Step, time: Duration)] = []

    var text: String {
        let serving = generation.map { "generation \($0.id) still serves, \(Self.contents($0))" }
        let head =
            if let gate, !gate.findings.isPassed {
                gate.text(serving: serving)
            } else if report.generation != nil, let generation {
                "Generation \(generation.id) is published: \(Self.contents(generation))."
            } else {
                "Nothing has changed: \(serving ?? "nothing serves")."
            }
        var rows = [("articles", articles)]
        if report.passages > 0 { rows.append(("passages", passages)) }
        if let gate, gate.findings.isPassed {
            rows.append(("gate", gate.passed))
            rows += gate.warnings.map { ("", $0) }
        }
        if let findings = findings.text { rows.append(("findings", findings)) }
        rows.append(("time", Amount.duration(duration)))
        rows += timings.map { ("", "\($0.step.rawValue) \(Amount.duration($0.time))") }
        return head + "\n\n"
            + rows.map { "  \($0)\(String(repeating: " ", count: 10 - $0.count))\($1)\n" }.joined()
    }

    private static func contents(_ generation: GenerationSummary) -> String {
        "\(Amount.count(generation.articles, "article")), \(Amount.count(generation.passages, "passage"))"
    }

    private var articles: String {
        let counts: [(Int, String)] = [
            (report.written, "new or edited"), (report.unchanged, "unchanged"), (report.removed, "removed"),
            (report.excluded, "left out (draft, unlisted, expired)"), (report.failed, "failed"),
        ]
        return "\(Amount.number(report.articlesRead)) read: "
            + counts.filter { $0.0 > 0 }.map { "\(Amount.number($0)) \($1)" }.joined(separator: ", ")
    }

    private var passages: String {
        "\(Amount.number(report.passages)) new: \(Amount.number(report.embedded)) embedded"
            + (report.reused > 0 ? ", \(Amount.number(report.reused)) with embeddings from before" : "")
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("generation", generation?.id.number)
            document.member("published", report.generation != nil)
            document.member(
                "articles",
                object: { articles in
                    articles.member("total", generation?.articles ?? 0)
                    articles.member("read", report.articlesRead)
                    articles.member("written", report.written)
                    articles.member("unchanged", report.unchanged)
                    articles.member("removed", report.removed)
                    articles.member("excluded", report.excluded)
                    articles.member("failed", report.failed)
                })
            document.member(
                "passages",
                object: { passages in
                    passages.member("total", generation?.passages ?? 0)
                    passages.member("written", report.passages)
                    passages.member("embedded", report.embedded)
                    passages.member("reused", report.reused)
                })
            document.member(
                "findings",
                object: { findings in
                    findings.member("errors", self.findings.counts[.error] ?? 0)
                    findings.member("warnings", self.findings.counts[.warning] ?? 0)
                    findings.member("notes", self.findings.counts[.note] ?? 0)
                    findings.member(
                        "codes",
                        object: { codes in for entry in self.findings.codes { codes.member(entry.code, entry.count) } })
                })
            if let gate { gate.write(to: &document) }
            document.member("seconds", Amount.seconds(duration))
            if !timings.isEmpty {
                document.member(
                    "timings",
                    object: { members in
                        for (step, time) in timings { members.member(step.rawValue, Amount.seconds(time)) }
                    })
            }
        }
        return writer.text + "\n"
    }
}
