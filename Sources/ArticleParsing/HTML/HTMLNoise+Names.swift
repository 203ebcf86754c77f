/// Names that generators of sites, manuals and help desks give to what is not the article.
extension HTMLNoise {
    /// Whole words of `class` and `id`.
    static let names: Set<String> = [
        // Parts of any site.
        "breadcrumb", "breadcrumbs", "bread-crumbs", "cookie", "cookies", "cookiebar", "cookie-banner",
        "cookie-consent", "consent-banner", "gdpr", "gdpr-banner", "sidebar", "side-bar", "sidenav", "side-nav",
        "navbar",
        "navigation", "nav", "nav-bar", "topnav", "top-nav", "sub-nav", "subnav", "menu", "main-menu", "menu-bar",
        "toc",
        "table-of-contents", "tableofcontents", "page-toc", "on-this-page", "onthispage", "pagination", "pager",
        "paginator", "prev-next", "prevnext", "next-prev", "footer", "page-footer", "site-footer", "site-header",
        "page-header", "skip-link", "skip-links", "skiplink", "skip-nav", "skip-to-content", "feedback",
        "article-feedback", "page-feedback", "article-votes", "was-this-helpful", "wasthishelpful", "helpful",
        "helpfulness", "article-vote", "share", "share-links", "share-buttons", "social-share", "social",
        "social-links",
        "edit-this-page", "edit-page", "edit-page-link", "edit-link", "editlink", "last-updated", "related-articles",
        "related-topics", "related-posts", "recent-articles", "quick_links", "quick-links", "quicklinks", "quickview",
        "toplang", "bottomlang", "language-menu", "language-switcher", "language-selector", "lang-switcher",
        "version-switcher", "version-selector", "version-warning", "comments", "comments_section", "disqus_thread",
        "copy-button", "copybtn", "copy-btn", "back-to-top", "return-to-top", "newsletter", "newsletter-signup",
        "searchbox", "search-box", "search-form", "search-modal", "announcement-bar",
        // Links at headings, numbers at lines.
        "headerlink", "anchor-link", "anchorjs-link", "permalink", "hash-link", "heading-anchor", "header-anchor",
        "linenos", "lineno", "line-numbers-rows", "linenumber", "gutter", "hljs-ln-numbers", "blob-num",
        // DocBook, Texinfo, Doxygen, javadoc, Sphinx and its themes.
        "navheader", "navfooter", "titlearea", "nav-path", "navpath", "navrow1", "navrow2", "navrow3", "main-nav",
        "side-nav-toggle", "msearchselectwindow", "msearchresultswindow", "msearchbox", "topnavbar", "bottomnav",
        "subnavlist", "sphinxsidebar", "sphinxsidebarwrapper", "sourcelink", "wy-nav-side", "wy-nav-top",
        "wy-breadcrumbs", "rst-footer-buttons", "rst-versions", "sidebar-drawer", "toc-drawer", "mobile-header",
        "related-pages", "bs-sidebar", "bd-sidebar", "bd-toc", "bd-header", "bd-footer",
        // mdBook, Just the Docs, GitBook, VitePress, MediaWiki.
        "nav-chapters", "nav-wrapper", "aux-nav", "breadcrumb-nav", "vpnav", "vpsidebar", "vplocalnav", "vpfooter",
        "vpdocfooter", "vpdocaside", "vpdocasideoutline", "vpskiplink", "printfooter", "mw-editsection",
        "mw-jump-link", "mw-navigation", "sitenotice", "sitesub", "catlinks", "noprint",
        // Help desks.
        "article-sidebar", "article-relatives", "article-more-questions", "article-return-to-top",
        "article-comments", "article-subscribe", "article-share", "section-articles", "intercom-reaction-picker",
        "article_reactions", "related_articles", "fw-sidebar", "article-vote-container",
    ]

    /// Beginnings of such words: frameworks add a part of the box, or a hash, behind them.
    private static let prefixes = [
        "breadcrumb", "cookie-", "cookieconsent", "onetrust-", "navbar-", "sidebar-", "pagination-", "md-nav",
        "md-sidebar", "md-header", "md-tabs", "md-footer", "md-search", "md-source", "md-content__button",
        "md-feedback",
        "md-dialog", "md-consent", "md-skip", "md-top", "theme-doc-breadcrumbs", "theme-doc-toc", "theme-doc-footer",
        "theme-edit-this-page", "theme-last-updated", "tableofcontents_", "paginationnav", "td-sidebar", "td-toc",
        "td-page-meta", "td-navbar", "td-footer", "feedback--", "comment-list", "comment-form",
    ]

    /// The prefixes by their first three letters: nearly every name has none, and is not held against them all.
    private static let prefixesByHead = Dictionary(grouping: prefixes) {
        $0.utf8.prefix(3).reduce(0) { $0 << 8 | Int($1) }
    }

    static func hasPrefix(_ name: String) -> Bool {
        let head = name.utf8.prefix(3).reduce(0) { $0 << 8 | Int($1) }
        return prefixesByHead[head]?.contains(where: name.hasPrefix) ?? false
    }

    /// Words that also name parts of articles, so the box must hold little but links.
    static let weakNames: Set<String> = [
        "related", "related-links", "links", "linklist", "link-list", "topbar", "bottombar", "prev", "next", "header",
        "tags", "versions", "languages", "toolbar", "tabs", "submenu", "dropdown", "dropdown-menu", "switchers",
        "up", "path", "location", "article-footer", "doc-footer", "content-footer", "post-navigation",
    ]
}
