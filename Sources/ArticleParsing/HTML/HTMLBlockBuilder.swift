import KnowledgeModel

/// Walks the chosen part of an HTML tree and appends its blocks to the article text.
///
/// Text and inline elements gather in a *run*, which becomes a block where a block element begins or ends. A run that
/// fills its element takes the whole element as its source.
struct HTMLBlockBuilder {
    /// What the elements around a text make of it.
    struct Context {
        var kind: Block.Kind = .paragraph
        /// Depth of the list that holds the text; -1 outside lists.
        var listDepth = -1
        var list: Int?
        var admonition: String?
    }

    let tree: HTMLTree
    let content: HTMLContent
    let output: ArticleTextBuilder
    /// From a range in the text that was parsed to a place in the file.
    let place: (Range<Int>) -> SourceSpan

    var run = Prose()
    var runStart: Int?
    var runEnd = 0
    /// The start of a block element in which nothing has been read yet.
    var pendingStart: Int?
    /// The next block is the first of a callout.
    var opensAdmonition = false
    /// Terms that were read and wait for their description: what they are, and where they end in the run.
    var term: (context: Context, end: Int)?
    var termWaits: Bool { term.map { $0.end == run.bytes.count } ?? false }
    /// The level of the last heading that is one in the markup.
    private var headingLevel = 1
    /// The link around the last picture, and whether it has words of its own.
    private var linkWithPicture: (index: Int, hasWords: Bool)?

    init(
        tree: HTMLTree, content: HTMLContent, output: ArticleTextBuilder, place: @escaping (Range<Int>) -> SourceSpan
    ) {
        self.tree = tree
        self.content = content
        self.output = output
        self.place = place
    }

    mutating func build(_ context: Context = Context()) {
        walkChildren(of: content.root, context)
        flush(context)
    }

    mutating func walkChildren(of node: Int, _ context: Context) {
        for child in tree.children(of: node) where !content.isDropped[child] { walk(child, context) }
    }

    private mutating func walk(_ index: Int, _ context: Context) {
        let node = tree.nodes[index]
        if node.isText { return append(tree.bytes(ofText: index), range: node.range) }
        var inner = context
        if let type = HTMLAdmonition.kind(of: node) { inner.admonition = type }
        if node.traits.contains(.heading), let level = HTMLElements.headingLevel(node.name) {
            return heading(index, level: level, inner)
        }
        if node.traits.contains(.code) { return code(index, inner) }
        if node.name == "table" { return table(index, inner) }
        if node.traits.contains(.list) || node.name == "dl" {
            inner.listDepth += 1
            if inner.list == nil { inner.list = output.makeList() }
            return block(index, inner, around: context)
        }
        if node.traits.contains(.listItem) {
            inner.listDepth = max(inner.listDepth, 0)
            let isOrdered = tree.nodes[node.parent].name == "ol"
            inner.kind = .listItem(depth: inner.listDepth, ordered: isOrdered)
            if node.name == "dt", isDescribed(index), isPlainTerm(index) { return readTerm(index, inner) }
            return block(index, inner, around: context)
        }
        if node.name == "hr" { return flush(context) }
        if content.isPage, inner.admonition == nil, inner.listDepth < 0,
            HTMLBoldHeading(tree: tree, isDropped: content.isDropped).isHeading(index)
        {
            return boldHeading(index, inner)
        }
        if node.traits.contains(.container) { return block(index, inner, around: context) }
        if node.traits.contains(.custom) {
            if tree.children(of: index).contains(where: { tree.nodes[$0].traits.contains(.block) }) {
                return block(index, inner, around: context)
            }
            run.space()
            inline(index, context)
            return run.space()
        }
        inline(index, context)
    }

    /// A block element: what came before it is a block of its own, and so is what is in it.
    private mutating func block(_ index: Int, _ inner: Context, around context: Context) {
        let range = tree.nodes[index].range
        let isAdmonition = inner.admonition != context.admonition
        // A description goes on where its term ended.
        let joinsTerm = termWaits && !isAdmonition && HTMLElements.describes(tree.nodes[index].name)
        if !joinsTerm { flush(context) }
        if isAdmonition { opensAdmonition = true }
        pendingStart = range.lowerBound
        walkChildren(of: index, inner)
        if runStart == range.lowerBound || joinsTerm && runEnd > range.lowerBound {
            runEnd = max(runEnd, range.upperBound)
        }
        flush(inner)
        if isAdmonition { opensAdmonition = false }
        pendingStart = nil
    }

    private mutating func inline(_ index: Int, _ context: Context) {
        let node = tree.nodes[index]
        if runStart == nil, pendingStart == nil { pendingStart = node.range.lowerBound }
        switch node.name {
        case "br":
            lineBreak(context)
        case "img":
            image(index)
        case "kbd", "code", "a", "label", "samp", "button":
            // Keys, chips and links that touch in the markup stand apart on the page.
            if let previous = previousSibling(of: index), tree.nodes[previous].name == node.name { run.space() }
            walkChildren(of: index, context)
        default:
            walkChildren(of: index, context)
        }
        if runStart != nil, runEnd > node.range.lowerBound { runEnd = max(runEnd, node.range.upperBound) }
    }

    /// Two line breaks in a row are the end of a paragraph.
    private mutating func lineBreak(_ context: Context) {
        guard run.endsWithBreak, !termWaits else { return run.breakLine() }
        flush(context)
        pendingStart = nil
    }

    private func previousSibling(of index: Int) -> Int? {
        let previous = tree.nodes[index].previousSibling
        return previous >= 0 ? previous : nil
    }

    private mutating func image(_ index: Int) {
        let node = tree.nodes[index]
        guard let text = node["alt"].map({ Array($0.utf8) }), !AlternativeText.isPlaceholder(text),
            node["role"] != "presentation", !isIcon(index)
        else { return }
        run.space()
        append(text[...], range: node.range)
        run.space()
    }

    /// A picture in a link that has words of its own repeats or adorns them.
    private mutating func isIcon(_ index: Int) -> Bool {
        guard let link = tree.ancestors(of: index).prefix(3).first(where: { tree.nodes[$0].name == "a" }) else {
            return false
        }
        if linkWithPicture?.index != link { linkWithPicture = (link, !tree.text(of: link).isEmpty) }
        return linkWithPicture?.hasWords ?? false
    }

    mutating func append(_ text: ArraySlice<UInt8>, range: Range<Int>) {
        run.append(text)
        guard !run.isEmpty else { return }
        var range = range
        if text.count == range.count, !text.allSatisfy(\.isASCIIWhitespace) {
            // White space around the words is not theirs.
            let words = text.trimmed
            let start = range.lowerBound + (words.startIndex - text.startIndex)
            range = start..<(start + words.count)
        }
        if runStart == nil {
            runStart = pendingStart ?? range.lowerBound
            pendingStart = nil
        }
        if !text.allSatisfy(\.isASCIIWhitespace) { runEnd = max(runEnd, range.upperBound) }
    }

    /// Makes a block of what has gathered.
    mutating func flush(_ context: Context) {
        let context = term?.context ?? context
        term = nil
        defer {
            runStart = nil
            runEnd = 0
        }
        let text = run.finish()
        guard !text.isEmpty, let start = runStart else { return }
        let isLabel = opensAdmonition && HTMLAdmonition.isLabel(text[...])
        opensAdmonition = false
        if isLabel { return }
        output.append(
            context.kind, text, source: place(start..<max(start, runEnd)),
            list: context.list, admonition: context.admonition)
    }

    private mutating func heading(_ index: Int, level: Int, _ context: Context) {
        flush(context)
        let range = tree.nodes[index].range
        let anchor = HTMLAnchors(tree: tree, root: content.root).anchor(ofHeading: index)
        pendingStart = range.lowerBound
        // Blocks within a heading are read as its text.
        inlineText(of: index)
        let text = run.finish()
        run = Prose()
        runStart = nil
        runEnd = 0
        pendingStart = nil
        guard !text.isEmpty else { return }
        // A callout's title stands outside the outline, unless links lead to it.
        if context.admonition != nil, anchor == nil {
            let isLabel = opensAdmonition && HTMLAdmonition.isLabel(text[...])
            opensAdmonition = false
            if isLabel { return }
            output.append(
                context.kind, text, source: place(range), list: context.list, admonition: context.admonition)
            return
        }
        opensAdmonition = false
        headingLevel = level
        output.append(
            .heading(level: level), text.map { $0 == 0x0A ? 0x20 : $0 }, source: place(range), anchor: anchor,
            admonition: context.admonition)
    }

    /// A heading in all but name: below the last real one, and nothing leads to it.
    private mutating func boldHeading(_ index: Int, _ context: Context) {
        flush(context)
        let range = tree.nodes[index].range
        pendingStart = range.lowerBound
        inlineText(of: index)
        let text = run.finish()
        runStart = nil
        runEnd = 0
        pendingStart = nil
        output.append(.heading(level: min(6, headingLevel + 1)), text, source: place(range))
    }

    /// Everything below a node as one line of text: blocks within it are set apart by a space.
    mutating func inlineText(of index: Int) {
        for child in tree.children(of: index) where !content.isDropped[child] {
            let node = tree.nodes[child]
            if node.isText {
                append(tree.bytes(ofText: child), range: node.range)
            } else if node.name == "br" {
                run.space()
            } else if node.name == "dt" {
                run.breakLine()
                inlineText(of: child)
            } else if node.name == "img" {
                image(child)
            } else {
                let isApart = node.traits.contains(.block)
                if isApart { run.space() }
                inlineText(of: child)
                if isApart { run.space() }
            }
        }
    }
}
