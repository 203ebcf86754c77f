package import KnowledgeModel

/// Makes an article text with blocks of an article's bytes.
///
/// Never fails: whatever the bytes are, the result is what could be read, and a diagnostic for what could not. If
/// nothing could, there are no blocks.
package struct ArticleParser: Sendable {
    private let limits: ParsingLimits
    package let today: String?

    /// - Parameters:
    ///   - today: The date in ISO 8601, for articles that expire or are yet to be published; nil leaves their dates
    ///     alone.
    package init(limits: ParsingLimits = .default, today: String? = nil) {
        self.limits = limits
        self.today = today
    }

    /// - Parameter includes: reads the files that the article includes; nil leaves them out without a word.
    /// - Complexity: O(n) in the article's bytes and those that it includes, within the limits.
    package func parse(_ article: SourceArticle, includes: (any IncludeReader)? = nil) -> ParsedArticle {
        var findings = Findings(path: article.path)
        let rules = MetadataRules(today: today, audienceMap: article.audienceMap)
        let text = SourceText(article, limits: limits, findings: &findings)
        let output = ArticleTextBuilder(limits: limits)
        var metadata = ArticleMetadata()
        var declared = DeclaredAddress()
        var pageTitle: String?
        var included: [IncludedFile] = []
        switch article.format {
        case .markdown:
            let front = FrontMatter.read(text, limits: limits, rules: rules, findings: &findings)
            metadata = front.metadata
            declared = front.address
            let parser = MarkdownParser(limits: limits, dialect: .of(article.profile, path: article.path)) { ids in
                AnchorRules.rule(for: article.profile, site: article.site, ids: ids)
            }
            included = parser.parse(
                text, from: front.bodyStart, path: article.path, includes: includes, into: output, findings: &findings)
        case .html:
            let front = FrontMatter.read(text, limits: limits, rules: rules, findings: &findings)
            let page = HTMLParser(limits: limits, rules: rules)
                .parse(text, from: front.bodyStart, into: output, findings: &findings)
            metadata = front.metadata.filling(from: page.metadata)
            declared = front.address
            pageTitle = page.pageTitle
        case .confluenceStorage:
            metadata =
                HTMLParser(limits: limits, rules: rules, isStorage: true)
                .parse(text, from: 0, into: output, findings: &findings).metadata
        case .plainText:
            PlainTextParser().parse(text, into: output)
        }
        let address = PageAddress(article: article, declared: declared)
        metadata.url = address.url(own: metadata.url)
        metadata.locale = metadata.locale ?? address.locale
        // Docusaurus' ids are unique in their folder only.
        if article.profile == .docusaurus { metadata.id = nil }
        var parsed = finish(article, text, output, metadata, pageTitle, &findings)
        parsed.includes = included
        return parsed
    }

    /// What `ParsedArticle.includes` would say of a file now: its digest, nil if there is none to read.
    package func digest(ofInclude path: String, in includes: any IncludeReader) -> String? {
        includes.read(path, byteCountMaximum: limits.includeBytesMaximum).sha256
    }

    private func finish(
        _ article: SourceArticle, _ source: SourceText, _ output: ArticleTextBuilder, _ metadata: ArticleMetadata,
        _ pageTitle: String?, _ findings: inout Findings
    ) -> ParsedArticle {
        output.orderSources()
        var metadata = metadata
        // A record says its own last day; that of front matter has been looked at.
        if let last = article.metadata.expiresOn, let today, last <= today.prefix(10) { metadata.exclusion = .expired }
        ArticleTitle(limits: limits).settle(&metadata, output, findings: &findings)
        metadata.title = metadata.title ?? pageTitle
        ModelAddress.look(in: output, source: source, findings: &findings)
        if output.isOverLimit { findings.add(.tooManyBlocks(maximum: limits.blockCountMaximum)) }
        if output.blocks.isEmpty { findings.add(.noText) }
        if let span = article.recordSpan {
            output.setSources(to: span)
            findings.setLines(to: span.lines.lowerBound)
        }
        return ParsedArticle(
            metadata: metadata, text: output.text.asString, blocks: output.blocks, diagnostics: findings.diagnostics)
    }
}
