extension Dialect {
    /// Markdown as GitHub shows it: quote alerts, footnotes; braces and exclamation marks are text. Help desks that hand
    /// over Markdown hand over this.
    static let github = Dialect(
        includes: [BookIncludes()],
        lines: [
            FencedCallouts(),
            QuoteAlerts(),
        ],
        marks: [
            Footnotes()
        ])

    /// What a file of MDX has beyond the rest of its dialect.
    static let mdx = Dialect(
        includes: [PartialIncludes()],
        lines: [
            JSXIndentation()
        ],
        marks: [
            ModuleStatements(),
            JSXTags(),
            AttributeLists(bare: .heading, hasColons: false),
            JSXExpressions(),
        ])
}
