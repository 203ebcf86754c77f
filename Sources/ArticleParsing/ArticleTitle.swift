import KnowledgeModel

/// Settles which heading is the article's title. A link to the title is a link to the page, so it has no anchor.
struct ArticleTitle {
    let limits: ParsingLimits

    func settle(_ metadata: inout ArticleMetadata, _ output: ArticleTextBuilder, findings: inout Findings) {
        let headings = output.blocks.indices.filter { output.blocks[$0].kind == .heading(level: 1) }
        let title = metadata.title
        let chosen = headings.first { index in
            title.map { Self.isSame($0, output.text(of: output.blocks[index]).asString) } ?? true
        }
        // A page whose title says something else still opens with its heading; later ones are sections.
        let block = chosen ?? headings.first { $0 == 0 }
        if let block {
            output.removeAnchor(ofBlock: block)
            let heading = output.text(of: output.blocks[block]).asString
            if title == nil || chosen != nil { metadata.title = heading }
        }
        guard let settled = metadata.title, settled.unicodeScalars.count > limits.titleScalarsMaximum else { return }
        findings.add(.titleTooLong(maximum: limits.titleScalarsMaximum))
        metadata.title = String(String.UnicodeScalarView(settled.unicodeScalars.prefix(limits.titleScalarsMaximum)))
    }

    /// Titles in metadata often name the site as well: `Refunds | Example Help`.
    private static func isSame(_ title: String, _ heading: String) -> Bool {
        let heading = letters(heading)
        guard !heading.isEmpty else { return false }
        let parts = title.split(separator: " ").split { ["|", "-", "–", "—", "·", "•", "::"].contains($0) }
            .map { letters($0.joined()) }
        return letters(title) == heading || parts.first == heading || parts.last == heading
    }

    private static func letters(_ text: String) -> String {
        let kept = text.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(kept))
    }
}
