/// Boxes that lead to the page before, the next and the one above, as generators of manuals put at both ends of a page.
enum HTMLPageTurner {
    /// The longest label, with an arrow at either side.
    static let labelBytesMaximum = 22
    /// More text than this is no such box.
    private static let boxBytesMaximum = 400

    private static let boxes: Set<String> = [
        "div", "p", "table", "tr", "ul", "ol", "dl", "center", "nav", "header", "footer", "section", "aside",
    ]
    private static let relations: Set<String> = [
        "prev", "previous", "next", "up", "home", "start", "index", "contents", "toc", "first", "last",
    ]
    private static let labels: Set<String> = [
        "prev", "previous", "next", "up", "home", "top", "contents", "table of contents", "index", "back",
        "previous page", "next page", "previous topic", "next topic", "previous chapter", "next chapter",
        "previous article", "next article", "previous section", "next section",
    ]

    static func isLink(_ node: HTMLTree.Node) -> Bool { node.name == "a" && node["href"] != nil }

    /// Whether a link says that it turns pages by its relation or its access key.
    static func isMarked(_ node: HTMLTree.Node) -> Bool {
        if let key = node["accesskey"]?.lowercased(), ["n", "p", "u", "h"].contains(key) { return true }
        return node["rel"] != nil && node.words(of: "rel").contains(where: relations.contains)
    }

    /// Whether a link says it by its words.
    static func isNamed(_ index: Int, _ tree: HTMLTree) -> Bool {
        labels.contains(HTMLPhrases.words(of: index, tree))
    }

    /// Whether a node is such a box: it is small, has two such links or more, and they are most of its links. Where only
    /// words tell, the links must be most of the text too, since a sentence may speak of buttons of that name.
    static func isBox(_ index: Int, _ tree: HTMLTree, _ weights: HTMLWeights) -> Bool {
        guard weights.turners[index] >= 2, weights.turners[index] * 2 >= weights.links[index],
            boxes.contains(tree.nodes[index].name), weights.headings[index] == 0,
            weights.text[index] <= boxBytesMaximum
        else { return false }
        return weights.linkText[index] * 2 >= weights.text[index] || weights.markedTurners[index] > 0
    }
}
