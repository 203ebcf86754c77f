/// Lists of links that no name marks: above the article's title, and in a column of their own beside it.
enum HTMLLinkColumns {
    private static let boxes: Set<String> = ["div", "ul", "ol", "p", "table", "td", "center", "nav", "dl", "section"]
    /// Fewer links may be part of what is told.
    private static let aboveTitleMinimum = 3
    private static let besideArticleMinimum = 5

    /// - Complexity: O(nodes).
    static func drop(
        from dropped: inout [Bool], _ tree: HTMLTree, _ weights: HTMLWeights, firstH1: Int?, holdsH1: Set<Int>
    ) {
        // The rows with a cell that holds most of the page's text.
        let articleRows = Set(
            tree.nodes.indices.filter { tree.nodes[$0].name == "td" && weights.text[$0] * 2 > weights.text[0] }
                .filter { !weights.isLinks($0) }.map { tree.nodes[$0].parent })
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            guard !dropped[index], weights.links[index] >= aboveTitleMinimum, boxes.contains(node.name),
                weights.isLinks(index), !holdsH1.contains(index), weights.text[index] * 2 <= weights.text[0],
                weights.headings[index] == 0 || node.name == "td"
            else { continue }
            let isAboveTitle = firstH1.map { weights.end[index] <= $0 } ?? false
            let isBesideArticle =
                node.name == "td" && weights.links[index] >= besideArticleMinimum && articleRows.contains(node.parent)
            if isAboveTitle || isBesideArticle { dropped[index] = true }
        }
    }
}
