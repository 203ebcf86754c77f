import KnowledgeModel

/// Makes the anchors of one page's headings, as one site generator does. Asked for every heading in the order of the
/// page, the title's too: equal headings are told apart by numbers.
protocol AnchorRule {
    /// An id that the page's owner wrote on the next heading; it is used as it is.
    mutating func take(_ id: String)

    /// The anchor of the next heading, which has no id of its own; nil if the generator makes none.
    mutating func anchor(for heading: HeadingSource) -> String?
}

extension AnchorRule {
    mutating func take(_ id: String) {}
}

enum AnchorRules {
    /// - Parameter ids: all ids that the page's owner wrote on headings and blocks of the page.
    static func rule(for profile: SourceProfile, site: SiteSettings, ids: [String]) -> any AnchorRule {
        switch profile {
        case .github, .githubDocs, .microsoftDocs, .jsonl: GitHubAnchors(ids: ids)
        case .docusaurus: DocusaurusAnchors()
        case .mkdocs: MkDocsAnchors(ids: ids)
        case .hugo: HugoAnchors()
        case .jekyll: site.kramdownReadsGFM ? KramdownGFMAnchors() : KramdownAnchors()
        case .html, .zendesk, .intercom, .freshdesk, .confluence, .plain: WrittenAnchors()
        }
    }
}

/// Help desks give headings no anchors but those that are written down.
struct WrittenAnchors: AnchorRule {
    mutating func anchor(for heading: HeadingSource) -> String? { nil }
}
