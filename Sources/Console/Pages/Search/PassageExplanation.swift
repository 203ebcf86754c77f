internal import ReportPages
internal import Retrieval
internal import Storage

/// Why a passage was found, in words and numbers. Members are named by `search-passage-why.mustache`.
struct PassageExplanation {
    let summary: String
    let evidence: [Evidence]
    let words: [Word]

    struct Evidence {
        let evidenceName: String
        let measured: String
        let weight: String
        let adds: String
        /// Of 100: its share of all that speaks for the passage.
        let share: Int
    }

    struct Word {
        let wordText: String
        let found: String
        let rarity: String
        let wordAdds: String
    }

    init(_ explanation: AnswerExplanation.HitExplanation, _ hit: Hit, _ kind: ScoreKind) {
        summary = Self.summary(hit, kind)
        let total = explanation.contributions.reduce(0) { $0 + max($1.points, 0) }
        evidence = explanation.contributions.map { contribution in
            Evidence(
                evidenceName: contribution.evidence.name, measured: NumberText.fixed(contribution.value, 2),
                weight: NumberText.fixed(contribution.weight, 3), adds: NumberText.signed(contribution.points, 3),
                share: total > 0 ? Int((max(contribution.points, 0) / total * 100).rounded()) : 0)
        }
        words = explanation.words.clauses.map { clause in
            Word(
                wordText: clause.text, found: Self.found(clause),
                rarity: NumberText.count(clause.passageCount, "passage"),
                wordAdds: NumberText.signed(clause.contribution, 2))
        }
    }

    var html: String { Template.passageWhy.render(self) }

    private static func summary(_ hit: Hit, _ kind: ScoreKind) -> String {
        let byWords = hit.lexical.rank.map { "number \($0) by its words" } ?? "not found by its words"
        let byMeaning = hit.vector.rank.map { "number \($0) by its meaning" } ?? "not found by its meaning"
        return "Of all passages it is \(byWords) and \(byMeaning). It stands here by \(kind.words)."
    }

    private static func found(_ clause: LexicalExplanation.Clause) -> String {
        guard !clause.matches.isEmpty else { return "not in this passage" }
        return clause.matches.map { match in
            let places = [("title", match.title), ("headings", match.headings), ("text", match.body)].filter {
                $0.1 > 0
            }
            .map { place, count in count == 1 ? place : "\(place) (\(count)×)" }
            let form = match.origin == .exact ? "" : "as “\(match.terms.joined(separator: " "))”\(match.origin.words), "
            return form + "in " + (places.isEmpty ? "its text" : places.formattedList)
        }.joined(separator: "; ")
    }
}

extension AnswerExplanation.Contribution.Evidence {
    fileprivate var name: String {
        switch self {
        case .passage: "Says something alike"
        case .words: "Words in common"
        case .title: "Title and headings alike"
        case .pairs: "Words side by side in both"
        }
    }
}

extension LexicalExplanation.Match.Origin {
    fileprivate var words: String {
        switch self {
        case .exact: ""
        case .variant: ", written another way"
        case .synonym: ", a synonym"
        case .correction: ", taken for a misspelling"
        }
    }
}

extension ScoreKind {
    fileprivate var words: String {
        switch self {
        case .weighted: "both, weighed as below"
        case .reciprocalRankFusion: "its places in both lists"
        case .bm25: "its words alone"
        case .cosine: "its meaning alone"
        }
    }
}
