package import Indexing
package import KnowledgeModel

/// What `lacuna inspect` knows of an article.
package struct InspectedArticle: Sendable {
    /// As it was named.
    package var file: String
    package var format: ArticleFormat
    package var profile: SourceProfile
    /// Bytes of the file, or of one record's text.
    package var byteCount: Int
    /// Of a record: where it stands in its file, which is then the place of every block.
    package var recordSpan: SourceSpan?
    /// Where address, locale, owner and audience come from: `source "help" of lacuna.yaml`.
    package var settings: String
    package var inspection: ArticleInspection
    /// What the source, the parser and the cutter found.
    package var findings: [Diagnostic]
    /// The encoder that counted the tokens; nil: they are estimated.
    package var encoder: String?
    /// Tokens of one passage at most.
    package var tokenLimit: Int

    package init(
        file: String, source: SourceArticle, settings: String, inspection: ArticleInspection,
        findings: [Diagnostic] = [], encoder: String?, tokenLimit: Int
    ) {
        self.file = file
        format = source.format
        profile = source.profile
        byteCount = source.body.count
        recordSpan = source.recordSpan
        self.settings = settings
        self.inspection = inspection
        self.findings = findings + inspection.diagnostics
        self.encoder = encoder
        self.tokenLimit = tokenLimit
    }
}

/// One record of a file of many, for a list to choose from.
package struct ListedRecord: Sendable, Hashable {
    package var id: String
    package var title: String?
    package var byteCount: Int
    /// In the file, from 1.
    package var line: Int

    package init(id: String, title: String?, byteCount: Int, line: Int) {
        self.id = id
        self.title = title
        self.byteCount = byteCount
        self.line = line
    }
}
