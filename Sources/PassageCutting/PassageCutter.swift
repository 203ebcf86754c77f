package import KnowledgeModel
internal import TextAnalysis

/// Cuts an article into passages: what is embedded, stored and cited.
///
/// A passage is whole blocks of one section, as long as the encoder reads it whole (its real tokens, title and heading
/// path included). Headings are not quoted; they stand in the heading path. Where sections are tiny, siblings are
/// joined: the quote then runs across the later ones' headings. Always `article.text[textRange] == quote`.
///
/// Every block but headings is in exactly one passage, or cut into consecutive ones if it is over budget alone: between
/// sentences, rows or lines. See `CuttingSettings` for the sizes.
package struct PassageCutter: Sendable {
    private let tokens: any TokenCounting
    private let settings: CuttingSettings

    /// - Precondition: the encoder's limit leaves room for 16 tokens.
    package init(tokens: any TokenCounting, settings: CuttingSettings = .default) {
        precondition(tokens.tokenLimit - tokens.specialTokenCount >= 16, "the encoder's token limit is too small")
        self.tokens = tokens
        self.settings = settings
    }

    /// The same for the same article, title and settings.
    ///
    /// - Parameters:
    ///   - title: of the article; stands before every passage in what the encoder sees.
    ///   - path: of the source file, for diagnostics.
    /// - Complexity: O(n); each text is counted twice, as a block and as a passage.
    package func cut(
        _ article: ParsedArticle, title: String, path: String
    ) -> (passages: [PassageDraft], diagnostics: [Diagnostic]) {
        let text = ArticleText(article.text, tokens: tokens)
        let counts = article.blocks.map { block in
            block.textRange.count <= settings.maximumQuoteBytes ? text.tokenCount(block.textRange) : nil
        }
        let sections = ArticleSections(text: text, blocks: article.blocks, title: title).sections()
        let groups = SectionGroups(sections: sections, settings: settings, tokenCounts: counts).groups()
        var passages = ArticlePassages(
            text: text, blocks: article.blocks, tokenCounts: counts, title: title, path: path, settings: settings)
        for group in groups { passages.append(group) }
        if passages.drafts.isEmpty, let heading = sections.first(where: \.isTitle)?.heading {
            passages.append(SectionGroup(headingPath: [], anchor: nil, blocks: heading..<heading + 1))
        }
        return (passages.drafts, passages.diagnostics)
    }
}
