import Retrieval
import Storage

/// Why these passages and why this verdict, for people.
struct ExplanationOutput {
    let explanation: AnswerExplanation

    /// What speaks for and against an answer, the weightiest first.
    var verdict: String {
        guard !explanation.features.isEmpty else { return "" }
        var rows = [["why this verdict", "value", "weight", "points"]]
        for feature in explanation.features.sorted(by: { abs($0.points) > abs($1.points) }) {
            rows.append([
                feature.feature.title, Amount.fixed(feature.value, digits: 3), Amount.fixed(feature.weight, digits: 3),
                Self.signed(feature.points),
            ])
        }
        let sum = explanation.features.reduce(explanation.bias) { $0 + $1.points }
        rows.append(["to begin with", "", "", Self.signed(explanation.bias)])
        rows.append(["log odds", "", "", Self.signed(sum)])
        let limits =
            "yes from \(VerdictOutput.percent(explanation.thresholds.yes)), "
            + "no below \(VerdictOutput.percent(explanation.thresholds.no))\n"
        return TextTable(rows: rows).text + limits
    }

    /// What each kind of evidence adds to a hit's score, and which words it has.
    func lines(ofHit index: Int) -> [String] {
        let hit = explanation.hits[index]
        let parts = hit.contributions.map { "\(Self.name($0.evidence)) \(Amount.fixed($0.points, digits: 3))" }
        var lines = parts.isEmpty ? [] : ["score: " + parts.joined(separator: " + ")]
        let found = hit.words.clauses.filter { $0.contribution > 0 }.sorted { $0.contribution > $1.contribution }
        let missing = hit.words.clauses.filter { $0.contribution == 0 && $0.kind == .word }
        if !found.isEmpty {
            let words = found.map { "\(Self.word($0)) \(Amount.fixed($0.contribution, digits: 2))" }
            lines.append("words: " + words.joined(separator: ", "))
        }
        if !missing.isEmpty { lines.append("without: " + missing.map(\.text).joined(separator: ", ")) }
        return lines
    }

    private static func name(_ evidence: AnswerExplanation.Contribution.Evidence) -> String {
        switch evidence {
        case .passage: "meaning"
        case .words: "words"
        case .title: "title"
        case .pairs: "word pairs"
        }
    }

    /// The question's word, and what stands for it if it is not there itself.
    private static func word(_ clause: LexicalExplanation.Clause) -> String {
        guard let match = clause.matches.first, match.origin != .exact else { return clause.text }
        return "\(clause.text) (\(match.origin.rawValue): \(match.terms.joined(separator: " ")))"
    }

    private static func signed(_ value: Double) -> String {
        (value < 0 ? "−" : "+") + Amount.fixed(abs(value), digits: 2)
    }
}
