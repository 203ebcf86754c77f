import CLibCMark

/// The text of a paragraph, heading or cell as a reader sees it, from cmark's inline nodes.
struct InlineText {
    private var prose = Prose()
    /// From `<a name>` or an id on a tag.
    private(set) var anchor: String?
    private var imageDepth = 0
    private var imageText: [UInt8] = []
    /// The element whose content is hidden, and how many of the same name are open within it.
    private var hidden: (name: String, depth: Int)?

    private let hasStrikethrough: Bool

    init(_ node: CMarkNode, hasStrikethrough: Bool) {
        self.hasStrikethrough = hasStrikethrough
        node.forEachEvent { child, isEntering in append(child, isEntering: isEntering) }
    }

    /// Empty if there is nothing to see.
    mutating func text() -> [UInt8] { prose.finish() }

    private mutating func append(_ node: CMarkNode, isEntering: Bool) {
        switch node.type {
        case CMARK_NODE_HTML_INLINE:
            if isEntering { node.withLiteral { tag($0) } }
        case CMARK_NODE_IMAGE where hidden == nil:
            image(isEntering: isEntering)
        case _ where !isEntering || hidden != nil:
            break
        case CMARK_NODE_TEXT:
            node.withLiteral { literal in
                if imageDepth > 0 { return imageText += literal }
                prose.append(hasStrikethrough ? Self.withoutStrikethrough(literal) : Array(literal))
            }
        case CMARK_NODE_CODE:
            node.withLiteral { literal in
                if imageDepth > 0 { return imageText += literal }
                prose.appendVerbatim(literal)
            }
        case CMARK_NODE_SOFTBREAK:
            prose.space()
        case CMARK_NODE_LINEBREAK:
            prose.breakLine()
        default:
            break
        }
    }

    /// The alternative text is in the nodes below the image.
    private mutating func image(isEntering: Bool) {
        imageDepth += isEntering ? 1 : -1
        guard imageDepth == 0 else { return }
        append(alternative: imageText)
        imageText = []
    }

    private mutating func append(alternative text: [UInt8]) {
        prose.space()
        if !AlternativeText.isPlaceholder(text) { prose.append(text) }
        prose.space()
    }

    /// cmark knows no `~~`; a lone tilde stays.
    private static func withoutStrikethrough(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "~")) else { return Array(text) }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            let run = text[index...].prefix { $0 == UInt8(ascii: "~") }.count
            if run == 2 {
                index += 2
            } else {
                result += text[index..<(index + max(run, 1))]
                index += max(run, 1)
            }
        }
        return result
    }

    private mutating func tag(_ literal: UnsafeBufferPointer<UInt8>) {
        guard let tag = InlineTag(literal) else { return }
        if let (name, depth) = hidden {
            guard tag.name == name, !tag.isSelfClosing else { return }
            let newDepth = depth + (tag.isEnd ? -1 : 1)
            hidden = newDepth > 0 ? (name, newDepth) : nil
            return
        }
        guard !tag.isEnd else { return }
        switch tag.name {
        case "br": prose.breakLine()
        case "img":
            append(alternative: Array((tag["alt"] ?? "").utf8))
        default:
            if anchor == nil, let id = tag["id"] ?? (tag.name == "a" ? tag["name"] : nil), !id.isEmpty { anchor = id }
            let isVoid = ["wbr", "input", "hr", "col", "embed"].contains(tag.name)
            let isUnseen = ["script", "style", "template", "noscript", "svg", "button", "select"].contains(tag.name)
            if !tag.isSelfClosing, !isVoid, isUnseen || HTMLVisibility.isHidden(tag.node) { hidden = (tag.name, 1) }
        }
    }
}
