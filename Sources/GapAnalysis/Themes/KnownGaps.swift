internal import Privacy
package import Retrieval
package import Storage

/// Which open theme a question falls in. Made once of the themes, then asked for each question.
package struct KnownGaps: Sendable {
    private let joining: ThemeJoining
    private let gaps: [String: KnownGap]

    /// - Parameters:
    ///   - themes: all of them, closed ones too: what falls in one of those falls in no other.
    ///   - questions: of the themes' members, by id.
    ///   - askersMinimum: themes of fewer distinct askers are known to nobody, as in reports.
    /// - Complexity: O(members × dimensions)
    package init(
        themes: [ThemeRecord], questions: [String: QueryRecord],
        askersMinimum: Int = GapReportBuilder.askersMinimumDefault
    ) {
        joining = ThemeJoining(themes: themes, questions: questions)
        var gaps: [String: KnownGap] = [:]
        for theme in themes where theme.status.isOpen {
            let members = theme.members.compactMap { questions[$0] }
            guard !members.isEmpty, ThemeFigures.askers(of: members.map(\.context)) >= askersMinimum else { continue }
            // Which question is central lies in the vectors; no verdict is looked at.
            let central = CentralQuestions(members.map { JudgedQuestion($0, model: .standard) }).first
            guard let title = theme.title ?? central?.record.text else { continue }
            gaps[theme.id] = KnownGap(
                theme: theme.id, title: title.text, status: theme.status, note: theme.notes.last?.text.text,
                article: theme.article)
        }
        self.gaps = gaps
    }

    /// Nil where the question falls in no theme of askers with the same roles and locales, or in one that is closed or of
    /// too few askers. O(themes of its audience).
    package func gap(for question: QueryRecord) -> KnownGap? {
        gaps.isEmpty ? nil : joining.theme(for: question).flatMap { gaps[$0] }
    }
}
