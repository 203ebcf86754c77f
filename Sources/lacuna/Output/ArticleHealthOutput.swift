package import GapAnalysis
import KnowledgeModel
import Storage

/// Article health in a terminal: the beginning of each list, and how much more there is.
package enum ArticleHealthOutput {
    /// Lines of a list that are shown; `--json` has all.
    static let linesMaximum = 20
    private static let titleWidth = 44

    package static func text(_ health: ArticleHealth, width: Int = 100) -> String {
        let since = health.period.from.map { " since \($0.day)" } ?? ""
        var text =
            "\(Amount.count(health.articles, "article")) of generation \(health.generation); "
            + "\(Amount.count(health.questions, "question"))\(since), \(Amount.number(health.answered)) answered\n"
        text += table(
            "Review overdue, most cited first", health.overdue, ["cited", "due", "days", "last review"],
            [.right, .left, .right, .left]
        ) { line in
            (
                line.cited,
                [
                    Amount.number(line.cited.served), "\(line.due)", Amount.number(line.daysOverdue),
                    line.lastReview.map { "\($0.at.day) by \($0.by)" } ?? "never",
                ]
            )
        }
        text += table(
            "Cited and faulted, worst first", health.faulted, ["unsafe", "wrong", "incomplete", "useful", "cited"],
            [.right, .right, .right, .right, .right]
        ) { line in
            let counts = [.unsafe, .wrong, .incomplete, .useful].map { Amount.number(line.count($0)) }
            return (line.cited, counts + [Amount.number(line.cited.served)])
        }
        text += table(
            "Asked all the same, most tickets first", health.stillAsked, ["tickets", "questions", "cited"],
            [.right, .right, .right]
        ) { line in
            (
                line.cited,
                [Amount.number(line.tickets), Amount.number(line.questions), Amount.number(line.cited.served)]
            )
        }
        text += pairs("Contradictions", health.contradictions, width)
        text += pairs("Near-duplicates", health.duplicates, width)
        text += table("Never cited", health.neverCited, ["updated"], [.left]) { cited in
            (cited, [cited.article.updatedAt ?? ""])
        }
        if !health.cautions.isEmpty {
            text += "\n" + health.cautions.map { "note: \($0)".inLines(width: width) }.joined()
        }
        return text
    }

    private static func table<Line>(
        _ heading: String, _ lines: [Line], _ columns: [String], _ alignments: [TextTable.Alignment],
        _ cells: (Line) -> (CitedArticle, [String])
    ) -> String {
        if lines.isEmpty { return "\n\(heading): none\n" }
        var table = TextTable(alignments: alignments + [.left, .left, .left])
        table.add(columns + ["owner", "id", "title"])
        for line in lines.prefix(linesMaximum) {
            let (cited, cells) = cells(line)
            table.add(cells + [cited.article.owner ?? "", cited.article.key.id, clipped(cited.article.title)])
        }
        return "\n\(heading): \(Amount.number(lines.count))\n" + table.text + more(lines.count)
    }

    private static func pairs(_ heading: String, _ pairs: [ArticlePair], _ width: Int) -> String {
        if pairs.isEmpty { return "\n\(heading): none\n" }
        var text = "\n\(heading): \(Amount.count(pairs.count, "pair"))\n"
        for pair in pairs.prefix(linesMaximum) {
            let names = "\(pair.first.cited.article.key.id) and \(pair.second.cited.article.key.id)"
            let counts = "\(Amount.count(pair.passages, "passage")), cited \(Amount.number(pair.served)) times"
            text += "\(names): \(counts)".inLines(width: width, indentation: "    ")
            for side in [pair.first, pair.second] {
                let place = ([side.cited.article.title] + side.headingPath).joined(separator: " › ")
                let says = side.clash.map { " says “\($0)”" } ?? ""
                text +=
                    "  - "
                    + "\(place)\(says): “\(clipped(side.quote, to: 160))”".inLines(
                        width: width, indentation: "    ")
            }
        }
        return text + more(pairs.count)
    }

    private static func more(_ count: Int) -> String {
        count > linesMaximum ? "… and \(Amount.number(count - linesMaximum)) more; --json has all\n" : ""
    }

    private static func clipped(_ text: String, to length: Int = titleWidth) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count <= length ? line : line.prefix(length - 1) + "…"
    }
}
