extension Dialect {
    /// Records of unknown make: every tool's marks that hardly anyone writes as text.
    static let anyTool = Dialect(
        lines: [
            HighlightBlocks(),
            FencedCallouts(),
            IndentedCallouts(),
            ColonContainers(areMicrosofts: true),
            QuoteAlerts(),
        ],
        marks: [
            ImportLines(),
            HugoShortcodes(),
            JSXRemarks(),
            AttributeLists(bare: .lineEnd, hasColons: true),
            LiquidTags(),
            Footnotes(),
            MicrosoftBrackets(),
            MicrosoftImages(),
        ])
}
