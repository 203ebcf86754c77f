/// The fragment that leads to a heading.
struct HTMLAnchors {
    let tree: HTMLTree
    /// The chosen container; an id on it or outside it leads elsewhere.
    let root: Int

    /// The heading's own id, else that of an anchor in, around or right before it, else that of the section it opens.
    func anchor(ofHeading index: Int) -> String? {
        id(of: index) ?? anchorBelow(index) ?? anchorAround(index) ?? anchorBefore(index) ?? section(of: index)
    }

    private func id(of index: Int) -> String? {
        let node = tree.nodes[index]
        if let id = node["id"], !id.isEmpty { return id }
        if node.name == "a", let name = node["name"], !name.isEmpty { return name }
        return nil
    }

    private func anchorBelow(_ index: Int) -> String? {
        for child in tree.children(of: index) where !tree.nodes[child].isText {
            if ["a", "span"].contains(tree.nodes[child].name), let id = id(of: child) { return id }
            if let id = anchorBelow(child) { return id }
        }
        return nil
    }

    private func anchorAround(_ index: Int) -> String? {
        let parent = tree.nodes[index].parent
        return parent > 0 && tree.nodes[parent].name == "a" ? id(of: parent) : nil
    }

    /// `<a name="x"></a><h2>`, also in a paragraph of its own.
    private func anchorBefore(_ index: Int) -> String? {
        guard let previous = previousElement(of: index) else { return nil }
        if tree.nodes[previous].name == "a", tree.text(of: previous).isEmpty { return id(of: previous) }
        if tree.nodes[previous].name == "p", tree.text(of: previous).isEmpty { return anchorBelow(previous) }
        return nil
    }

    /// The nearest section that the heading opens and that is its own: Sphinx, docutils and DocBook put the id there.
    private func section(of index: Int) -> String? {
        var node = index
        var way: Set<Int> = [index]
        while true {
            let parent = tree.nodes[node].parent
            guard parent > 0, parent != root, isFirst(node) else { return nil }
            if isSection(parent), let id = tree.nodes[parent]["id"], !id.isEmpty {
                return holdsPeer(of: index, section: parent, way: way) ? nil : id
            }
            node = parent
            way.insert(node)
        }
    }

    /// Marks without text, such as Sphinx sets for older links, may stand before it.
    private func isFirst(_ index: Int) -> Bool {
        var before = tree.nodes[index].previousSibling
        while before >= 0 {
            let node = tree.nodes[before]
            let isBare =
                node.isText
                ? tree.bytes(ofText: before).allSatisfy(\.isASCIIWhitespace)
                : ["span", "a"].contains(node.name) && tree.text(of: before).isEmpty
            guard isBare else { return false }
            before = node.previousSibling
        }
        return true
    }

    private func isSection(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        return node.name == "section"
            || node.classes.contains { $0.hasPrefix("sect") || $0 == "chapter" || $0 == "topic" }
    }

    /// Whether a section has another heading of the same or a higher rank: then it is no heading's own, but a container
    /// of several, such as `#main-content`. Those of sections within it are not its.
    private func holdsPeer(of heading: Int, section: Int, way: Set<Int>) -> Bool {
        guard let level = HTMLElements.headingLevel(tree.nodes[heading].name) else { return false }
        var pending = [section]
        while let node = pending.popLast() {
            for child in tree.children(of: node) where child != heading {
                if let other = HTMLElements.headingLevel(tree.nodes[child].name) {
                    if other <= level { return true }
                } else if way.contains(child) || !isSection(child) {
                    pending.append(child)
                }
            }
        }
        return false
    }

    private func previousElement(of index: Int) -> Int? {
        var node = tree.nodes[index].previousSibling
        while node >= 0 {
            if !tree.nodes[node].isText { return node }
            if !tree.bytes(ofText: node).allSatisfy(\.isASCIIWhitespace) { return nil }
            node = tree.nodes[node].previousSibling
        }
        return nil
    }
}
