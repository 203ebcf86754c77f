import Foundation
import KnowledgeModel

/// Decides where an article's page is published: the one place that does.
///
/// An article's own absolute address counts before all else. Then what its front matter says by the rules of its
/// generator, then an own address relative to the site, and last the rule for its path.
struct PageAddress {
    let article: SourceArticle
    let declared: DeclaredAddress

    /// - Parameter own: `url` or `canonical` of the article, as it is written.
    /// - Returns: nil if the article is no page of the site, or the site's address is not known. Without the site's
    ///   address, a relative one is kept as it is.
    func url(own: String?) -> String? {
        if let own, Self.isAbsolute(own) { return own }
        guard let base = article.site.baseURL else { return own }
        let decides =
            switch article.profile {
            case .hugo: declared.url != nil
            case .jekyll: declared.permalink != nil
            case .docusaurus: declared.slug != nil
            default: false
            }
        if !decides, let own { return Self.resolve(own, base) ?? page(base) }
        return page(base)
    }

    /// The language that the file's name says, in lower case.
    var locale: String? { article.profile == .hugo ? HugoAddress.language(ofPath: article.path)?.tag : nil }

    private func page(_ base: String) -> String? {
        // A record's path is that of its file.
        guard article.recordSpan == nil, let relative else { return nil }
        return base + relative
    }

    /// Percent-encoded, without `/` at its front.
    private var relative: String? {
        guard isPublished, let name = PathName(contentPath) else { return nil }
        let isMarkdown = article.format == .markdown
        switch article.profile {
        case .docusaurus where isMarkdown:
            let route = article.site.contentFolder.split(separator: "/").last.map { [String($0)] } ?? []
            return DocusaurusAddress(declared: declared, route: isInContent ? route : []).relative(name)
        case .mkdocs where isMarkdown:
            return MkDocsAddress(usesDirectoryURLs: article.site.usesDirectoryURLs).relative(name)
        case .hugo:
            return HugoAddress(declared: declared, defaultLanguage: article.site.defaultLanguage).relative(name)
        case .jekyll where isMarkdown || declared.isFrontMatterThere:
            return JekyllAddress(declared: declared, site: article.site).relative(name)
        case .githubDocs where isMarkdown: return FolderAddress.withoutSlash(name)
        case .microsoftDocs where isMarkdown: return FolderAddress.microsoft(name)
        case .html: return AddressText.encoded(name.components)
        default: return isMarkdown ? FolderAddress.gitHub(name) : AddressText.encoded(name.components)
        }
    }

    /// What lies beside the folder of pages is no page; but Docusaurus publishes other folders under their own names.
    private var isPublished: Bool {
        if isInContent { return true }
        switch article.profile {
        case .docusaurus: return article.path.contains("/")
        case .mkdocs, .hugo, .jekyll, .githubDocs: return false
        default: return true
        }
    }

    private var isInContent: Bool {
        article.site.contentFolder.isEmpty || article.path.hasPrefix(article.site.contentFolder + "/")
    }

    private var contentPath: String {
        let folder = article.site.contentFolder
        return !folder.isEmpty && isInContent ? String(article.path.dropFirst(folder.count + 1)) : article.path
    }

    static func isAbsolute(_ text: String) -> Bool {
        let lowered = text.prefix(8).lowercased()
        return lowered.hasPrefix("http://") || lowered.hasPrefix("https://")
    }

    /// As a link is, by RFC 3986.
    private static func resolve(_ reference: String, _ base: String) -> String? {
        guard let base = URL(string: base), let url = URL(string: reference, relativeTo: base)?.absoluteString,
            isAbsolute(url)
        else { return nil }
        return url
    }
}
