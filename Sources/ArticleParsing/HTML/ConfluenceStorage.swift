/// Makes plain HTML of Confluence's storage format, which is HTML with elements of its own (`ac:`, `ri:`): macros become
/// callouts, code and anchors, links and pictures what a reader sees of them. Every node keeps its place in the source.
struct ConfluenceStorage {
    /// A macro that shows what is not in the page.
    struct Foreign: Sendable, Hashable {
        var macro: String
        /// The title of the page that it shows a part of; nil if it shows no page.
        var page: String?
        var offset: Int
    }

    let source: HTMLTree
    private(set) var result = HTMLTree()
    private(set) var foreign: [Foreign] = []

    /// O(nodes).
    init(_ tree: HTMLTree) {
        source = tree
        result.cutOffset = tree.cutOffset
        result.flattenedOffset = tree.flattenedOffset
        result.setEnd(of: 0, to: tree.nodes[0].range.upperBound)
        copyChildren(of: 0, to: 0)
    }

    mutating func copyChildren(of index: Int, to parent: Int) {
        for child in source.children(of: index) { copy(child, to: parent) }
    }

    private mutating func copy(_ index: Int, to parent: Int) {
        let node = source.nodes[index]
        if node.isText { return result.appendText(source.bytes(ofText: index), range: node.range, to: parent) }
        switch node.name {
        case "ac:structured-macro", "ac:macro": macro(index, to: parent)
        case "ac:link": link(index, to: parent)
        case "ac:image": image(index, to: parent)
        case "ac:task-list": element("ul", from: index, to: parent)
        case "ac:task":
            for body in children(of: index, named: ["ac:task-body"]) { element("li", from: body, to: parent) }
        case "ac:layout", "ac:layout-section", "ac:layout-cell", "ac:rich-text-body", "ac:task-body":
            element("div", from: index, to: parent)
        case "ac:plain-text-body": element("pre", from: index, to: parent)
        case "ac:adf-extension": extensionNode(index, to: parent)
        case "time": date(index, to: parent)
        case "ac:placeholder", "ac:emoticon", "ac:parameter", "ac:default-parameter", "ac:adf-attribute": return
        default:
            // Comment markers and whatever is new are transparent; resources have nothing to read.
            if node.name.hasPrefix("ri:") { return }
            if node.name.hasPrefix("ac:") { return copyChildren(of: index, to: parent) }
            element(node.name, node.attributes, from: index, to: parent)
        }
    }

    /// An element in place of another, with its children.
    @discardableResult
    mutating func element(
        _ name: String, _ attributes: [HTMLTree.Attribute] = [], from index: Int, to parent: Int
    ) -> Int {
        let element = result.appendElement(name, attributes, range: source.nodes[index].range, to: parent)
        copyChildren(of: index, to: element)
        return element
    }

    /// An element that holds nothing but a text, which has no place of its own.
    mutating func element(_ name: String, text: String, from index: Int, to parent: Int) {
        let range = source.nodes[index].range
        let element = result.appendElement(name, [], range: range, to: parent)
        result.appendText(Array(text.utf8), range: range, to: element)
    }

    mutating func appendElement(_ name: String, _ attributes: [HTMLTree.Attribute], from index: Int, to parent: Int)
        -> Int
    { result.appendElement(name, attributes, range: source.nodes[index].range, to: parent) }

    mutating func note(_ macro: String, page: String?, at index: Int) {
        foreign.append(Foreign(macro: macro, page: page, offset: source.nodes[index].range.lowerBound))
    }

    func children(of index: Int, named names: Set<String>) -> [Int] {
        source.children(of: index).filter { names.contains(source.nodes[$0].name) }
    }

    /// The first resource below a node, through links around it: a page, a file, an address.
    func resource(below index: Int) -> (kind: String, name: String)? {
        for child in source.children(of: index) where !source.nodes[child].isText {
            let node = source.nodes[child]
            if let name = node["ri:content-title"] ?? node["ri:filename"] ?? node["ri:value"] {
                return (node.name, name)
            }
            if let inner = resource(below: child) { return inner }
        }
        return nil
    }

    // MARK: links, pictures, dates

    /// Its own text, else the title of the page that it leads to.
    private mutating func link(_ index: Int, to parent: Int) {
        let bodies = children(of: index, named: ["ac:plain-text-link-body", "ac:link-body"])
        let anchor = appendElement("a", [], from: index, to: parent)
        for body in bodies {
            if source.nodes[body].name == "ac:link-body" {
                copyChildren(of: body, to: anchor)
            } else {
                // Behind CDATA stand blanks in its place.
                result.appendText(source.text(of: body), range: source.nodes[body].range, to: anchor)
            }
        }
        guard bodies.isEmpty, let text = resource(below: index)?.name ?? source.nodes[index]["ac:anchor"] else {
            return
        }
        result.appendText(Array(text.utf8), range: source.nodes[index].range, to: anchor)
    }

    private mutating func image(_ index: Int, to parent: Int) {
        let node = source.nodes[index]
        let text = node["ac:alt"] ?? node["ac:title"] ?? ""
        let captions = children(of: index, named: ["ac:caption"])
        let figure = captions.isEmpty ? parent : appendElement("figure", [], from: index, to: parent)
        _ = appendElement("img", [HTMLTree.Attribute(name: "alt", value: text)], from: index, to: figure)
        for caption in captions { element("figcaption", from: caption, to: figure) }
    }

    private mutating func date(_ index: Int, to parent: Int) {
        let span = element("span", from: index, to: parent)
        guard source.text(of: index).isEmpty, let date = source.nodes[index]["datetime"] else { return }
        result.appendText(Array(date.utf8), range: source.nodes[index].range, to: span)
    }

    /// What the newer editor keeps: its own content, or what older ones show in its place, which is the same.
    private mutating func extensionNode(_ index: Int, to parent: Int) {
        let fallbacks = children(of: index, named: ["ac:adf-fallback"])
        if fallbacks.isEmpty { return copyChildren(of: index, to: parent) }
        for fallback in fallbacks { element("div", from: fallback, to: parent) }
    }
}
