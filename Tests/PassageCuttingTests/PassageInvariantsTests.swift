import Foundation
import KnowledgeModel
import PassageCutting
import Testing

/// What holds for every article, on random ones: a dozen for each setting, or as many as `LACUNA_TEST_SEEDS` says.
@Suite struct PassageInvariantsTests {
    private static let seedCount = ProcessInfo.processInfo.environment["LACUNA_TEST_SEEDS"].flatMap(UInt64.init) ?? 12

    struct Limits: Sendable, CustomTestStringConvertible {
        var tokens: ChunkCounting
        var settings = CuttingSettings()
        var testDescription: String { "\(tokens), \(settings)" }
    }

    @Test(arguments: [
        Limits(tokens: ChunkCounting()),
        Limits(tokens: ChunkCounting(), settings: CuttingSettings(targetTokens: 200)),
        Limits(tokens: ChunkCounting(), settings: CuttingSettings(targetTokens: 60, minimumTokens: 60)),
        Limits(tokens: ChunkCounting(tokenLimit: 40)),
        Limits(tokens: ChunkCounting(tokenLimit: 18), settings: CuttingSettings(maximumQuoteBytes: 64)),
        Limits(tokens: ChunkCounting(tokenLimit: 256, countsLineBreaks: true)),
        Limits(tokens: ChunkCounting(tokenLimit: 24, countsLineBreaks: true)),
    ])
    func passagesOfRandomArticles(_ limits: Limits) {
        let cutter = PassageCutter(tokens: limits.tokens, settings: limits.settings)
        for seed in 0..<Self.seedCount {
            var random = SeededRandom(seed: seed)
            let article = RandomArticle.make(&random)
            let (passages, diagnostics) = cutter.cut(article, title: "The title of it", path: "a.md")
            let comment = Comment(rawValue: "seed \(seed)")
            checkQuotes(article, passages, comment)
            checkBudget(limits, passages, comment)
            checkCoverage(article, passages, comment)
            checkSources(article, passages, comment)
            if !limits.tokens.countsLineBreaks { checkWholeBlocks(article, passages, limits, comment) }
            let again = cutter.cut(article, title: "The title of it", path: "a.md")
            #expect(again.passages == passages && again.diagnostics == diagnostics, comment)
        }
    }

    private func checkQuotes(_ article: ParsedArticle, _ passages: [PassageDraft], _ comment: Comment) {
        let bytes = Array(article.text.utf8)
        let scalars = Array(article.text.unicodeScalars)
        var last = 0
        for (place, passage) in passages.enumerated() {
            #expect(passage.ordinal == place, comment)
            #expect(passage.textRange.lowerBound >= last, comment)
            last = passage.textRange.upperBound
            let quote = String(validating: bytes[passage.textRange], as: UTF8.self)
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[passage.scalarRange])
            #expect(quote == String(view), comment)
            #expect(quote?.unicodeScalars.contains { !$0.properties.isWhitespace } == true, comment)
            // in bytes: an accent at the start of the quote is one character with what stands before it
            let body = Array(passage.indexedBody.utf8)
            #expect(body.suffix(passage.textRange.count).elementsEqual(bytes[passage.textRange]), comment)
            // What the encoder sees is the body without its white space, sentence by sentence.
            let sentences = passage.embeddingText.segments.dropFirst()
            let seen = sentences.flatMap(\.unicodeScalars).filter { !$0.properties.isWhitespace }
            let said = passage.indexedBody.unicodeScalars.filter { !$0.properties.isWhitespace }
            #expect(seen.elementsEqual(said), comment)
            #expect(sentences.allSatisfy { !$0.isEmpty }, comment)
            #expect(passage.headingPath.allSatisfy { !$0.isEmpty && !$0.contains("\n") }, comment)
        }
    }

    private func checkBudget(_ limits: Limits, _ passages: [PassageDraft], _ comment: Comment) {
        for passage in passages {
            let count = limits.tokens.tokenCount(of: passage.embeddingText.text) + limits.tokens.specialTokenCount
            #expect(passage.tokenCount == count, comment)
            #expect(count <= limits.tokens.tokenLimit, comment)
            #expect(passage.textRange.count <= limits.settings.maximumQuoteBytes, comment)
        }
    }

    /// Each character of a block is in one passage; the passages' order rules out more than one.
    private func checkCoverage(_ article: ParsedArticle, _ passages: [PassageDraft], _ comment: Comment) {
        let bytes = Array(article.text.utf8)
        var covered = Array(repeating: false, count: bytes.count)
        for passage in passages {
            for index in passage.textRange { covered[index] = true }
        }
        for block in article.blocks {
            if case .heading = block.kind { continue }
            var offset = block.textRange.lowerBound
            var isCovered = true
            for scalar in String(decoding: bytes[block.textRange], as: UTF8.self).unicodeScalars {
                isCovered = isCovered && (covered[offset] || scalar.properties.isWhitespace)
                offset += scalar.utf8.count
            }
            #expect(isCovered, comment)
        }
        #expect(article.blocks.isEmpty == passages.isEmpty, comment)
    }

    private func checkSources(_ article: ParsedArticle, _ passages: [PassageDraft], _ comment: Comment) {
        for passage in passages {
            let blocks = article.blocks.filter { $0.textRange.overlaps(passage.textRange) }
            let first = blocks.first?.source.bytes.lowerBound ?? .max
            let last = blocks.last?.source.bytes.upperBound ?? .min
            #expect(passage.source.bytes.lowerBound >= first && passage.source.bytes.upperBound <= last, comment)
            // the source is the text shifted, so it must hold the quote
            let shifted = passage.textRange.lowerBound + ArticleBuilder.sourceShift
            #expect(passage.source.bytes.lowerBound <= shifted, comment)
            #expect(
                passage.source.bytes.upperBound >= passage.textRange.upperBound + ArticleBuilder.sourceShift, comment)
        }
    }

    private func checkWholeBlocks(
        _ article: ParsedArticle, _ passages: [PassageDraft], _ limits: Limits, _ comment: Comment
    ) {
        let room = limits.tokens.tokenLimit - limits.tokens.specialTokenCount
        let smallestBudget = room - min(limits.settings.contextTokens, room / 2) - 3
        for block in article.blocks {
            guard block.textRange.count <= limits.settings.maximumQuoteBytes,
                limits.tokens.tokenCount(of: article.text.utf8Slice(block.textRange)) <= smallestBudget
            else { continue }
            #expect(passages.count { $0.textRange.overlaps(block.textRange) } <= 1, comment)
        }
    }
}
