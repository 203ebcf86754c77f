package import GapAnalysis
internal import KnowledgeModel
internal import Storage

/// What of a report waits for somebody: the first thing that a lead looks for.
package struct GapAttention: Sendable {
    /// Open, and past its due date.
    package let overdue: [ReportedTheme]
    /// Asked again after articles changed, it seems answered; a person confirms.
    package let toConfirm: [ReportedTheme]
    /// It was answered, and is no longer.
    package let regressed: [ReportedTheme]
    /// Of the ten most pressing that are open.
    package let withoutOwner: [ReportedTheme]

    package static let pressing = 10

    package init(_ report: GapReport) {
        let open = report.themes.filter(\.status.isOpen)
        overdue = open.filter { $0.isOverdue(on: report.at.day) }
        toConfirm = open.filter { $0.status == .maybeResolved }
        regressed = open.filter { $0.replay?.outcome == .regressed }
        withoutOwner = open.prefix(Self.pressing).filter { $0.owner == nil }
    }

    /// Sentences with the themes that they speak of; none where nothing waits.
    package var lines: [(text: String, themes: [ReportedTheme])] {
        [
            (Self.sentence(overdue, "theme is past its due date", "themes are past their due date"), overdue),
            (
                Self.sentence(toConfirm, "theme seems to be answered now", "themes seem to be answered now")
                    + "; somebody must confirm it", toConfirm
            ),
            (
                Self.sentence(
                    regressed, "theme was answered and is no longer", "themes were answered and are no longer"),
                regressed
            ),
            ("Of the most pressing, " + Self.sentence(withoutOwner, "has no owner", "have no owner"), withoutOwner),
        ].filter { !$0.1.isEmpty }
    }

    private static func sentence(_ themes: [ReportedTheme], _ one: String, _ many: String) -> String {
        "\(NumberText.count(themes.count)) \(themes.count == 1 ? one : many)"
    }
}
