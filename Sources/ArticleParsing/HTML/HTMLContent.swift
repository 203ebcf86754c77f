/// Chooses what of a page is the article: one container, and what to leave out of it.
///
/// Two things are never left out unless hidden: what holds the first H1, and what holds more than half of the text. So
/// a page whose author calls everything `sidebar` still gives its text. One exception: a box of links in a page that
/// has running text elsewhere is not the article, however long it is.
struct HTMLContent: Sendable {
    let root: Int
    /// False for a piece of HTML within Markdown.
    let isPage: Bool
    private(set) var isDropped: [Bool]
    /// The first visible H1 below the root.
    let firstH1: Int?

    /// - Parameter isPage: False for a piece of HTML within Markdown: what its author put there is wanted.
    init(_ tree: HTMLTree, isPage: Bool) {
        let nodes = tree.nodes
        var dropped = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices.dropFirst() where !nodes[index].isText {
            dropped[index] =
                nodes[index].traits.contains(.unseen)
                || HTMLVisibility.isHidden(nodes[index]) && !HTMLDisclosure.isPanel(nodes[index])
        }
        let hidden = dropped
        let weights = HTMLWeights(tree, dropped: dropped)
        let firstH1 = Self.firstH1(nodes, dropped, weights)
        var holdsH1 = Set<Int>()
        if let firstH1 { holdsH1 = Set([firstH1]).union(tree.ancestors(of: firstH1)) }

        for index in nodes.indices.dropFirst() where !nodes[index].isText && !dropped[index] {
            let isNoise =
                isPage ? HTMLNoise.isNoise(index, tree, weights) : HTMLNoise.isControl(index, tree)
            guard isNoise, !holdsH1.contains(index), !Self.isMost(of: weights, index) else { continue }
            dropped[index] = true
        }
        if isPage {
            for heading in nodes.indices where !dropped[heading] && heading != firstH1 {
                let section = HTMLLinkSections.nodes(from: heading, tree, weights)
                guard section.reduce(0, { $0 + weights.text[$1] }) * 2 <= weights.text[0] else { continue }
                for index in section where !holdsH1.contains(index) { dropped[index] = true }
            }
            HTMLLinkColumns.drop(from: &dropped, tree, weights, firstH1: firstH1, holdsH1: holdsH1)
            Self.restoreContents(in: &dropped, hidden: hidden, tree, weights)
        }
        isDropped = dropped
        self.isPage = isPage
        self.firstH1 = firstH1
        root = isPage ? Self.chooseRoot(tree, dropped, holdsH1, own: weights.own) : 0
    }

    /// Brings the table of contents back where nothing else is left but headings: a chapter's opening page is an index.
    private static func restoreContents(
        in dropped: inout [Bool], hidden: [Bool], _ tree: HTMLTree, _ weights: HTMLWeights
    ) {
        var isAside = dropped
        for index in tree.nodes.indices.dropFirst() {
            let node = tree.nodes[index]
            isAside[index] = isAside[index] || isAside[node.parent] || node.traits.contains(.heading)
            if !isAside[index], node.isText, tree.visibleByteCount(ofText: index) > 0 { return }
        }
        let contents = tree.nodes.indices.filter { index in
            let node = tree.nodes[index]
            return dropped[index] && !hidden[index] && weights.links[index] >= 2
                && weights.linkText[index] * 2 >= weights.text[index] && node.traits.contains(.block)
                && node["role"] == nil && !node.traits.contains(.control)
                && !HTMLPageTurner.isBox(index, tree, weights)
        }
        guard let longest = contents.max(by: { weights.text[$0] < weights.text[$1] }) else { return }
        for index in longest..<weights.end[longest] { dropped[index] = hidden[index] }
    }

    /// Running text of a page that is enough to call a longer box of links furniture.
    private static let proseBytesMinimum = 300

    private static func isMost(of weights: HTMLWeights, _ index: Int) -> Bool {
        guard weights.text[index] * 2 > weights.text[0] else { return false }
        let proseElsewhere = weights.prose(0) - weights.prose(index)
        return !weights.isLinks(index) || proseElsewhere < max(proseBytesMinimum, weights.prose(index) * 3)
    }

    /// Bytes of text below each node that are not white space, without what is dropped.
    private static func textBytes(_ tree: HTMLTree, _ dropped: [Bool], own: [Int]) -> [Int] {
        var bytes = own
        for index in tree.nodes.indices.reversed() {
            let parent = tree.nodes[index].parent
            if dropped[index] { bytes[index] = 0 } else if parent >= 0 { bytes[parent] += bytes[index] }
        }
        return bytes
    }

    private static func firstH1(_ nodes: [HTMLTree.Node], _ dropped: [Bool], _ weights: HTMLWeights) -> Int? {
        nodes.indices.first { index in
            guard nodes[index].name == "h1", weights.text[index] > 0 else { return false }
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
    private static func chooseRoot(
        _ tree: HTMLTree, _ dropped: [Bool], _ holdsH1: Set<Int>, own: [Int]
    ) -> Int {
        let nodes = tree.nodes
        let weights = textBytes(tree, dropped, own: own)
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
