/// Which tool an article was written for: decides its dialect of Markdown, its address and the anchors of its headings.
package enum SourceProfile: String, Sendable, Hashable, CaseIterable {
    /// Markdown as GitHub shows it; also what is assumed of Markdown that shows no other tool's marks.
    case github
    case docusaurus
    case mkdocs
    case hugo
    /// Jekyll with kramdown.
    case jekyll
    /// GitHub's own documentation, with its Liquid tags for data and versions.
    case githubDocs = "github-docs"
    /// Microsoft's documentation: includes, zones, alerts in quotes.
    case microsoftDocs = "microsoft-docs"
    /// Pages of HTML, whoever made them.
    case html
    case zendesk
    case intercom
    case freshdesk
    case confluence
    /// Records of the universal format, or articles of the API.
    case jsonl
    /// CommonMark alone: no dialect, and no anchors but those written down.
    case plain
}
