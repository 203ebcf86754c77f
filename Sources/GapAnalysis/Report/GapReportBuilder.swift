internal import Foundation
package import KnowledgeModel
internal import Privacy
internal import Retrieval
package import Storage

/// Makes a report of the log's events and the themes. Reads passages as each theme's askers may see them.
package struct GapReportBuilder: Sendable {
    package var knowledgeBase: String
    package var ticketURL: String?
    /// Who takes what no article's owner takes.
    package var ownerDefault: String?
    /// Themes are shown from so many distinct askers on.
    package var askersMinimum: Int
    package var probability: GapProbability
    /// Asks with an owner's rights whether a theme's question is answered for others.
    package var elsewhere: @Sendable (JudgedQuestion, ThemeAudience) throws -> ThemeEvidence.Elsewhere?

    package static let askersMinimumDefault = 2

    package init(
        knowledgeBase: String, ticketURL: String? = nil, ownerDefault: String? = nil,
        askersMinimum: Int = askersMinimumDefault, probability: GapProbability = .standard,
        elsewhere: @escaping @Sendable (JudgedQuestion, ThemeAudience) throws -> ThemeEvidence.Elsewhere? = { _, _ in
            nil
        }
    ) {
        self.knowledgeBase = knowledgeBase
        self.ticketURL = ticketURL
        self.ownerDefault = ownerDefault
        self.askersMinimum = askersMinimum
        self.probability = probability
        self.elsewhere = elsewhere
    }

    /// - Parameters:
    ///   - events: of the period.
    ///   - themes: all of them; those without a question in the period are left out.
    ///   - generations: nil, or one without an index, leaves the nearest passages out.
    package func report(
        of events: GapEvents, themes: [ThemeRecord], period: ActivityPeriod, generations: (any GenerationSource)?,
        calibrationChanges: [CalibrationChange] = [], formerWeeks: [WeekFigures] = [], at: Timestamp
    ) throws -> GapReport {
        let questions = Dictionary(events.questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let members = themes.map { theme in theme.members.compactMap { questions[$0] } }
        let shown = themes.indices.filter { index in
            !members[index].isEmpty
                && (ThemeFigures(of: members[index], events: events)?.askers ?? 0) >= askersMinimum
        }
        let phrases = KeyPhrases(themes: shown.map { members[$0].map(\.record.text.text) })
        let weeks = GapSummaryCounting.weeks(of: events, former: formerWeeks)
        let begin = weeks.first?.week ?? at.day
        var reported: [ReportedTheme] = []
        var readers: [ThemeAudience: any GenerationReader] = [:]
        for (place, index) in shown.enumerated() {
            let audience = themes[index].audience
            if readers[audience] == nil { readers[audience] = try? generations?.reader(for: audience.scope) }
            let theme = ThemeReporting(
                builder: self, events: events, reader: readers[audience], at: at, logBegin: begin)
            if let line = try theme.report(
                themes[index], members[index], keyPhrases: phrases.phrases(ofTheme: place))
            {
                reported.append(line)
            }
        }
        reported.sort { ($1.priority.value, $0.id) < ($0.priority.value, $1.id) }
        var report = GapReport(
            knowledgeBase: knowledgeBase, at: at, period: period,
            summary: GapSummaryCounting.summary(of: events, themes: themes),
            weeks: weeks,
            calibrationChanges: calibrationChanges.filter { period.contains($0.at) }, themes: reported,
            articles: try GapSummaryCounting.articles(of: events, themes: shown.map { themes[$0] }, readers: readers),
            ticketURL: ticketURL)
        report.cautions = cautions(report, hidden: themes.count { !$0.members.isEmpty } - shown.count)
        return report
    }

    private func cautions(_ report: GapReport, hidden: Int) -> [String] {
        var cautions: [String] = []
        if hidden > 0 {
            cautions.append(
                "\(hidden) \(hidden == 1 ? "theme is" : "themes are") not shown: fewer than \(askersMinimum) "
                    + "distinct askers, or nothing asked in this period.")
        }
        if report.themes.contains(where: { !$0.figures.askersAreKnown }) {
            cautions.append(
                "Not all questions say who asked or in which ticket; those count as one asker each.")
        }
        if !report.calibrationChanges.isEmpty {
            cautions.append("The calibration changed in this period; all figures are made by the present one.")
        }
        return cautions
    }
}
