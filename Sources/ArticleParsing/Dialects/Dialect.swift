import KnowledgeModel

/// What a tool writes in Markdown beyond CommonMark: rules, in the order in which they are asked.
///
/// Each dialect is a file that reads like a table; what two dialects share is one rule. A mark that no rule of the
/// dialect knows is text.
struct Dialect: Sendable {
    /// Files whose text stands in the article's.
    var includes: [any IncludeRule] = []
    /// Marks that take lines of their own and say something of the lines around them.
    var lines: [any LineRule] = []
    /// Marks within lines.
    var marks: [any MarkRule] = []
    /// Whether pipe tables, task lists and `~~` are what GitHub makes of them.
    var hasGitHubBlocks = true

    static func of(_ profile: SourceProfile, path: String) -> Dialect {
        let dialect: Dialect =
            switch profile {
            case .github, .html, .zendesk, .intercom, .freshdesk, .confluence: .github
            case .docusaurus: .docusaurus
            case .mkdocs: .mkdocs
            case .hugo: .hugo
            case .jekyll: .jekyll
            case .githubDocs: .githubDocs
            case .microsoftDocs: .microsoftDocs
            case .jsonl: .anyTool
            case .plain: .plain
            }
        guard path.hasSuffix(".mdx"), profile != .docusaurus, profile != .plain else { return dialect }
        return dialect.joined(with: .mdx)
    }

    /// The other's rules come first.
    func joined(with other: Dialect) -> Dialect {
        Dialect(
            includes: other.includes + includes, lines: other.lines + lines, marks: other.marks + marks,
            hasGitHubBlocks: hasGitHubBlocks)
    }
}

/// Takes marks that stand on lines of their own out of a whole article and notes what they say.
protocol LineRule: Sendable {
    /// - Complexity: O(bytes), but for bodies that are nested in one another.
    func apply(to document: inout MarkdownLines)
}

/// Takes one kind of mark out of running text.
protocol MarkRule: Sendable {
    /// The rule is asked at these ASCII characters only.
    var openings: StaticString { get }

    /// If a mark begins at the scan's position, takes it out and moves behind it; else changes nothing.
    ///
    /// - Returns: Whether it was one.
    func take(_ scan: inout DialectScan, in line: DialectScan.Line, noting document: inout MarkdownLines) -> Bool
}
