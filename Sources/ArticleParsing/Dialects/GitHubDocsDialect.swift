extension Dialect {
    /// GitHub's own documentation: GitHub's Markdown with Liquid for data and versions; all versions' words stay.
    static let githubDocs = Dialect(
        includes: [ReusableIncludes()],
        lines: [
            HighlightBlocks(),
            RawInCode(),
            QuoteAlerts(),
        ],
        marks: [
            LiquidTags(),
            TitlesOfTargets(),
            Footnotes(),
        ])
}
