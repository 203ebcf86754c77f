/// Headings with nothing but links below them that lead to other articles, such as *Related articles*, and those of what
/// readers wrote below the article.
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

    private static let commentTitles: Set<String> = [
        "comments", "user comments", "reader comments", "user contributed notes", "leave a comment",
    ]
    private static let commentNames: Set<String> = [
        "comments", "comments_section", "comments-section", "comment-section", "disqus_thread", "usernotes",
    ]

    private static func isTitle(_ heading: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        let words = HTMLPhrases.words(of: heading, tree)
        return titles.contains(words) || commentTitles.contains(words)
    }

    /// An article may well have a chapter about comments, so the heading's id must say so as well.
    private static func isOfComments(_ heading: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        (heading..<weights.end[heading]).contains { node in
            ["id", "name", "class"].contains { key in
                tree.nodes[node].words(of: key).contains(where: commentNames.contains)
            }
        } && commentTitles.contains(HTMLPhrases.words(of: heading, tree))
    }

    /// The heading, and the nodes behind it up to the next heading or the end of what it stands in, if they are such a
    /// section; else nothing.
    static func nodes(from heading: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> [Int] {
        guard let level = HTMLElements.headingLevel(tree.nodes[heading].name), level > 1,
            weights.text[heading] <= titleBytesMaximum,
            isTitle(heading, tree, weights)
        else { return [] }
        let isComments = isOfComments(heading, tree, weights)
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
        return isComments || links > 0 && linkText * 5 >= text * 4 ? members : []
    }
}
