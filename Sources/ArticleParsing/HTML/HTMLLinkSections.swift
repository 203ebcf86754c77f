/// Headings with nothing but links below them that lead to other articles, such as *Related articles*.
enum HTMLLinkSections {
    private static let titles: Set<String> = [
        "related", "related articles", "related article", "related topics", "related tasks", "related task",
        "related concepts", "related concept", "related reference", "related references", "related links",
        "related information", "related content", "related pages", "related documentation", "related documents",
        "related posts", "related resources", "recently viewed articles", "more articles", "recent articles",
        "popular articles", "articles in this section", "other articles in this section", "in this section",
        "on this page", "in this article", "in this page", "contents of this page", "table of contents", "contents",
        "this page", "quick links", "navigation", "previous topic", "next topic",
    ]

    /// A title's bytes are no more than the longest of these, with signs.
    private static let titleBytesMaximum = 48

    /// The heading, and the nodes behind it up to the next heading or the end of what it stands in, if they are such a
    /// section; else nothing.
    static func nodes(from heading: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> [Int] {
        guard let level = HTMLElements.headingLevel(tree.nodes[heading].name), level > 1,
            weights.text[heading] <= titleBytesMaximum,
            titles.contains(HTMLPhrases.words(of: heading, tree))
        else { return [] }
        var members = [heading]
        var (text, linkText, links) = (0, 0, 0)
        var next = tree.nodes[heading].nextSibling
        while next >= 0, weights.headings[next] == 0 {
            members.append(next)
            text += weights.text[next]
            linkText += weights.linkText[next]
            links += weights.links[next]
            next = tree.nodes[next].nextSibling
        }
        return links > 0 && linkText * 5 >= text * 4 ? members : []
    }
}
