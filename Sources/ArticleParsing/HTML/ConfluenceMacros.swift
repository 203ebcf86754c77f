/// Macros of Confluence: what a reader sees in their place.
extension ConfluenceStorage {
    private static let callouts: Set<String> = ["info", "note", "warning", "tip"]
    /// They list or count what stands elsewhere, and say nothing of their own.
    private static let silent: Set<String> = [
        "toc", "toc-zone", "children", "pagetree", "attachments", "gallery", "recently-updated", "contributors",
        "livesearch", "content-report-table", "contentbylabel", "labels-list", "change-history", "profile",
    ]

    mutating func macro(_ index: Int, to parent: Int) {
        let name = source.nodes[index]["ac:name"]?.lowercased() ?? ""
        switch name {
        case "anchor":
            // Its parameter has no name.
            guard let id = parameter("", of: index) else { return }
            _ = appendElement("a", [HTMLTree.Attribute(name: "id", value: id)], from: index, to: parent)
        case "status":
            if let title = parameter("title", of: index) { element("span", text: title, from: index, to: parent) }
        case "jira":
            if let key = parameter("key", of: index) { element("span", text: key, from: index, to: parent) }
        case "include", "excerpt-include":
            note(name, page: resource(below: index)?.name ?? parameter("", of: index) ?? "?", at: index)
        case "excerpt":
            if parameter("hidden", of: index) != "true" { bodies(of: index, to: parent) }
        case "code", "noformat": code(index, to: parent)
        default:
            let bodies = children(of: index, named: ["ac:rich-text-body", "ac:plain-text-body"])
            guard bodies.isEmpty else { return box(name, index, to: parent) }
            if !Self.silent.contains(name) { note(name, page: nil, at: index) }
        }
    }

    /// A callout, a panel, a part that folds, or a macro that is not known: its title and what it holds.
    private mutating func box(_ name: String, _ index: Int, to parent: Int) {
        let isCallout = Self.callouts.contains(name)
        let attributes = isCallout ? [HTMLTree.Attribute(name: "class", value: "admonition \(name)")] : []
        let box = appendElement("div", attributes, from: index, to: parent)
        if let title = parameter("title", of: index) { titleBlock(title, of: index, to: box) }
        bodies(of: index, to: box)
    }

    private mutating func code(_ index: Int, to parent: Int) {
        if let title = parameter("title", of: index) { titleBlock(title, of: index, to: parent) }
        let language = parameter("language", of: index).map { [HTMLTree.Attribute(name: "data-language", value: $0)] }
        for body in children(of: index, named: ["ac:plain-text-body", "ac:rich-text-body"]) {
            element("pre", language ?? [], from: body, to: parent)
        }
    }

    private mutating func bodies(of index: Int, to parent: Int) {
        for body in children(of: index, named: ["ac:rich-text-body"]) { copyChildren(of: body, to: parent) }
        for body in children(of: index, named: ["ac:plain-text-body"]) { element("pre", from: body, to: parent) }
    }

    /// At the place of the parameter that says it.
    private mutating func titleBlock(_ title: String, of index: Int, to parent: Int) {
        let place = parameterNode("title", of: index) ?? index
        element("p", text: title, from: place, to: parent)
    }

    /// Nil if there is none or it is blank. The older form has one without a name.
    private func parameter(_ name: String, of index: Int) -> String? {
        guard let node = parameterNode(name, of: index) else { return nil }
        let text = source.text(of: node)
        return text.isEmpty ? nil : text.asString
    }

    private func parameterNode(_ name: String, of index: Int) -> Int? {
        let named = children(of: index, named: ["ac:parameter"])
        if let node = named.first(where: { (source.nodes[$0]["ac:name"] ?? "") == name }) { return node }
        return name.isEmpty ? children(of: index, named: ["ac:default-parameter"]).first : nil
    }
}
