package import GapAnalysis
internal import KnowledgeModel
internal import Storage

/// The page of a gap report, for whoever leads a content team: how much is answered, what is not, and for each theme
/// what was asked, what the articles have, why that fails and what to do. `html` needs no other file and runs nothing.
package struct GapReportPage: Sendable {
    package var report: GapReport

    /// Of each list, themes shown with all that is known of them; the others stand in a table below.
    package static let wholeMaximum = 40
    /// Rows of that table; programs have all of them in JSON.
    package static let listedMaximum = 500

    package init(report: GapReport) { self.report = report }

    /// The whole page. O(themes shown whole × their examples), bounded by the limits above.
    package var html: String {
        var sections = [summarySection, weeksSection].compactMap(\.self)
        sections += GapList.allCases.map(section(of:))
        sections += [closedSection, articlesSection, priorityNote].compactMap(\.self)
        return PageTemplate.render(
            Page(
                title: "Gap report: \(report.knowledgeBase)", lead: report.lead, facts: facts,
                cautions: report.cautions.map { Page.Line(line: $0) }, sections: sections,
                contents: sections.map { Page.Entry(target: $0.anchor, entryText: $0.heading) },
                style: PageStyle.css + "\n" + GapStyle.css))
    }

    private var facts: [Page.Fact] {
        var facts = [Page.Fact(name: "Questions from", valueMarkup: periodMarkup)]
        if let baseline = report.baseline {
            facts.append(
                Page.Fact(
                    name: "Compared with", value: baseline.name + ", ", valueMarkup: DateText.html(baseline.at)))
        }
        if !report.filters.isEmpty {
            facts.append(Page.Fact(name: "Narrowed to", value: report.filters.joined(separator: "; ")))
        }
        facts.append(Page.Fact(name: "Made", valueMarkup: DateText.htmlWithClock(report.at)))
        return facts
    }

    private var periodMarkup: String {
        let from = report.period.from.map { DateText.html($0.day) }
        let last = report.period.until.map { DateText.html(Timestamp(milliseconds: $0.milliseconds - 1).day) }
        return switch (from, last) {
        case (let from?, let last?): from == last ? from : "\(from) to \(last)"
        case (let from?, nil): "\(from) on"
        case (nil, let last?): "the beginning to \(last)"
        case (nil, nil): DateText.period(report.period)
        }
    }
}
