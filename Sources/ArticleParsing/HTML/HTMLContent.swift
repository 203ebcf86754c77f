/// Chooses what of a page is the article: one container, and what to leave out of it.
///
/// Two things are never left out unless hidden: what holds the first H1, and what holds more than half of the text. So
/// a page whose author calls everything `sidebar` still gives its text.
struct HTMLContent: Sendable {
    let root: Int
    private(set) var isDropped: [Bool]
    /// The first visible H1 below the root.
    let firstH1: Int?

    /// - Parameter isPage: False for a piece of HTML within Markdown: what its author put there is wanted.
    init(_ tree: HTMLTree, isPage: Bool) {
        let nodes = tree.nodes
        var dropped = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices.dropFirst() where !nodes[index].isText {
            dropped[index] = HTMLElements.unseen.contains(nodes[index].name) || HTMLVisibility.isHidden(nodes[index])
        }
        let visible = Self.weights(nodes, dropped)
        let firstH1 = Self.firstH1(nodes, dropped, visible)
        var holdsH1 = Set<Int>()
        if let firstH1 { holdsH1 = Set([firstH1]).union(tree.ancestors(of: firstH1)) }

        for index in nodes.indices.dropFirst() where !nodes[index].isText && !dropped[index] {
            let isNoise = isPage ? HTMLNoise.isNoise(index, tree) : HTMLNoise.isControl(nodes[index])
            guard isNoise, !holdsH1.contains(index), visible[index] * 2 <= visible[0] else { continue }
            dropped[index] = true
        }
        isDropped = dropped
        self.firstH1 = firstH1
        root = isPage ? Self.chooseRoot(tree, dropped, holdsH1) : 0
    }

    /// Bytes of text below each node that are not white space, without what is dropped.
    private static func weights(_ nodes: [HTMLTree.Node], _ dropped: [Bool], _ pool: [UInt8] = []) -> [Int] {
        var weights = [Int](repeating: 0, count: nodes.count)
        for index in nodes.indices.reversed() where !dropped[index] {
            weights[index] += nodes[index].text.count
            if nodes[index].parent >= 0 { weights[nodes[index].parent] += weights[index] }
        }
        return weights
    }

    private static func firstH1(_ nodes: [HTMLTree.Node], _ dropped: [Bool], _ weights: [Int]) -> Int? {
        nodes.indices.first { index in
            guard nodes[index].name == "h1", weights[index] > 0 else { return false }
            var node = index
            while node > 0 {
                if dropped[node] { return false }
                node = nodes[node].parent
            }
            return true
        }
    }

    /// A container by its role, else by the names that site generators and help desks give it; it must hold the first
    /// H1 if there is one, and most of the text. Otherwise the whole page.
    private static func chooseRoot(_ tree: HTMLTree, _ dropped: [Bool], _ holdsH1: Set<Int>) -> Int {
        let nodes = tree.nodes
        let weights = weights(nodes, dropped)
        let holds = { (index: Int, percent: Int) in
            !dropped[index] && weights[index] * 100 >= weights[0] * percent
                && (holdsH1.isEmpty || holdsH1.contains(index))
        }
        let elements = nodes.indices.dropFirst().filter { !nodes[$0].isText && weights[$0] > 0 }
        if let main = elements.first(where: { nodes[$0].name == "main" || nodes[$0]["role"] == "main" }),
            holds(main, 50)
        {
            return main
        }
        let articles = elements.filter { nodes[$0].name == "article" }
        if articles.count == 1, holds(articles[0], 50) { return articles[0] }
        return elements.first { index in
            guard ["div", "section", "td", "article"].contains(nodes[index].name) else { return false }
            let isNamed =
                nodes[index].words(of: "id").contains(where: names.contains)
                || nodes[index].classes.contains(where: names.contains)
            return isNamed && holds(index, 70)
        } ?? 0
    }

    private static let names: Set<String> = [
        "content", "main-content", "maincontent", "page-content", "article-body", "article-content", "article__body",
        "markdown-body", "post-content", "entry-content", "theme-doc-markdown", "md-content", "rst-content",
        "body-content",
        "wiki-content", "main",
    ]
}
