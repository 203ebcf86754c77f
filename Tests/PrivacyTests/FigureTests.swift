import Privacy
import Testing

/// How well personal data is found in the labelled lines. The floors lie a little under what was measured, see
/// `docs/privacy.md`; they show when a change makes it worse.
struct FigureTests {
    struct Floor: Sendable {
        var split: String
        var precision: Double
        var recall: Double
        /// Bytes of labels that stay, of all bytes of labels.
        var leak: Double
        var touchedPlainLines: Int
    }

    @Test(arguments: [
        Floor(split: "dev", precision: 0.98, recall: 0.98, leak: 0.01, touchedPlainLines: 1),
        Floor(split: "report", precision: 0.97, recall: 0.97, leak: 0.02, touchedPlainLines: 2),
        Floor(split: "second", precision: 0.97, recall: 0.9, leak: 0.1, touchedPlainLines: 1),
    ])
    func labelledLines(_ floor: Floor) throws {
        let lines = LabelledLine.all.filter { $0.split == floor.split }
        try #require(lines.count > 60)
        let figures = RedactionFigures(lines, .standard)
        let leak = Double(figures.leakedBytes) / Double(figures.privateBytes)
        #expect(figures.overall.precision >= floor.precision)
        #expect(figures.overall.recall >= floor.recall)
        #expect(leak <= floor.leak)
        #expect(figures.touchedPlainLines <= floor.touchedPlainLines)
        for kind in RedactionKind.allCases {
            guard let count = figures.byKind[kind] else { continue }
            print(
                "\(floor.split) \(kind.rawValue): \(count.expected) labels, \(count.found) found, \(count.right) right")
        }
        print("\(floor.split): precision \(figures.overall.precision), recall \(figures.overall.recall), leak \(leak)")
    }

    @Test func labelsAreReadWhole() {
        #expect(LabelledLine.all.count >= 600)
        #expect(LabelledLine.all.filter(\.spans.isEmpty).count >= 200)
        #expect(
            Set(LabelledLine.all.flatMap(\.spans).map(\.kind)) == Set(RedactionKind.allCases).subtracting([.custom]))
    }
}
