/// A parsed HTML document or fragment: nodes in the order of the text, each with the place of its markup.
///
/// The tree is made from libxml2's events and holds nothing of libxml2's.
struct HTMLTree: Sendable {
    struct Attribute: Sendable, Hashable {
        var name: String
        var value: String
    }

    struct Node: Sendable {
        /// In lower case; empty for text and for the root.
        let name: String
        /// What the name says, looked up once.
        let traits: HTMLElements.Traits
        let attributes: [Attribute]
        /// The words of the `class` attribute, in lower case.
        let classes: [String]
        /// From the first byte of the start tag to the last of the end tag, in the text that was parsed.
        var range: Range<Int>
        /// For text: its decoded bytes in the tree's pool.
        var text: Range<Int>
        let parent: Int
        fileprivate(set) var firstChild = -1
        fileprivate(set) var lastChild = -1
        fileprivate(set) var nextSibling = -1
        fileprivate(set) var previousSibling = -1

        init(name: String, attributes: [Attribute] = [], range: Range<Int>, text: Range<Int> = 0..<0, parent: Int) {
            self.name = name
            traits = name.isEmpty ? [] : HTMLElements.traits(of: name)
            self.attributes = attributes
            classes = attributes.first { $0.name == "class" }.map { Self.words($0.value) } ?? []
            self.range = range
            self.text = text
            self.parent = parent
        }

        var isText: Bool { !text.isEmpty }

        subscript(attribute: String) -> String? {
            attributes.first { $0.name == attribute }?.value
        }
    }

    /// The root, which has no name, is first; a parent comes before its children.
    private(set) var nodes: [Node]
    private(set) var pool: [UInt8] = []
    /// Where the parser gave up because too many elements were open.
    var cutOffset: Int?
    /// Where the tree first became too deep, so that deeper elements were joined to the one above.
    var flattenedOffset: Int?

    init() { nodes = [Node(name: "", range: 0..<0, parent: -1)] }

    func children(of node: Int) -> some Sequence<Int> {
        sequence(state: nodes[node].firstChild) { next in
            guard next >= 0 else { return nil }
            defer { next = nodes[next].nextSibling }
            return next
        }
    }

    func ancestors(of node: Int) -> some Sequence<Int> {
        sequence(state: nodes[node].parent) { next in
            guard next > 0 else { return nil }
            defer { next = nodes[next].parent }
            return next
        }
    }

    func bytes(ofText node: Int) -> ArraySlice<UInt8> { pool[nodes[node].text] }

    /// Bytes of a text that are not white space.
    func visibleByteCount(ofText node: Int) -> Int {
        bytes(ofText: node).reduce(0) { $0 + ($1.isASCIIWhitespace ? 0 : 1) }
    }

    /// All text below a node, with white space collapsed.
    func text(of node: Int) -> [UInt8] {
        var prose = Prose()
        collect(node, into: &prose)
        return prose.finish()
    }

    func first(_ name: String) -> Int? { nodes.firstIndex { $0.name == name } }

    mutating func appendElement(_ name: String, _ attributes: [Attribute], range: Range<Int>, to parent: Int) -> Int {
        append(Node(name: name, attributes: attributes, range: range, parent: parent))
    }

    mutating func appendText(_ text: some Collection<UInt8>, range: Range<Int>, to parent: Int) {
        guard !text.isEmpty else { return }
        let start = pool.count
        pool += text
        _ = append(Node(name: "", range: range, text: start..<pool.count, parent: parent))
    }

    /// Puts other words in the place of the text that was appended last.
    mutating func replaceLastText(with text: [UInt8], range: Range<Int>) {
        guard let last = nodes.last, last.isText, last.text.upperBound == pool.count else { return }
        pool.removeSubrange(last.text)
        pool += text
        nodes[nodes.count - 1].text = last.text.lowerBound..<pool.count
        nodes[nodes.count - 1].range = range
    }

    mutating func setEnd(of node: Int, to offset: Int) {
        let start = nodes[node].range.lowerBound
        nodes[node].range = start..<max(start, offset)
    }

    private mutating func append(_ node: Node) -> Int {
        let index = nodes.count
        var node = node
        let last = nodes[node.parent].lastChild
        if last >= 0 { nodes[last].nextSibling = index } else { nodes[node.parent].firstChild = index }
        node.previousSibling = last
        nodes[node.parent].lastChild = index
        nodes.append(node)
        return index
    }

    private func collect(_ node: Int, into prose: inout Prose) {
        if nodes[node].isText { return prose.append(bytes(ofText: node)) }
        for child in children(of: node) { collect(child, into: &prose) }
    }
}
