internal import GapAnalysis
internal import KnowledgeModel
internal import Storage

extension GapReportPage {
    /// A place on the page. Ids are ours, and stand percent-encoded all the same.
    static func anchor(of theme: ReportedTheme) -> String { "theme-" + SafeLink.percentEncoded(theme.id) }

    /// Those that have a place on the page.
    var wholeIDs: Set<String> {
        let open = GapList.allCases.flatMap { report.openThemes(of: $0).prefix(Self.wholeMaximum) }
        return Set((open + report.closedThemes.prefix(Self.wholeMaximum)).map(\.id))
    }

    func section(of list: GapList) -> Page.Section {
        let themes = report.openThemes(of: list)
        var section = Page.Section(
            anchor: list.rawValue, heading: "\(list.heading) (\(NumberText.count(themes.count)))",
            paragraphs: [Page.Line(line: list.explanation)])
        guard !themes.isEmpty else {
            section.paragraphs.append(Page.Line(line: "No theme of this kind is open."))
            return section
        }
        fill(&section, with: themes, caption: "Further themes")
        return section
    }

    /// Nil where nothing has been closed.
    var closedSection: Page.Section? {
        let themes = report.closedThemes
        guard !themes.isEmpty else { return nil }
        var section = Page.Section(
            anchor: "closed", heading: "Done and dismissed (\(NumberText.count(themes.count)))",
            paragraphs: [
                Page.Line(line: "Closed themes go on counting: whether it has become quiet shows in the trend.")
            ])
        fill(&section, with: themes, caption: "Further closed themes")
        return section
    }

    private func fill(_ section: inout Page.Section, with themes: [ReportedTheme], caption: String) {
        let highest = report.themes.filter(\.status.isOpen).map(\.priority.value).max() ?? 0
        for (place, theme) in themes.prefix(Self.wholeMaximum).enumerated() {
            let card = ThemeCard(theme, rank: place + 1, highest: highest, in: report)
            section.blocks.append(Page.Block(markup: ThemeTemplate.card.render(card)))
        }
        let rest = Array(themes.enumerated().dropFirst(Self.wholeMaximum))
        guard !rest.isEmpty else { return }
        let shown = rest.prefix(Self.listedMaximum)
        var line =
            "The first \(NumberText.count(Self.wholeMaximum)) of \(NumberText.count(themes.count)) are shown whole; "
            + "the table below has the next \(NumberText.count(shown.count))"
        line += shown.count < rest.count ? ", and the JSON of the same report has all of them." : "."
        section.paragraphs.append(Page.Line(line: line))
        section.tables = [
            Table(
                caption: caption,
                columns: [
                    .words("Theme"), .numbers("Rank"), .numbers("Priority"), .numbers("Questions"), .numbers("Askers"),
                    .words("Status"), .words("Owner"),
                ],
                rows: shown.map { place, theme in
                    [
                        (ShortText.shortened(theme.title, ShortText.title), theme.id),
                        (NumberText.count(place + 1), nil), (NumberText.fixed(theme.priority.value, 1), nil),
                        (NumberText.count(theme.figures.questions), nil), (NumberText.count(theme.figures.askers), nil),
                        (theme.status.title, nil), (theme.owner ?? "none", nil),
                    ]
                }, stacked: true)
        ]
    }

    /// Nil where no article is named.
    var articlesSection: Page.Section? {
        guard !report.articles.isEmpty else { return nil }
        let shown = report.articles.prefix(Self.articlesMaximum)
        let highest = Double(max(shown.map(\.tickets).max() ?? 0, 1))
        var section = Page.Section(anchor: "articles", heading: "Articles by the tickets they would answer")
        section.paragraphs = [
            Page.Line(
                line:
                    "What was asked although these articles answer it. Linking one where the question comes up is "
                    + "often all it takes."
                    + (shown.count < report.articles.count
                        ? " The first \(NumberText.count(shown.count)) of \(NumberText.count(report.articles.count))."
                        : ""))
        ]
        let rows = shown.enumerated().map { place, article in
            ArticleRow(
                articleRank: NumberText.count(place + 1),
                articleTitle: ShortText.shortened(article.title, ShortText.title),
                articleAddress: article.url.flatMap(SafeLink.address),
                articleOwner: article.owner.map { "owner \($0)" } ?? "no owner",
                tickets: NumberText.count(article.tickets, "ticket"),
                questions: NumberText.count(article.questions, "question"),
                meterMarkup: SmallCharts.meter(Double(article.tickets) / highest))
        }
        section.blocks = [Page.Block(markup: Self.articlesTemplate.render(ArticleRows(rows: rows)))]
        return section
    }

    package static let articlesMaximum = 50

    struct ArticleRows { let rows: [ArticleRow] }

    struct ArticleRow {
        let articleRank: String
        let articleTitle: String
        let articleAddress: String?
        let articleOwner: String
        let tickets: String
        let questions: String
        let meterMarkup: String
    }

    private static let articlesTemplate = HTMLTemplate(
        """
        <ol class="articles">{{#rows}}<li><span class="rank" aria-hidden="true">{{articleRank}}</span>\
        <span class="head"><span dir="auto">{{#articleAddress}}\
        <a href="{{articleAddress}}" rel="noopener noreferrer">{{articleTitle}}</a>{{/articleAddress}}\
        {{^articleAddress}}{{articleTitle}}{{/articleAddress}}</span> <small>{{articleOwner}}</small></span> \
        <span class="gauge"><small><b>{{tickets}}</b>, {{questions}}</small>{{{meterMarkup}}}</span></li>
        {{/rows}}</ol>
        """)

    /// Nil where no theme has a priority to explain.
    var priorityNote: Page.Section? {
        guard !report.themes.isEmpty else { return nil }
        return Page.Section(
            anchor: "priority", heading: "How themes are ranked",
            paragraphs: [
                Page.Line(line: "Priority = \(ThemePriority.formula)."),
                Page.Line(
                    line:
                        "The root, since the hundredth asker adds less than the second. The square, so that a doubtful "
                        + "theme stands well below a sure one. Trend is the questions of the last four weeks against "
                        + "the four before, two added to both so that a handful makes no steep one, and never below ½ or "
                        + "above 2. Each theme shows its own numbers."),
            ])
    }
}
