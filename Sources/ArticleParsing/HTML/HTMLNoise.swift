/// What of a page is furniture: navigation, banners, feedback boxes.
enum HTMLNoise {
    private static let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog",
        "tablist", "doc-toc", "doc-pagebreak",
    ]

    /// What a piece of HTML within Markdown does not show as text.
    static func isControl(_ index: Int, _ tree: HTMLTree) -> Bool {
        let node = tree.nodes[index]
        if ["select", "input", "textarea", "form"].contains(node.name) { return true }
        if node.name == "button" { return !HTMLDisclosure.isTitle(index, tree) }
        return node["aria-hidden"]?.lowercased() == "true" || node.classes.contains { permalinks.contains($0) }
    }

    private static let permalinks: Set<String> = [
        "headerlink", "anchor-link", "anchorjs-link", "permalink", "hash-link", "heading-anchor", "header-anchor",
        "linenos", "lineno", "gutter",
    ]

    static func isNoise(_ index: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        let node = tree.nodes[index]
        if node.name == "button" { return !HTMLDisclosure.isTitle(index, tree) }
        if node.traits.contains(.control) { return true }
        switch node.name {
        case "header", "footer", "aside":
            // Those of the site; an article has its own.
            let isOwn = tree.ancestors(of: index).contains {
                ["main", "article", "section"].contains(tree.nodes[$0].name) || tree.nodes[$0]["role"] == "main"
            }
            if !isOwn, HTMLAdmonition.kind(of: node) == nil { return true }
        case "a":
            if isPermalink(index, tree) { return true }
            if weights.text[index] <= HTMLPhrases.linkBytesMaximum, HTMLPhrases.isPageLink(index, tree) { return true }
        case "div", "p", "h2", "h3", "h4", "h5", "h6":
            if isJump(index, tree) || isFeedback(index, tree, weights) { return true }
        default:
            break
        }
        if HTMLPageTurner.isBox(index, tree, weights) { return true }
        return !node.attributes.isEmpty && isNamed(index, tree, weights)
    }

    /// Whether role, class or id say so.
    private static func isNamed(_ index: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        let node = tree.nodes[index]
        for role in node.words(of: "role") where roles.contains(role) { return true }
        if node["aria-hidden"]?.lowercased() == "true" { return true }
        // A heading or a paragraph may well be about a menu, and an item be in one.
        guard !node.traits.contains(.heading), !["body", "html", "li", "code", "pre"].contains(node.name)
        else { return false }
        return node.classes.contains { isName($0, index, weights) }
            || node.words(of: "id").contains { isName($0, index, weights) }
    }

    private static func isName(_ name: String, _ index: Int, _ weights: HTMLWeights) -> Bool {
        names.contains(name) || hasPrefix(name) || weakNames.contains(name) && weights.isLinks(index)
    }

    /// The sign behind a heading that links to the heading itself.
    private static func isPermalink(_ index: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[index]["href"]?.hasPrefix("#") ?? false else { return false }
        return ["¶", "#", "§", "🔗", "⚓"].contains(tree.text(of: index).asString)
    }

    /// A box with a picture that leads to the top of the page or the page above, and nothing to read.
    private static func isJump(_ index: Int, _ tree: HTMLTree) -> Bool {
        let node = tree.nodes[index]
        return node.classes.contains { ["top", "up", "totop"].contains($0) }
            && tree.text(of: index).isEmpty
    }

    /// Boxes of more nodes than this ask for more than an opinion; this also bounds the work.
    private static let feedbackNodesMaximum = 24

    private static func isFeedback(_ index: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        (8...HTMLPhrases.bytesMaximum).contains(weights.text[index])
            && weights.end[index] - index <= feedbackNodesMaximum && HTMLPhrases.asksForFeedback(index, tree)
    }
}
