extension Dialect {
    /// Microsoft's documentation: alerts in quotes, includes, zones, monikers, rows, images, tabs; words of all zones and
    /// monikers stay.
    static let microsoftDocs = Dialect(
        includes: [MicrosoftIncludes()],
        lines: [
            ColonContainers(areMicrosofts: true),
            QuoteAlerts(),
            TabHeadings(),
        ],
        marks: [
            MicrosoftBrackets(),
            MicrosoftImages(),
            MicrosoftReferences(),
            AttributeLists(bare: .heading, hasColons: false),
            Footnotes(),
        ])
}
