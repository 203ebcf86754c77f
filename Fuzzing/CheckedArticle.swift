import ArticleParsing
import KnowledgeModel
import PassageCutting

/// Parses a fuzzer's input and cuts it, and holds what came of it against all that must be true of any article.
enum CheckedArticle {
    /// The Markdown profiles, by the number that a seed begins with.
    static let dialects: [SourceProfile] = [
        .github, .docusaurus, .mkdocs, .hugo, .jekyll, .githubDocs, .microsoftDocs, .plain,
    ]

    private static let cutter = PassageCutter(tokens: ToyTokens())

    /// - Parameter size: of the file that the article's places are in; nil: the body's.
    @discardableResult
    static func check(
        _ source: SourceArticle, size: Int? = nil, includes: (any IncludeReader)? = nil,
        limits: ParsingLimits = .default
    ) -> ParsedArticle {
        let article = ArticleParser(limits: limits, today: "2026-01-01").parse(source, includes: includes)
        let size = size ?? source.body.count
        let text = Array(article.text.utf8)
        func isBoundary(_ offset: Int) -> Bool { offset == text.count || text[offset] & 0xC0 != 0x80 }
        func check(_ span: SourceSpan) {
            precondition(!span.bytes.isEmpty && span.bytes.lowerBound >= 0 && span.bytes.upperBound <= size)
            precondition(span.lines.lowerBound >= 1)
        }
        precondition(String(validating: text, as: UTF8.self) != nil)
        var end = 0
        for block in article.blocks {
            precondition(!block.textRange.isEmpty && block.textRange.lowerBound >= end)
            precondition(block.textRange.upperBound <= text.count)
            precondition(isBoundary(block.textRange.lowerBound) && isBoundary(block.textRange.upperBound))
            precondition(text[end..<block.textRange.lowerBound].allSatisfy { $0 == 0x0A })
            check(block.source)
            end = block.textRange.upperBound
            var unitEnd = block.textRange.lowerBound
            for unit in block.units {
                precondition(!unit.textRange.isEmpty && unit.textRange.lowerBound >= unitEnd)
                precondition(unit.textRange.upperBound <= block.textRange.upperBound)
                check(unit.source)
                unitEnd = unit.textRange.upperBound
            }
            precondition(block.headerUnitCount == 0 || block.headerUnitCount < block.units.count)
        }
        precondition(end == text.count)
        checkPassages(of: article, text, isBoundary, check)
        return article
    }

    private static func checkPassages(
        of article: ParsedArticle, _ text: [UInt8], _ isBoundary: (Int) -> Bool, _ check: (SourceSpan) -> Void
    ) {
        let passages = cutter.cut(article, title: article.metadata.title ?? "Title", path: "a").passages
        var end = 0
        for (ordinal, passage) in passages.enumerated() {
            precondition(passage.ordinal == ordinal)
            precondition(!passage.textRange.isEmpty && passage.textRange.lowerBound >= end)
            precondition(passage.textRange.upperBound <= text.count)
            precondition(isBoundary(passage.textRange.lowerBound) && isBoundary(passage.textRange.upperBound))
            let quote = String(decoding: text[passage.textRange], as: UTF8.self)
            precondition(quote.unicodeScalars.count == passage.scalarRange.count)
            precondition(passage.indexedBody.utf8.suffix(quote.utf8.count).elementsEqual(quote.utf8))
            precondition(passage.tokenCount <= ToyTokens.limit)
            check(passage.source)
            end = passage.textRange.upperBound
        }
        let isHeading = { (block: Block) in if case .heading = block.kind { true } else { false } }
        let hasText = article.blocks.contains { !isHeading($0) && !Self.isWhite(text[$0.textRange]) }
        precondition(!hasText || !passages.isEmpty)
    }

    /// Over-long blocks of white space alone are no text; of other white letters we do not judge.
    private static func isWhite(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
        }
    }
}

/// Counts four bytes as a token, so that passages are cut early and often.
private struct ToyTokens: TokenCounting {
    static let limit = 40
    let tokenLimit = limit
    let specialTokenCount = 2
    func tokenCount(of text: String) -> Int { (text.utf8.count + 3) / 4 }
}
