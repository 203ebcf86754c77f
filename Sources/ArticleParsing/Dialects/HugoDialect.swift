extension Dialect {
    /// Hugo with goldmark: shortcodes, attributes behind headings and blocks, quote alerts.
    static let hugo = Dialect(
        includes: [ShortcodeIncludes()],
        lines: [
            HighlightBlocks(),
            QuoteAlerts(),
        ],
        marks: [
            HugoComments(),
            HugoShortcodes(),
            AttributeLists(bare: .lineEnd, hasColons: false),
            Footnotes(),
        ])
}
