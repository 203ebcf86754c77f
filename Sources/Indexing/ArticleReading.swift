import KnowledgeModel
import Storage

/// An article after parsing and cutting, before anything of it is dropped.
struct ArticleReading: Sendable {
    var source: SourceArticle
    var parsed: ParsedArticle
    /// Record, front matter and the source's defaults, in this order.
    var metadata: ArticleMetadata
    var title: String
    var passages: [PassageDraft]
    var diagnostics: [Diagnostic]

    /// The id that its front matter asks for.
    var declaredID: String? { source.metadata.id == nil ? parsed.metadata.id : nil }

    func stored(id: String, contentHash: String) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: source.source, id: id), path: source.path, title: title,
            url: metadata.url, locale: metadata.locale?.lowercased() ?? AccessScope.undeterminedLocale,
            audience: metadata.audience ?? .public, product: metadata.product, version: metadata.version,
            owner: metadata.owner, labels: metadata.labels ?? [], updatedAt: metadata.updatedAt,
            reviewDue: metadata.reviewDue, contentHash: contentHash, textSHA256: Digest.sha256Hex(parsed.text),
            passageCount: passages.count)
    }
}
