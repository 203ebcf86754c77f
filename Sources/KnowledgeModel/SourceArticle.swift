/// An article as its source hands it over: bytes and what the source itself says of them. Not yet parsed.
package struct SourceArticle: Sendable, Hashable {
    /// The name of the source; reconciliation deletes only within it.
    package var source: String
    /// The file's path relative to its source, with `/`.
    package var path: String
    /// The article's id unless its front matter names one: the record's `id`, or the path.
    package var id: String
    package var format: ArticleFormat
    /// Decides dialect, address and anchors.
    package var profile: SourceProfile
    /// Where and how its page is published.
    package var site: SiteSettings
    /// The bytes to parse: the whole file, or the text of one record.
    package var body: [UInt8]
    /// For a record of an export: where the record stands in its file, since `body` is then no slice of it.
    /// Nil: `body` is the whole file, and offsets in it are offsets in the file.
    package var recordSpan: SourceSpan?
    /// What the record says of itself; stronger than front matter and than `defaults`.
    package var metadata: ArticleMetadata
    /// What the source says of all its articles; weaker than front matter.
    package var defaults: ArticleMetadata
    /// What the words of the article's own audience mean.
    package var audienceMap: AudienceMap

    package init(
        source: String, path: String, id: String, format: ArticleFormat, profile: SourceProfile = .github,
        site: SiteSettings = SiteSettings(), body: [UInt8],
        recordSpan: SourceSpan? = nil,
        metadata: ArticleMetadata = ArticleMetadata(), defaults: ArticleMetadata = ArticleMetadata(),
        audienceMap: AudienceMap = AudienceMap()
    ) {
        self.source = source
        self.path = path
        self.id = id
        self.format = format
        self.profile = profile
        self.site = site
        self.body = body
        self.recordSpan = recordSpan
        self.metadata = metadata
        self.defaults = defaults
        self.audienceMap = audienceMap
    }
}
