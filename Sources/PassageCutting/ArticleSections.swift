internal import KnowledgeModel
internal import TextAnalysis

/// One heading and the blocks up to the next heading, or the blocks before the first heading.
struct Section {
    /// Index of the heading's block; nil before the first heading.
    var heading: Int?
    /// 1 to 6; 0 before the first heading.
    var level: Int
    /// This heading's text last.
    var headingPath: [String]
    /// The fragment of the heading, or of the nearest one above it that has one.
    var anchor: String?
    /// Indices of the blocks after the heading. May be empty.
    var body: Range<Int>
    /// Whether a deeper heading follows before the next of this level.
    var hasChildren = false
    /// The article's own heading, which stands in no heading path: the title is known otherwise.
    var isTitle = false
}

/// Divides an article by its headings.
struct ArticleSections {
    /// A heading longer than this is a paragraph in disguise; its path shows the first words.
    private static let maximumHeadingBytes = 512

    let text: ArticleText
    let blocks: [Block]
    let title: String

    /// In reading order; every block is in exactly one section. O(n).
    func sections() -> [Section] {
        var sections: [Section] = []
        var current = Section(heading: nil, level: 0, headingPath: [], anchor: nil, body: 0..<0)
        /// Headings above the block being read, outermost first.
        var open: [(level: Int, name: String, anchor: String?)] = []
        var hasTopHeading = false
        for (index, block) in blocks.enumerated() {
            guard case .heading(let level) = block.kind else {
                current.body = current.body.lowerBound..<index + 1
                continue
            }
            if current.heading != nil || !current.body.isEmpty {
                current.hasChildren = current.heading != nil && level > current.level
                sections.append(current)
            }
            let name = headingName(block)
            let isTitle = !hasTopHeading && level == 1 && says(title, name)
            hasTopHeading = hasTopHeading || level == 1
            while let last = open.last, last.level >= level { open.removeLast() }
            if !isTitle && !name.isEmpty { open.append((level, name, block.anchor ?? open.last?.anchor)) }
            current = Section(
                heading: index, level: level, headingPath: open.map(\.name),
                anchor: isTitle ? nil : block.anchor ?? open.last?.anchor,
                body: index + 1..<index + 1, isTitle: isTitle)
        }
        if current.heading != nil || !current.body.isEmpty { sections.append(current) }
        return sections
    }

    private func headingName(_ block: Block) -> String {
        let range = block.textRange
        let end = LastWordBreak.lastBreak(
            in: text.bytes, range: range, before: range.lowerBound + Self.maximumHeadingBytes)
        return text.line(range.lowerBound..<end)
    }

    /// Whether the first top heading adds nothing to the title: `Refunds` under the title `Refunds | Example Help`.
    private func says(_ title: String, _ heading: String) -> Bool {
        let heading = Self.lettersAndDigits(heading)
        return heading.isEmpty || Self.lettersAndDigits(title).contains(heading)
    }

    private static func lettersAndDigits(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
