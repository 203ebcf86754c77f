/// `<div markdown="1">` on a line of its own: what is in it is Markdown, so the tag's lines are taken away. An element
/// that is hidden or a callout says something of its content and is left to the HTML path.
struct MarkdownInHTML: LineRule {
    func apply(to document: inout MarkdownLines) {
        var fences = CodeFenceTracker()
        var open: [(name: String, isTaken: Bool)] = []
        for index in document.lines.indices {
            if fences.isCode(document.lines[index]) { continue }
            let text = document.lines[index][...].trimmed
            guard text.first == UInt8(ascii: "<"), text.last == UInt8(ascii: ">"),
                !text.dropFirst().contains(UInt8(ascii: "<")), let tag = InlineTag(text), !tag.isSelfClosing
            else { continue }
            if tag.isEnd {
                guard let match = open.lastIndex(where: { $0.name == tag.name }) else { continue }
                if open[match].isTaken { document.lines[index] = [] }
                open.removeSubrange(match...)
            } else if open.count < 100 {
                let isTaken =
                    tag["markdown"] != nil && !HTMLVisibility.isHidden(tag.node) && tag["id"] == nil
                    && HTMLAdmonition.kind(of: tag.node) == nil && tag.name != "details" && tag.name != "template"
                if isTaken { document.lines[index] = [] }
                open.append((tag.name, isTaken))
            }
        }
    }
}
