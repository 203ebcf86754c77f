/// Callouts: which elements are one, and of what type.
enum HTMLAdmonition {
    /// The types that we keep apart; what is beside them in the dictionary reads as them.
    static let types: [String: String] = [
        "note": "note", "notes": "note", "notice": "note", "info": "info", "information": "info", "tip": "tip",
        "hint": "tip", "warning": "warning", "warn": "warning", "caution": "caution", "danger": "danger",
        "important": "important", "attention": "attention", "error": "error", "success": "success",
        "example": "example", "question": "question", "bug": "bug", "abstract": "abstract", "summary": "summary",
        "seealso": "seealso", "deprecated": "deprecated", "versionadded": "versionadded", "secondary": "note",
        "faq": "faq", "quote": "quote", "failure": "failure", "todo": "todo", "security": "security",
        "critical": "critical",
    ]

    /// Types whose name says enough without a class such as `admonition` beside it.
    private static let plain: Set<String> = [
        "note", "notice", "info", "tip", "hint", "warning", "caution", "danger", "important", "attention",
    ]
    private static let frames: Set<String> = [
        "admonition", "alert", "callout", "notecard", "bs-callout", "message", "theme-admonition", "custom-block",
        "panel",
    ]
    private static let prefixes = [
        "alert-", "callout-", "admonition-", "bs-callout-", "theme-admonition-", "message-", "alert--", "is-", "note-",
        "callout_", "markdown-alert-",
    ]

    static func kind(of node: HTMLTree.Node) -> String? {
        guard node.traits.contains(.block) || node.name == "ac:structured-macro" else { return nil }
        switch node.name {
        case "div", "aside", "section", "blockquote", "p", "td", "table": break
        case "ac:structured-macro":
            return node["ac:name"].flatMap { plain.contains($0) ? types[$0] : nil }
        default: return nil
        }
        let classes = node.classes
        guard !classes.isEmpty else { return nil }
        if let word = classes.first(where: plain.contains) { return types[word] }
        guard classes.contains(where: { name in frames.contains(name) || prefixes.contains(where: name.hasPrefix) })
        else {
            return nil
        }
        for name in classes {
            if let type = types[name] { return type }
            for prefix in prefixes where name.hasPrefix(prefix) {
                if let type = types[String(name.dropFirst(prefix.count))] { return type }
            }
        }
        return classes.contains { ["admonition", "callout", "notecard"].contains($0) } ? "note" : nil
    }

    /// Whether a text is a callout's label alone, such as `Note:`; it is the marker and not the text.
    static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 16 else { return false }
        let word = text.filter(\.isASCIILetter).asString.lowercased()
        let rest = text.filter { !$0.isASCIILetter }
        return types[word] != nil && rest.allSatisfy { $0.isOne(of: ":!. \n") }
    }
}
