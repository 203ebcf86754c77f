/// Text that a reader brings to sight by a click: accordions, tabs.
enum HTMLDisclosure {
    /// Whether a button is the title of what it opens: it holds or stands in a heading or a `summary`, or says so.
    static func isTitle(_ index: Int, _ tree: HTMLTree) -> Bool {
        if tree.nodes[index].classes.contains(where: { $0.hasPrefix("accordion") || $0.hasPrefix("collapsible") }) {
            return true
        }
        if tree.ancestors(of: index).prefix(3).contains(where: { isTitleElement(tree.nodes[$0].name) }) { return true }
        return tree.children(of: index).contains { HTMLElements.headingLevel(tree.nodes[$0].name) != nil }
    }

    private static func isTitleElement(_ name: String) -> Bool {
        name == "summary" || HTMLElements.headingLevel(name) != nil
    }

    /// Whether a node that is out of sight is the panel of a tab or of an accordion.
    static func isPanel(_ node: HTMLTree.Node) -> Bool {
        node.words(of: "role").contains("tabpanel")
            || node["role"] == "region" && node["aria-labelledby"] != nil
            || node["hidden"] == "until-found"
    }
}
