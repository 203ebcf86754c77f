/// What of a page is furniture: navigation, banners, feedback boxes.
enum HTMLNoise {
    private static let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog",
        "tablist",
    ]

    /// Whole words of `class` and `id`.
    private static let names: Set<String> = [
        "breadcrumb", "breadcrumbs", "cookie", "cookies", "cookie-banner", "cookie-consent", "sidebar", "side-bar",
        "sidenav", "side-nav", "navbar", "navigation", "nav", "nav-bar", "topnav", "menu", "toc", "table-of-contents",
        "tableofcontents", "on-this-page", "pagination", "pager", "paginator", "prev-next", "footer", "page-footer",
        "site-footer", "site-header", "page-header", "skip-link", "skiplink", "skip-to-content", "feedback",
        "article-feedback", "page-feedback", "article-votes", "was-this-helpful", "helpful", "article-vote", "share",
        "social-share", "social", "edit-this-page", "edit-page-link", "edit-link", "related-articles",
        "recent-articles", "quick_links", "quick-links", "quicklinks", "quickview", "toplang", "bottomlang",
        "language-menu",
        "comments", "comments_section", "headerlink", "anchor-link", "anchorjs-link", "permalink", "hash-link",
        "heading-anchor", "header-anchor", "linenos", "lineno", "line-numbers-rows", "linenumber", "gutter",
        "copy-button", "copybtn", "back-to-top", "printfooter", "mw-editsection", "mw-jump-link", "catlinks",
    ]

    private static let prefixes = ["breadcrumb", "cookie-", "navbar-", "sidebar-", "pagination-"]

    static func isControl(_ node: HTMLTree.Node) -> Bool {
        ["button", "select", "input", "textarea", "form"].contains(node.name)
            || node.classes.contains { permalinks.contains($0) }
    }

    private static let permalinks: Set<String> = [
        "headerlink", "anchor-link", "anchorjs-link", "permalink", "hash-link", "heading-anchor", "header-anchor",
        "linenos", "lineno", "gutter",
    ]

    static func isNoise(_ index: Int, _ tree: HTMLTree) -> Bool {
        let node = tree.nodes[index]
        if HTMLElements.controls.contains(node.name) { return true }
        switch node.name {
        case "header", "footer", "aside":
            // Those of the site; an article has its own.
            let isOwn = tree.ancestors(of: index).contains {
                ["main", "article", "section"].contains(tree.nodes[$0].name) || tree.nodes[$0]["role"] == "main"
            }
            if !isOwn, HTMLAdmonition.kind(of: node) == nil { return true }
        case "a":
            if isPermalink(index, tree) { return true }
        case "div", "p":
            if isJump(index, tree) { return true }
        default:
            break
        }
        guard !node.attributes.isEmpty else { return false }
        for role in node.words(of: "role") where roles.contains(role) { return true }
        // A heading or a paragraph may well be about a menu, and an item be in one.
        guard HTMLElements.headingLevel(node.name) == nil, !["body", "html", "li", "code", "pre"].contains(node.name)
        else { return false }
        for name in node.classes + node.words(of: "id") {
            if names.contains(name) || prefixes.contains(where: name.hasPrefix) { return true }
        }
        return false
    }

    /// The sign behind a heading that links to the heading itself.
    private static func isPermalink(_ index: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[index]["href"]?.hasPrefix("#") ?? false else { return false }
        return ["¶", "#", "§", "🔗", "⚓"].contains(tree.text(of: index).asString)
    }

    /// A box with a picture that leads to the top of the page or the page above, and nothing to read.
    private static func isJump(_ index: Int, _ tree: HTMLTree) -> Bool {
        tree.nodes[index].classes.contains { ["top", "up", "totop"].contains($0) } && tree.text(of: index).isEmpty
    }
}
