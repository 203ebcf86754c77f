extension Dialect {
    /// MkDocs with Material's usual extensions: `!!!`, `???`, `=== "Tab"`, `///`, attribute lists, snippets, macros, keys,
    /// edits, abbreviations, Markdown in HTML.
    static let mkdocs = Dialect(
        includes: [SnippetIncludes()],
        lines: [
            SnippetLines(),
            IndentedCallouts(),
            ColonContainers(mark: UInt8(ascii: "/")),
            QuoteAlerts(),
            MarkdownInHTML(),
            Abbreviations(),
        ],
        marks: [
            CriticMarks(),
            AttributeLists(bare: .span, hasColons: true),
            LiquidTags(needsNames: true),
            Footnotes(),
            Keys(),
            IconNames(),
        ])
}
