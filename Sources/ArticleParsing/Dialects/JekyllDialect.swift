extension Dialect {
    /// Jekyll with kramdown: Liquid, attribute lists of blocks and spans, `{:toc}`, abbreviations, includes.
    static let jekyll = Dialect(
        includes: [LiquidIncludes()],
        lines: [
            HighlightBlocks(),
            RawInCode(),
            QuoteAlerts(),
            MarkdownInHTML(),
            Abbreviations(),
        ],
        marks: [
            LiquidTags(),
            AttributeLists(bare: .heading, hasColons: true),
            Footnotes(),
        ])
}
