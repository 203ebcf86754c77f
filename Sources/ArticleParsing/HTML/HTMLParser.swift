import KnowledgeModel

/// Reads an HTML page: its head's metadata, then the blocks of its main content.
struct HTMLParser {
    let limits: ParsingLimits
    let rules: MetadataRules
    /// Confluence's storage format: the text of one page, all of which its author wrote.
    var isStorage = false

    func parse(
        _ text: SourceText, from start: Int, into output: ArticleTextBuilder, findings: inout Findings
    ) -> (metadata: ArticleMetadata, pageTitle: String?) {
        let bytes = start == 0 ? text.bytes : Array(text.bytes[start...])
        var tree = HTMLTreeBuilder.tree(of: bytes, limits: limits)
        if isStorage {
            let storage = ConfluenceStorage(tree)
            tree = storage.result
            for foreign in storage.foreign {
                let line = text.lines.line(at: start + foreign.offset)
                findings.add(.contentElsewhere(line: line, macro: foreign.macro, page: foreign.page))
            }
        }
        if let offset = tree.cutOffset {
            findings.add(
                .htmlCutShort(line: text.lines.line(at: start + offset), maximum: limits.openElementCountMaximum))
        } else if let offset = tree.flattenedOffset {
            findings.add(
                .nestingTooDeep(line: text.lines.line(at: start + offset), maximum: limits.elementDepthMaximum))
        }
        var head = HTMLMetadata(tree: tree, rules: rules)
        let metadata = head.metadata(findings: &findings)
        let content = HTMLContent(tree, isPage: !isStorage)
        var builder = HTMLBlockBuilder(tree: tree, content: content, output: output) { range in
            text.span(of: (range.lowerBound + start)..<(range.upperBound + start))
        }
        builder.build()
        return (metadata, head.pageTitle)
    }
}
