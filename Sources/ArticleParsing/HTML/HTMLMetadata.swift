import KnowledgeModel

/// What a page says of itself in its head.
struct HTMLMetadata {
    let tree: HTMLTree
    let rules: MetadataRules
    /// What the `title` element says, which often names the site as well: only for pages without an H1.
    private(set) var pageTitle: String?

    init(tree: HTMLTree, rules: MetadataRules) {
        self.tree = tree
        self.rules = rules
    }

    mutating func metadata(findings: inout Findings) -> ArticleMetadata {
        var entries: [FrontMatterEntry] = []
        var result = ArticleMetadata()
        for (index, node) in tree.nodes.enumerated() {
            switch node.name {
            case "meta":
                meta(node, &entries, &result)
            case "title" where pageTitle == nil:
                guard tree.nodes[node.parent].name != "svg" else { continue }
                let text = tree.text(of: index)
                if !text.isEmpty { pageTitle = text.asString }
            case "html" where result.locale == nil:
                let language = node["lang"] ?? node["xml:lang"]
                result.locale = language.flatMap { $0.isEmpty ? nil : LocaleTag.normalized($0) }
            case "link" where result.url == nil:
                if node.words(of: "rel").contains("canonical") { result.url = node["href"] }
            default:
                continue
            }
        }
        let own = FrontMatterKeys(entries: entries, lineOffset: 0, rules: rules).metadata(findings: &findings)
        return own.filling(from: result)
    }

    private func meta(_ node: HTMLTree.Node, _ entries: inout [FrontMatterEntry], _ result: inout ArticleMetadata) {
        guard let content = node["content"], let name = node["name"] ?? node["property"] else { return }
        if name == "article:modified_time" {
            result.updatedAt = DateText.iso8601(content) ?? content
        } else if name.hasPrefix("lacuna:") {
            let value: FrontMatterValue = content.isEmpty ? .null : .scalar(content)
            entries.append(FrontMatterEntry(key: String(name.dropFirst(7)), value: value, line: 1))
        }
    }
}
