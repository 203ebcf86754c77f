import ArticleParsing
import Foundation
import KnowledgeModel
import Testing

/// A whole ugly article for each dialect, and what is made of it, block by block.
///
/// After a change that is meant, write the expected files anew and read the difference:
/// `LACUNA_WRITE_GOLDEN=1 swift test --filter GoldenTests`.
@Suite struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    /// Where dialects look for the parts in `Golden/parts`.
    private struct Parts: IncludeReader {
        private static let elsewhere = [
            "_includes/note.html": "parts/note.html", "_includes/steps.md": "parts/list.md",
            "data/reusables/keys/intro.md": "parts/keys-intro.md",
        ]

        func read(_ path: String, byteCountMaximum: Int) -> IncludeReading {
            let url = GoldenTests.folder.appending(path: Self.elsewhere[path] ?? path)
            return (try? Data(contentsOf: url)).map { .found(Array($0)) } ?? .missing
        }
    }

    @Test(arguments: [
        ("github", SourceProfile.github), ("docusaurus", .docusaurus), ("mkdocs", .mkdocs), ("hugo", .hugo),
        ("jekyll", .jekyll), ("github-docs", .githubDocs), ("microsoft-docs", .microsoftDocs), ("plain", .plain),
        ("any-tool", .jsonl),
    ])
    func articleOf(_ name: String, profile: SourceProfile) throws {
        let source = Array(try Data(contentsOf: Self.folder.appending(path: "\(name).md")))
        let article = ArticleParser(today: "2026-11-21").parse(
            SourceArticle(
                source: "golden", path: "\(name).md", id: name, format: .markdown, profile: profile, body: source),
            includes: Parts())
        #expect(problems(in: article, source: source) == [])
        let text = Self.lines(article).joined(separator: "\n") + "\n"
        let expected = Self.folder.appending(path: "\(name).golden")
        if ProcessInfo.processInfo.environment["LACUNA_WRITE_GOLDEN"] != nil {
            try Data(text.utf8).write(to: expected)
        }
        #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
    }

    /// `lines first-last bytes first..<last` and the block as `outline` has it; then findings and included files.
    private static func lines(_ article: ParsedArticle) -> [String] {
        zip(article.blocks, outline(article)).map { block, words in
            let (lines, bytes) = (block.source.lines, block.source.bytes)
            return "\(lines.lowerBound)-\(lines.upperBound) \(bytes.lowerBound)..<\(bytes.upperBound) \(words)"
        }
            + article.diagnostics.map { "\($0.severity) \($0.code) \($0.line ?? 0): \($0.message)" }
            + article.includes.map { "includes \($0.path) \($0.sha256?.prefix(8) ?? "missing")" }
    }
}
