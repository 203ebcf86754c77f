package import ArticleParsing
package import KnowledgeModel
package import PassageCutting
package import Storage

/// One article as a run would hand it to the index, with its blocks and with what the encoder would see: for people who
/// want to know what becomes of a file. Made by the same code as an index.
package struct ArticleInspection: Sendable {
    /// As citations would show it. It goes by the id that its front matter asks for, if there is one.
    package let article: StoredArticle
    /// Merged of record, front matter and the source's defaults.
    package let metadata: ArticleMetadata
    package let text: String
    package let blocks: [Block]
    /// As they would be stored; also of an article that stays out.
    package let passages: [PassageDraft]
    package let diagnostics: [Diagnostic]

    /// - Parameter includes: reads what the article includes.
    /// - Complexity: O(n) in the article's bytes and those that it includes.
    package init(
        of article: SourceArticle, includes: (any IncludeReader)? = nil, parser: ArticleParser,
        tokens: any TokenCounting,
        cutting: CuttingSettings = .default
    ) {
        let preparation = ArticlePreparation(
            parser: parser, cutter: PassageCutter(tokens: tokens, settings: cutting), fingerprint: .none)
        let reading = preparation.read(article, includes: includes)
        self.article = reading.stored(id: reading.declaredID ?? article.id, contentHash: "")
        metadata = reading.metadata
        text = reading.parsed.text
        blocks = reading.parsed.blocks
        passages = reading.passages
        diagnostics = reading.diagnostics
    }

    /// Whether a run would put it into the index.
    package var isIndexed: Bool { metadata.exclusion == nil && !passages.isEmpty }

    /// A passage as the index would give it back.
    package func stored(_ draft: PassageDraft) -> StoredPassage {
        StoredPassage(
            id: PassageID.make(
                articleID: article.key.id, textSHA256: article.textSHA256, scalarRange: draft.scalarRange),
            ordinal: draft.ordinal, headingPath: draft.headingPath, anchor: draft.anchor,
            textRange: draft.textRange, scalarRange: draft.scalarRange, source: draft.source, article: article,
            articleText: text)
    }
}
