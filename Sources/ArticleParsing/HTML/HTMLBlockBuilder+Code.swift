import KnowledgeModel

/// Code blocks: text as it stands, line by line.
extension HTMLBlockBuilder {
    mutating func code(_ index: Int, _ context: Context) {
        flush(context)
        pendingStart = nil
        var lines = CodeLines(start: tree.nodes[index].range.lowerBound)
        collect(index, into: &lines)
        lines.end()
        let units = lines.lines.map { ArticleTextBuilder.UnitText(text: $0.text, source: place($0.range)) }
        output.append(
            .code(language: language(of: index)), units: units, source: place(tree.nodes[index].range),
            admonition: context.admonition)
    }

    private func collect(_ index: Int, into lines: inout CodeLines) {
        for child in tree.children(of: index) where !content.isDropped[child] {
            let node = tree.nodes[child]
            if node.isText {
                lines.append(tree.bytes(ofText: child), range: node.range)
            } else if node.name == "br" {
                lines.breakLine(at: node.range.upperBound)
            } else {
                let isBlock = node.traits.contains(.block)
                if isBlock { lines.breakIfBegun(at: node.range.lowerBound) }
                collect(child, into: &lines)
                if isBlock { lines.breakIfBegun(at: node.range.upperBound) }
            }
        }
    }

    /// `language-swift`, `lang-swift`, `highlight-source-swift` or `brush: swift` on the block, the `code` in it, or
    /// the box around it.
    private func language(of index: Int) -> String? {
        let candidates =
            [index] + tree.children(of: index).filter { tree.nodes[$0].name == "code" }
            + [tree.nodes[index].parent]
        for candidate in candidates {
            let node = tree.nodes[candidate]
            if let name = node["data-lang"] ?? node["data-language"], !name.isEmpty { return name.lowercased() }
            let classes = node.classes
            for (position, name) in classes.enumerated() {
                for prefix in ["language-", "lang-", "highlight-source-", "brush:"] where name.hasPrefix(prefix) {
                    let rest = name.dropFirst(prefix.count).prefix { $0 != ";" }
                    if !rest.isEmpty { return String(rest) }
                    if position + 1 < classes.count { return String(classes[position + 1].prefix { $0 != ";" }) }
                }
            }
        }
        return nil
    }
}

/// Lines of code with the place of each in the text that was parsed.
private struct CodeLines {
    private(set) var lines: [(text: [UInt8], range: Range<Int>)] = []
    private var text: [UInt8] = []
    private var start: Int
    private var position: Int

    init(start: Int) {
        self.start = start
        position = start
    }

    /// Within one piece of text every byte has its own place, unless the piece is an entity.
    mutating func append(_ bytes: ArraySlice<UInt8>, range: Range<Int>) {
        let isLiteral = bytes.count == range.count
        if text.isEmpty, position <= start { start = range.lowerBound }
        for (offset, byte) in bytes.enumerated() {
            position = isLiteral ? range.lowerBound + offset + 1 : range.upperBound
            if byte == 0x0A {
                breakLine(at: position)
                if !isLiteral { start = range.lowerBound }
            } else if byte != 0x0D {
                text.append(byte)
            }
        }
    }

    mutating func breakLine(at place: Int) {
        position = max(position, place)
        while text.last?.isASCIIWhitespace ?? false { text.removeLast() }
        lines.append((text, min(start, position)..<position))
        text = []
        start = position
    }

    mutating func breakIfBegun(at place: Int) {
        if !text.isEmpty { breakLine(at: place) }
    }

    mutating func end() {
        if !text.isEmpty { breakLine(at: position) }
    }
}
