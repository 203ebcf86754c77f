package import GapAnalysis
import JSONText
package import KnowledgeModel
import Privacy
import Retrieval
import Storage

/// What a gate found, for people and for programs.
package struct GateOutput {
    private let id: GenerationID
    let findings: GateFindings
    private let index: String

    package init(id: GenerationID, findings: GateFindings, index: String) {
        self.id = id
        self.findings = findings
        self.index = index
    }

    init(checked: CheckedGeneration, index: String) {
        self.init(id: checked.id, findings: checked.findings, index: index)
    }

    /// Of a generation that is held back: why, what was expected and what came, and what to do.
    ///
    /// - Parameter serving: `generation 41 still serves`; nil where nothing does.
    package func text(serving: String?) -> String {
        var lines = ["Generation \(id) is held back; \(serving ?? "nothing serves yet")."]
        for broken in findings.broken { lines += ["", "  " + broken.question.text.text] + details(broken) }
        if !findings.damage.isEmpty {
            lines += [""] + findings.damage.map { "  damaged: \($0)" }
        }
        if !findings.warnings.isEmpty { lines += [""] + warnings.map { "  " + $0 } }
        lines += [
            "", "Correct the articles and index again with --gate, or change what must come of the questions",
            "(`lacuna gaps curate list --index \(index)`). To serve it all the same:",
            "`lacuna generations activate \(id) --index \(index)`, or index without --gate.",
        ]
        return lines.map { Printable.text($0) }.joined(separator: "\n")
    }

    /// One for each closed theme whose article went or changed; nothing is held for it.
    package var warnings: [String] { findings.warnings.map { Printable.text("warning: \($0.sentence)") } }

    /// Of a generation that serves.
    var passed: String { "\(Amount.count(findings.asked, "curated question")), none broken" }

    private func details(_ broken: BrokenQuestion) -> [String] {
        [
            "    question  \(broken.question.id)", "    expected  \(Self.words(broken.question.expectation))",
            "    came      \(Self.words(broken.came))",
        ] + (broken.before.map { ["    before    \(Self.words($0))"] } ?? [])
    }

    private static func words(_ expectation: CuratedQuestion.Expectation) -> String {
        switch expectation {
        case .article(let ids): "\(ids.joined(separator: " or ")), and a verdict other than no"
        case .noAnswer: "no answer: a verdict other than yes"
        }
    }

    private static func words(_ outcomes: [QuestionOutcome]) -> String {
        outcomes.isEmpty ? "it was read as no question" : outcomes.map(\.line).joined(separator: "; ")
    }

    func write(to document: inout JSONWriter) {
        document.member(
            "gate",
            object: { gate in
                gate.member("generation", id.number)
                gate.member("passed", findings.isPassed)
                gate.member("asked", findings.asked)
                gate.member(
                    "broken",
                    array: { list in
                        for broken in findings.broken { list.object { Self.write(broken, to: &$0) } }
                    })
                gate.member("damage", findings.damage)
                gate.member(
                    "warnings",
                    array: { list in
                        for warning in findings.warnings {
                            list.object { members in
                                members.member("theme", warning.theme)
                                members.member("article", warning.article)
                                members.member("change", warning.change.rawValue)
                            }
                        }
                    })
            })
    }

    private static func write(_ broken: BrokenQuestion, to members: inout JSONWriter) {
        members.member("id", broken.question.id)
        members.member("question", broken.question.text.text)
        switch broken.question.expectation {
        case .article(let ids):
            members.member("expect", "article")
            members.member("articles", ids)
        case .noAnswer:
            members.member("expect", "no_answer")
            members.member("articles", [])
        }
        for (name, outcomes) in [("came", broken.came), ("before", broken.before)] {
            guard let outcomes else {
                members.memberNull(name)
                continue
            }
            members.member(
                name, array: { list in for outcome in outcomes { list.object { outcome.write(to: &$0) } } })
        }
    }
}

extension QuestionOutcome {
    /// `billing/refunds.md, yes (93 %)`
    var line: String {
        "\(articles.first ?? "nothing"), \(verdict.rawValue)"
            + (probability.map { " (\(VerdictOutput.percent($0)))" } ?? "")
    }

    func write(to members: inout JSONWriter) {
        members.member("verdict", verdict.rawValue)
        members.member("probability", probability)
        members.member("articles", articles)
        members.member("quote", cited.first?.quote)
    }
}
