import KnowledgeModel

/// What in an article's text only one tool understands.
enum DialectMarks {
    private static let anywhere = Marks([
        (.docusaurus, ["from '@theme/", "from \"@theme/", "from '@site/", "from \"@site/", "<TabItem "]),
        (.mkdocs, ["--8<-- "]),
        (.hugo, ["{{< ", "{{% "]),
        (.githubDocs, ["{% data variables.", "{% data reusables.", "{% ifversion "]),
        (.microsoftDocs, ["[!INCLUDE ", "[!INCLUDE[", ":::image type=", ":::image source=", ":::zone "]),
        (.jekyll, ["{% include ", "{% link ", "{% highlight ", "{% post_url ", "{{ site."]),
    ])
    private static let atLineStart = Marks([
        (.docusaurus, [":::note", ":::tip", ":::info", ":::warning", ":::danger", ":::caution"]),
        (.mkdocs, ["!!! note", "!!! tip", "!!! info", "!!! warning", "!!! danger", "!!! example", "??? ", "=== \""]),
        (.jekyll, ["{: .", "{:.", "{:toc", "{: toc"]),
    ])
    private static let keys = Marks([
        (.docusaurus, ["sidebar_position:", "sidebar_label:", "pagination_next:", "pagination_prev:", "hide_title:"]),
        (.microsoftDocs, ["ms.date:", "ms.topic:", "ms.author:"]),
        (.jekyll, ["layout:"]),
    ])

    /// Lines of code do not count.
    /// - Complexity: O(n)
    static func profiles(in head: [UInt8]) -> Set<SourceProfile> {
        var found: Set<SourceProfile> = []
        var isCode = false
        // Nil before the first line.
        var isFrontMatter: Bool?
        for line in head.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let isRule = line.starts(with: "---".utf8)
            if isFrontMatter == nil {
                isFrontMatter = isRule
                if line.elementsEqual("+++".utf8) { found.insert(.hugo) }
                if isRule { continue }
            }
            if isFrontMatter == true {
                if isRule { isFrontMatter = false } else { keys.match(line, at: line.startIndex, &found) }
                continue
            }
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) { isCode.toggle() }
            if isCode { continue }
            atLineStart.match(text, at: text.startIndex, &found)
            for index in text.indices { anywhere.match(text, at: index, &found) }
        }
        // GitHub's documentation has Liquid of Jekyll's kind as well.
        if found.contains(.githubDocs) { found.remove(.jekyll) }
        return found
    }

    private struct Marks {
        /// By first byte.
        private var byHead = [[(text: [UInt8], profile: SourceProfile)]](repeating: [], count: 256)

        init(_ marks: [(SourceProfile, [String])]) {
            for (profile, texts) in marks {
                for text in texts.map({ Array($0.utf8) }) { byHead[Int(text[0])].append((text, profile)) }
            }
        }

        func match(_ line: ArraySlice<UInt8>, at index: Int, _ found: inout Set<SourceProfile>) {
            guard index < line.endIndex else { return }
            for (text, profile) in byHead[Int(line[index])] where line[index...].starts(with: text) {
                found.insert(profile)
            }
        }
    }
}
