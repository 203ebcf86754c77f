/// How much text each node of a tree holds, and how much of it is links. Without what is dropped.
///
/// - Complexity: O(nodes) to make.
struct HTMLWeights: Sendable {
    /// Bytes of text below a node that are not white space.
    private(set) var text: [Int]
    /// The same of the text nodes alone; 0 for elements.
    private(set) var own: [Int]
    /// Those that stand in a link.
    private(set) var linkText: [Int]
    /// Links below a node, and those of them that turn pages.
    private(set) var links: [Int]
    private(set) var turners: [Int]
    /// Of the turners, those that say so by an attribute.
    private(set) var markedTurners: [Int]
    /// Headings at or below a node.
    private(set) var headings: [Int]
    /// The first node that is not below a node: what is below it lies between.
    private(set) var end: [Int]

    init(_ tree: HTMLTree, dropped: [Bool]) {
        let nodes = tree.nodes
        text = [Int](repeating: 0, count: nodes.count)
        (own, linkText, links, turners, markedTurners, headings, end) = (text, text, text, text, text, text, text)
        var isInLink = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices.dropFirst() {
            isInLink[index] = isInLink[nodes[index].parent] || HTMLPageTurner.isLink(nodes[index])
        }
        for index in nodes.indices.reversed() {
            end[index] = max(end[index], index + 1)
            let parent = nodes[index].parent
            if parent >= 0 { end[parent] = max(end[parent], end[index]) }
            guard !dropped[index] else { continue }
            if nodes[index].isText {
                text[index] = tree.visibleByteCount(ofText: index)
                own[index] = text[index]
                if isInLink[index] { linkText[index] = text[index] }
            }
            if nodes[index].traits.contains(.heading) { headings[index] += 1 }
            if HTMLPageTurner.isLink(nodes[index]) {
                links[index] += 1
                let isMarked = HTMLPageTurner.isMarked(nodes[index])
                if isMarked { markedTurners[index] += 1 }
                if isMarked || text[index] <= HTMLPageTurner.labelBytesMaximum && HTMLPageTurner.isNamed(index, tree) {
                    turners[index] += 1
                }
            }
            guard parent >= 0 else { continue }
            text[parent] += text[index]
            linkText[parent] += linkText[index]
            links[parent] += links[index]
            turners[parent] += turners[index]
            markedTurners[parent] += markedTurners[index]
            headings[parent] += headings[index]
        }
    }

    /// Bytes of text below a node that stand in no link.
    func prose(_ index: Int) -> Int { text[index] - linkText[index] }

    /// Whether nearly all of a node's text is links.
    func isLinks(_ index: Int) -> Bool { links[index] > 0 && linkText[index] * 5 >= text[index] * 4 }
}
