import Foundation
import Privacy

/// A line with its private spans, from `Fixtures/lines.tsv`.
struct LabelledLine: Sendable {
    struct Span: Sendable, Hashable {
        var kind: RedactionKind
        /// In UTF-8 bytes of the text.
        var range: Range<Int>
    }

    var split: String
    var text: String
    var spans: [Span]

    static let all: [LabelledLine] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/lines.tsv"
        let lines = (try? String(contentsOfFile: path, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap(LabelledLine.init)
    }()

    /// - Parameter line: the split, a tab, and the text, with `\n` for the end of a line and `⟦kind:…⟧` around a span.
    init?(_ line: Substring) {
        let columns = line.split(separator: "\t", maxSplits: 1)
        guard columns.count == 2 else { return nil }
        split = String(columns[0])
        text = ""
        spans = []
        for (index, piece) in columns[1].replacing("\\n", with: "\n").split(
            separator: "⟦", omittingEmptySubsequences: false
        )
        .enumerated() {
            if index == 0 {
                text += piece
                continue
            }
            guard let colon = piece.firstIndex(of: ":"), let end = piece.firstIndex(of: "⟧"),
                let kind = RedactionKind(rawValue: String(piece[..<colon]))
            else { return nil }
            let start = text.utf8.count
            text += piece[piece.index(after: colon)..<end]
            spans.append(Span(kind: kind, range: start..<text.utf8.count))
            text += piece[piece.index(after: end)...]
        }
    }
}
