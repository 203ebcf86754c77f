import KnowledgeModel

/// Builds parsed articles as the parser would: blocks one after the other, line breaks between them.
struct ArticleBuilder {
    private(set) var text = ""
    private(set) var blocks: [Block] = []
    private var line = 1

    var article: ParsedArticle {
        ParsedArticle(metadata: ArticleMetadata(), text: text, blocks: blocks, diagnostics: [])
    }

    /// Source offsets are those of the text plus 1000, so that a mix-up shows.
    static let sourceShift = 1000

    mutating func append(
        _ kind: Block.Kind, _ content: String, separator: String = "\n", anchor: String? = nil,
        admonition: String? = nil
    ) {
        append(kind, units: [content], isUnits: false, separator: separator, anchor: anchor, admonition: admonition)
    }

    mutating func append(
        _ kind: Block.Kind, units: [String], isUnits: Bool = true, headerCount: Int = 0, separator: String = "\n",
        anchor: String? = nil, admonition: String? = nil
    ) {
        if !text.isEmpty { text += separator }
        let start = text.utf8.count
        let firstLine = line
        var made: [Block.Unit] = []
        for (place, unit) in units.enumerated() {
            if place > 0 { text += "\n" }
            let unitStart = text.utf8.count
            text += unit
            made.append(
                Block.Unit(
                    textRange: unitStart..<text.utf8.count, source: span(unitStart..<text.utf8.count, line...line)))
            line += 1
        }
        blocks.append(
            Block(
                kind: kind, textRange: start..<text.utf8.count,
                source: span(start..<text.utf8.count, firstLine...max(firstLine, line - 1)),
                units: isUnits ? made : [], headerUnitCount: headerCount, anchor: anchor, admonition: admonition))
    }

    private func span(_ range: Range<Int>, _ lines: ClosedRange<Int>) -> SourceSpan {
        SourceSpan(
            bytes: range.lowerBound + Self.sourceShift..<range.upperBound + Self.sourceShift, lines: lines)
    }
}

/// A token is four bytes of a word, or one scalar that is not ASCII. Sums over words.
struct ChunkCounting: TokenCounting {
    var tokenLimit = 256
    var specialTokenCount = 2
    /// Counts each line break as well: then the sum over blocks falls short of the whole, as it does with a real
    /// tokenizer where a word was cut.
    var countsLineBreaks = false

    func tokenCount(of text: String) -> Int {
        var count = 0
        var run = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\u{A0}", "\u{2028}":
                run = 0
            case "\n":
                run = 0
                count += countsLineBreaks ? 1 : 0
            case "\0"..."\u{7F}":
                count += run % 4 == 0 ? 1 : 0
                run += 1
            default:
                count += 1
                run = 0
            }
        }
        return count
    }
}

/// `count` words of one token each.
func words(_ count: Int, _ word: String = "word") -> String {
    Array(repeating: word, count: count).joined(separator: " ")
}

extension String {
    func utf8Slice(_ range: Range<Int>) -> String { String(decoding: Array(utf8)[range], as: UTF8.self) }
}

extension ParsedArticle {
    func quote(_ passage: PassageDraft) -> String { text.utf8Slice(passage.textRange) }
}
