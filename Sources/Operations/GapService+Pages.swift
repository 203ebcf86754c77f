package import Access
package import GapAnalysis
import KnowledgeModel
import Privacy
import Storage

/// What a board of themes shows.
package struct GapBoard: Sendable {
    package let report: GapReport
    /// Of the questions that the caller may know of, in whatever period; by name.
    package let products: [String]
}

/// One theme with all that can be done to it.
package struct ThemeSheet: Sendable {
    package let theme: ReportedTheme
    /// About this theme's questions alone.
    package let report: GapReport
    /// Newest first.
    package let questions: [ThemeQuestion]
    /// Whoever has a theme already, by name.
    package let owners: [String]
    package let isByHand: Bool
}

package struct ThemeQuestion: Sendable, Hashable, Identifiable {
    package let id: String
    package let asked: ThemeExample

    package init(id: String, asked: ThemeExample) {
        self.id = id
        self.asked = asked
    }
}

extension GapService {
    /// - Throws: `Problem.narrowedCaller`.
    package func board(_ selection: GapSelection, caller: Caller) throws -> GapBoard {
        let visible = try visible(to: caller)
        return GapBoard(
            report: try report(selection, of: visible),
            products: Set(visible.events.questions.compactMap(\.record.product)).sorted())
    }

    /// - Throws: `Problem.noTheme`, `Problem.narrowedCaller`.
    package func sheet(ofTheme id: String, caller: Caller) throws -> ThemeSheet {
        let visible = try visible(to: caller)
        let report = try report(GapSelection(), of: visible)
        guard let theme = report.themes.first(where: { $0.id == id }),
            let record = visible.themes.first(where: { $0.id == id })
        else { throw Problem.noTheme }
        let members = Set(record.members)
        let questions = visible.events.questions.filter { members.contains($0.id) }.map { question in
            ThemeQuestion(
                id: question.id,
                asked: ThemeExample(
                    text: question.record.text.text, askedAt: question.record.askedAt,
                    channel: question.record.context.channel, ticket: question.record.context.ticket,
                    probability: question.probability, reasons: visible.events.events[question.id]?.reasons ?? []))
        }
        var own = report
        own.themes = [theme]
        return ThemeSheet(
            theme: theme, report: own,
            questions: questions.sorted { ($1.asked.askedAt, $1.id) < ($0.asked.askedAt, $0.id) },
            owners: Set(report.themes.flatMap { [$0.owner, $0.backup, $0.suggestedOwner].compactMap(\.self) }).sorted(),
            isByHand: record.isByHand)
    }

    /// Where the questions of a theme that was merged by hand are now; nil for one that was not, or is not to be seen.
    package func survivor(ofTheme id: String, caller: Caller) throws -> String? {
        guard caller.filter.isEverything else { throw Problem.narrowedCaller }
        return try store.themes().first { $0.absorbed.contains(id) && caller.maySee($0.audience) }?.id
    }
}
