/// Paragraphs that stand for headings: `<p><strong>Before you start</strong></p>`, as editors of help desks make them.
///
/// Told from bold labels with care, since a wrong heading parts what belongs together: all of the paragraph is bold, it
/// is short, begins like a title and ends like one, links nowhere, stands in no list, table, quote or figure, and is
/// followed by text that is not bold as a whole.
struct HTMLBoldHeading {
    let tree: HTMLTree
    let isDropped: [Bool]

    private static let scalarsMaximum = 80
    private static let wordsMaximum = 12
    /// Bytes of what follows, unless it is a list or the like: less may be a name under a greeting.
    private static let bodyBytesMinimum = 20
    private static let wrappers: Set<String> = ["span", "font", "u", "em", "i", "big"]
    private static let enclosing: Set<String> = [
        "li", "dd", "dt", "td", "th", "table", "caption", "blockquote", "figure", "figcaption", "aside", "summary",
        "address", "footer", "label", "legend",
    ]
    private static let captionClasses: Set<String> = ["title", "caption", "legend", "label", "figure-caption"]
    private static let captionWords: Set<String> = ["table", "figure", "fig", "example", "listing", "image", "photo"]
    private static let bodies: Set<String> = ["ul", "ol", "dl", "table", "pre"]

    func isHeading(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.name == "p" || node.name == "div", let bold = boldChild(of: index),
            !node.classes.contains(where: Self.captionClasses.contains), isTitle(bold), isFollowedByText(index)
        else { return false }
        return !tree.ancestors(of: index).contains { Self.enclosing.contains(tree.nodes[$0].name) }
    }

    /// The bold element that is all there is to see in a node.
    private func boldChild(of index: Int) -> Int? {
        var node = index
        while true {
            var only: Int?
            for child in tree.children(of: node) where !isDropped[child] && !isBlank(child) {
                if only != nil || tree.nodes[child].isText { return nil }
                only = child
            }
            guard let only else { return nil }
            if ["b", "strong"].contains(tree.nodes[only].name) { return only }
            guard Self.wrappers.contains(tree.nodes[only].name) else { return nil }
            node = only
        }
    }

    private func isBlank(_ index: Int) -> Bool {
        let node = tree.nodes[index]
        guard node.isText else { return node.name == "br" || node.firstChild < 0 && node.name != "img" }
        // White space, or a no-break space in UTF-8.
        return tree.bytes(ofText: index).allSatisfy { $0.isASCIIWhitespace || $0 == 0xC2 || $0 == 0xA0 }
    }

    private func isTitle(_ bold: Int) -> Bool {
        guard !holdsMoreThanWords(bold) else { return false }
        let bytes = tree.text(of: bold)
        let text = bytes.asString
        let scalars = text.unicodeScalars
        guard (2...Self.scalarsMaximum).contains(scalars.count), let first = scalars.first, let last = scalars.last,
            scalars.contains(where: \.properties.isAlphabetic), !first.properties.isLowercase,
            !".:;,!…。：；，！".unicodeScalars.contains(last), !HTMLAdmonition.isLabel(bytes[...])
        else { return false }
        let words = text.split(separator: " ")
        guard words.count <= Self.wordsMaximum else { return false }
        let isNumbered = words.count > 1 && words[1].utf8.first?.isASCIIDigit ?? false
        return !isNumbered || !Self.captionWords.contains(words[0].lowercased().filter(\.isLetter))
    }

    /// Links, pictures and line breaks: no title.
    private func holdsMoreThanWords(_ index: Int) -> Bool {
        tree.children(of: index).contains { child in
            let name = tree.nodes[child].name
            return name == "a" && tree.nodes[child]["href"] != nil || name == "img" || name == "br"
                || HTMLElements.isBlock(name) || holdsMoreThanWords(child)
        }
    }

    private func isFollowedByText(_ index: Int) -> Bool {
        var next = tree.nodes[index].nextSibling
        while next >= 0, isDropped[next] || isBlank(next) { next = tree.nodes[next].nextSibling }
        guard next >= 0 else { return false }
        let node = tree.nodes[next]
        if HTMLElements.headingLevel(node.name) != nil || node.name == "hr" { return false }
        if Self.bodies.contains(node.name) { return true }
        var left = Self.bodyBytesMinimum
        count(next, down: &left)
        return left <= 0 && boldChild(of: next) == nil
    }

    private func count(_ index: Int, down left: inout Int) {
        if tree.nodes[index].isText { left -= tree.visibleByteCount(ofText: index) }
        for child in tree.children(of: index) where left > 0 && !isDropped[child] { count(child, down: &left) }
    }
}
