package import GapAnalysis
import JSONText
package import KnowledgeModel
package import Storage

/// Which questions and themes a report is about. Nil members do not narrow.
package struct GapSelection: Sendable, Hashable {
    /// The first and the last day on which something was asked.
    package var since: CalendarDay?
    package var until: CalendarDay?
    /// Assigned or suggested.
    package var owner: String?
    package var product: String?
    package var channel: String?
    package var status: String?
    package var list: GapList?

    package init(
        since: CalendarDay? = nil, until: CalendarDay? = nil, owner: String? = nil, product: String? = nil,
        channel: String? = nil, status: String? = nil, list: GapList? = nil
    ) {
        self.since = since
        self.until = until
        self.owner = owner
        self.product = product
        self.channel = channel
        self.status = status
        self.list = list
    }

    package static let statuses = ["new", "acknowledged", "in_progress", "resolved?", "done", "dismissed"]
    package static let parameters = ["since", "until", "owner", "product", "channel", "status", "list"]

    /// - Parameter value: of a parameter of this name; nil if it is absent.
    /// - Throws: `Problem` 422 naming every parameter that is wrong.
    package static func decode(_ value: (String) -> String?) throws(Problem) -> GapSelection {
        var faults = RequestFaults()
        func day(_ name: String) -> CalendarDay? {
            guard let text = value(name) else { return nil }
            let day = CalendarDay(text)
            if day == nil { faults.add("?\(name)", "must be a day such as 2026-05-31") }
            return day
        }
        func word(_ name: String, of words: [String]) -> String? {
            faults.word(value(name).map { .string($0) }, at: "?\(name)", of: words)
        }
        let selection = GapSelection(
            since: day("since"), until: day("until"), owner: value("owner"), product: value("product"),
            channel: value("channel"), status: word("status", of: statuses),
            list: word("list", of: GapList.allCases.map(\.rawValue)).flatMap { GapList(rawValue: $0) })
        guard faults.isEmpty else { throw .invalidRequest(faults.list) }
        return selection
    }

    package var period: ActivityPeriod { ActivityPeriod(from: since?.start, until: until?.adding(days: 1).start) }

    /// Whether it leaves all questions in, so that what is known of deleted ones counts as well.
    package var isOfAllQuestions: Bool { since == nil && until == nil && product == nil && channel == nil }

    package func admits(_ record: QueryRecord) -> Bool {
        period.contains(record.askedAt) && (product.map { record.product == $0 } ?? true)
            && (channel.map { record.context.channel == $0 } ?? true)
    }

    package func admits(_ theme: ReportedTheme) -> Bool {
        (owner.map { (theme.owner ?? theme.suggestedOwner) == $0 } ?? true)
            && (status.map { theme.status.name == $0 } ?? true) && (list.map { theme.list == $0 } ?? true)
    }

    /// For the head of a report.
    package var words: [String] {
        [
            owner.map { "owner \($0)" }, product.map { "product \($0)" }, channel.map { "channel \($0)" },
            status.map { "status \($0)" }, list.map { "list \($0.rawValue)" },
        ].compactMap(\.self)
    }

    /// A report on what is selected, over the themes as they were stored last.
    ///
    /// - Parameters:
    ///   - events: of all questions that whoever asks may know of.
    ///   - themes: likewise.
    package func report(
        of events: GapEvents, themes: [ThemeRecord], store: any GapStore, formerWeeks: [WeekFigures],
        builder: GapReportBuilder, generations: (any GenerationSource)?, at: Timestamp
    ) throws -> GapReport {
        var report = try builder.report(
            of: events.selected { admits($0.record) }, themes: themes, period: period, generations: generations,
            calibrationChanges: try store.calibrationChanges(), formerWeeks: isOfAllQuestions ? formerWeeks : [],
            at: at)
        report.filters = words
        report.themes = report.themes.filter(admits)
        return report
    }
}
