package import GapAnalysis
internal import KnowledgeModel
internal import Privacy
internal import Storage

/// The themes of a gap report for a spreadsheet, one a row, most pressing first. Several values of one cell stand on
/// lines of their own.
package enum GapReportCSV {
    package static func text(_ report: GapReport) -> String {
        var csv = CSVText()
        csv.add(columns.map(\.name))
        var ranks: [GapList: Int] = [:]
        for theme in report.themes {
            ranks[theme.list, default: 0] += 1
            let row = Row(theme: theme, rank: ranks[theme.list] ?? 0, ticketURL: report.ticketURL)
            csv.add(columns.map { $0.value(row) })
        }
        return csv.text
    }

    private struct Row {
        let theme: ReportedTheme
        /// Within its list.
        let rank: Int
        let ticketURL: String?

        var figures: ThemeFigures { theme.figures }
    }

    private static let columns: [(name: String, value: @Sendable (Row) -> String)] = [
        ("id", { $0.theme.id }), ("list", { $0.theme.list.rawValue }), ("rank", { "\($0.rank)" }),
        ("title", { $0.theme.title }), ("title_confirmed", { "\($0.theme.isTitleConfirmed)" }),
        ("status", { $0.theme.status.name }), ("dismissal", { $0.theme.status.dismissal?.name ?? "" }),
        ("owner", { $0.theme.owner ?? "" }), ("backup", { $0.theme.backup ?? "" }),
        ("suggested_owner", { $0.theme.suggestedOwner ?? "" }), ("due", { $0.theme.due?.description ?? "" }),
        ("article", { $0.theme.article ?? "" }),
        ("roles", { $0.theme.audience.roles.map(\.name).joined(separator: "\n") }),
        ("locales", { $0.theme.audience.locales.joined(separator: "\n") }),
        ("questions", { "\($0.figures.questions)" }), ("events", { "\($0.figures.events)" }),
        ("askers", { "\($0.figures.askers)" }), ("askers_known", { "\($0.figures.askersAreKnown)" }),
        ("tickets", { "\($0.figures.tickets)" }), ("first_seen", { "\($0.figures.firstSeen)" }),
        ("last_seen", { "\($0.figures.lastSeen)" }),
        ("gap_probability", { NumberText.fixed($0.figures.gapProbability, 4) }),
        ("priority", { NumberText.fixed($0.theme.priority.value, 3) }),
        ("demand", { NumberText.fixed($0.theme.priority.demand, 3) }),
        ("failure", { NumberText.fixed($0.theme.priority.failure, 4) }),
        ("trend", { NumberText.fixed($0.theme.priority.trend, 3) }),
        ("cause", { $0.theme.cause.rawValue }), ("cause_evidence", { $0.theme.causeEvidence }),
        ("action", { $0.theme.cause.action.rawValue }), ("advice", { $0.theme.cause.action.advice }),
        ("suggested_title", { $0.theme.suggestedTitle }), ("outline", { $0.theme.outline.joined(separator: "\n") }),
        ("key_phrases", { $0.theme.keyPhrases.joined(separator: "\n") }),
        ("reasons", { $0.theme.reasons.map { "\($0.reason.rawValue) \($0.count)" }.joined(separator: "\n") }),
        ("channels", { $0.figures.channels.map { "\($0.channel) \($0.count)" }.joined(separator: "\n") }),
        ("weeks", { $0.figures.weeks.map { "\($0.week) \($0.count)" }.joined(separator: "\n") }),
        ("examples", { $0.theme.examples.map(\.text).joined(separator: "\n") }),
        ("example_tickets", { $0.theme.examples.compactMap(\.ticket).joined(separator: "\n") }),
        (
            "example_links",
            { row in
                row.theme.examples.compactMap { example in
                    row.ticketURL.flatMap { SafeLink.address(ofTicket: example.ticket ?? "", in: $0) }
                }.joined(separator: "\n")
            }
        ),
        ("nearest_articles", { $0.theme.nearest.map(\.articleID).joined(separator: "\n") }),
        (
            "nearest_links",
            { $0.theme.nearest.compactMap { $0.link.flatMap(SafeLink.address) }.joined(separator: "\n") }
        ),
        ("why_nearest_fail", { $0.theme.nearest.map(\.failure).joined(separator: "\n") }),
        ("replay", { $0.theme.replay?.outcome.rawValue ?? "" }),
        ("replay_answered", { $0.theme.replay.map { "\($0.answered)" } ?? "" }),
        ("replay_asked", { $0.theme.replay.map { "\($0.asked)" } ?? "" }),
        ("replay_quote", { $0.theme.replay?.quote ?? "" }),
        ("notes", { $0.theme.notes.map { "\($0.at.day) \($0.by): \($0.text.text)" }.joined(separator: "\n") }),
    ]
}
