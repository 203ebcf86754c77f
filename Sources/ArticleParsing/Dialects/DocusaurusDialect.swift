extension Dialect {
    /// MDX in every file, `:::note[Title]`, ids behind headings, imported partials.
    static let docusaurus = Dialect(
        lines: [
            ColonContainers(),
            QuoteAlerts(),
        ],
        marks: [
            Footnotes()
        ]
    ).joined(with: .mdx)
}
