package import GapAnalysis
import JSONText
package import KnowledgeModel
import Privacy
package import Storage

/// In what two generations differ, for people and for programs; totals first.
package struct GenerationsDiffOutput {
    private let before: GenerationID
    private let after: GenerationID
    private let articles: GenerationDifference
    private let answers: AnswerComparison?

    /// Lines of one kind that people are shown.
    private static let shownMaximum = 50

    package init(
        before: GenerationID, after: GenerationID, articles: GenerationDifference, answers: AnswerComparison?
    ) {
        self.before = before
        self.after = after
        self.articles = articles
        self.answers = answers
    }

    // MARK: - Text

    package var text: String {
        var lines = [
            "Generation \(before) to \(after): \(Amount.number(articles.added.count)) added, "
                + "\(Amount.number(articles.removed.count)) removed, \(Amount.number(articles.changed.count)) changed, "
                + "\(Amount.number(articles.moved.count)) of these for other readers; passages "
                + "\(Amount.number(articles.passagesBefore)) to \(Amount.number(articles.passagesAfter))."
        ]
        if let answers {
            lines.append(
                "Of \(Amount.count(answers.asked, "question")), \(Amount.number(answers.changed)) "
                    + "\(answers.changed == 1 ? "is" : "are") answered otherwise: "
                    + "\(Amount.number(answers.count(.verdict))) with another verdict, "
                    + "\(Amount.number(answers.count(.citation))) with another first citation, "
                    + "\(Amount.number(answers.count(.probability))) with a probability that moved by more than "
                    + "\(Amount.fixed(AnswerComparison.probabilityStep, digits: 1)).")
        }
        lines += Self.section("added", articles.added.map { [Self.line($0)] })
        lines += Self.section("removed", articles.removed.map { [Self.line($0)] })
        lines += Self.section("changed", articles.changed.map { ["\($0.after.key.id)  \(Self.words($0))"] })
        if let answers { lines += Self.section("answered otherwise", answers.changes.map(Self.lines)) }
        return lines.map { Printable.text($0) + "\n" }.joined()
    }

    private static func section(_ title: String, _ entries: [[String]]) -> [String] {
        if entries.isEmpty { return [] }
        let hidden = entries.count - shownMaximum
        return ["", title] + entries.prefix(shownMaximum).joined().map { "  " + $0 }
            + (hidden > 0 ? ["  and \(Amount.number(hidden)) more; --json has all"] : [])
    }

    private static func line(_ article: StoredArticle) -> String {
        ([article.key.id, article.title] + [article.url].compactMap(\.self)
            + [Amount.count(article.passageCount, "passage")]).joined(separator: "  ")
    }

    private static func words(_ change: GenerationDifference.Change) -> String {
        let (old, new) = (change.before, change.after)
        return change.fields.map { field in
            switch field {
            case .text:
                old.passageCount == new.passageCount
                    ? "text" : "text (\(old.passageCount) to \(Amount.count(new.passageCount, "passage")))"
            case .title: "title “\(old.title)” to “\(new.title)”"
            case .url: "url \(old.url ?? "none") to \(new.url ?? "none")"
            case .audience: "audience \(roles(old)) to \(roles(new))"
            case .locale: "locale \(old.locale) to \(new.locale)"
            case .source: "source \(old.key.source) to \(new.key.source)"
            case .details: "details"
            }
        }.joined(separator: ", ")
    }

    private static func roles(_ article: StoredArticle) -> String {
        article.audience.roles.isEmpty ? "nobody" : article.audience.roles.map(\.name).joined(separator: "+")
    }

    private static func lines(_ change: AnswerComparison.Change) -> [String] {
        [
            change.question.text.text.split(whereSeparator: \.isNewline).joined(separator: " ")
                + (change.times > 1 ? " (\(Amount.number(change.times)) times)" : ""),
            "  before  \(change.before?.line ?? "it was read as no question")",
            "  after   \(change.after?.line ?? "it was read as no question")"
                + (change.differences == [.citation] && change.before?.articles.first == change.after?.articles.first
                    ? ", other words" : ""),
        ]
    }

    // MARK: - JSON

    package var json: String {
        var writer = JSONWriter()
        writer.object { document in
            document.member("version", 1)
            document.member("before", before.number)
            document.member("after", after.number)
            writeTotals(to: &document)
            Self.write("added", articles.added, to: &document)
            Self.write("removed", articles.removed, to: &document)
            document.member(
                "changed",
                array: { list in
                    for change in articles.changed {
                        list.object { members in
                            members.member("fields", change.fields.map(\.rawValue))
                            members.member("before", object: { Self.write(change.before, to: &$0) })
                            members.member("after", object: { Self.write(change.after, to: &$0) })
                        }
                    }
                })
            if let answers {
                document.member("answers", array: { for change in answers.changes { Self.write(change, to: &$0) } })
            }
        }
        return writer.text + "\n"
    }

    private func writeTotals(to document: inout JSONWriter) {
        document.member(
            "totals",
            object: { totals in
                totals.member("added", articles.added.count)
                totals.member("removed", articles.removed.count)
                totals.member("changed", articles.changed.count)
                totals.member("for_other_readers", articles.moved.count)
                totals.member("passages_before", articles.passagesBefore)
                totals.member("passages_after", articles.passagesAfter)
                totals.member("asked", answers?.asked)
                totals.member("answered_otherwise", answers?.changed)
                for difference in AnswerComparison.Difference.allCases {
                    totals.member("other_\(difference.rawValue)", answers?.count(difference))
                }
            })
    }

    private static func write(_ name: String, _ articles: [StoredArticle], to document: inout JSONWriter) {
        document.member(
            name, array: { list in for article in articles { list.object { Self.write(article, to: &$0) } } })
    }

    private static func write(_ article: StoredArticle, to members: inout JSONWriter) {
        members.member("id", article.key.id)
        members.member("source", article.key.source)
        members.member("title", article.title)
        members.member("url", article.url)
        members.member("audience", article.audience.roles.map(\.name))
        members.member("locale", article.locale)
        members.member("passages", article.passageCount)
        members.member("text_sha256", article.textSHA256)
    }

    private static func write(_ change: AnswerComparison.Change, to list: inout JSONWriter) {
        list.object { members in
            members.member("question", change.question.text.text)
            members.member("roles", change.question.scope.roles.sorted().map(\.name))
            members.member("locales", (change.question.scope.locales ?? []).sorted())
            members.member("times", change.times)
            members.member("differences", change.differences.map(\.rawValue))
            for (name, outcome) in [("before", change.before), ("after", change.after)] {
                if let outcome {
                    members.member(name, object: { outcome.write(to: &$0) })
                } else {
                    members.memberNull(name)
                }
            }
        }
    }
}
