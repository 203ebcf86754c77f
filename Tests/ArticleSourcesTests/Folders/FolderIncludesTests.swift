import ArticleSources
import KnowledgeModel
import SystemIO
import TestSupport
import Testing

@Suite struct FolderIncludesTests {
    private func reader(_ directory: TemporaryDirectory, _ profile: SourceProfile) throws -> any ArticleReader {
        var configuration = SourceConfiguration(name: "docs", path: directory.path + "/docs")
        configuration.profile = profile
        return try configuration.makeSource().makeReader()
    }

    @Test func filesOfTheFolderAndNoOthersAreRead() throws {
        let directory = try TemporaryDirectory()
        try directory.write("secret", to: "outside.md")
        try directory.write("# A\n", to: "docs/a.md")
        try directory.write("part", to: "docs/parts/b.md")
        try FileSystem.createFolder(directory.path + "/docs/folder")
        try directory.link("docs/out.md", to: directory.path + "/outside.md")
        try directory.link("docs/in.md", to: "parts/b.md")
        let includes = try #require(try reader(directory, .github).includes)
        let read = { (path: String) in includes.read(path, byteCountMaximum: 10) }
        #expect(read("parts/b.md") == .found(Array("part".utf8)))
        #expect(read("in.md") == .found(Array("part".utf8)))
        #expect(read("none.md") == .missing)
        for path in ["out.md", "../outside.md", "parts/../../outside.md", directory.path + "/outside.md", ""] {
            #expect(read(path) == .outside, "\(path)")
        }
        #expect(
            includes.read("parts/b.md", byteCountMaximum: 3)
                == .unreadable("it has over 3 bytes, the limit for what an article includes"))
        guard case .unreadable = read("folder") else {
            Issue.record("a folder was read")
            return
        }
    }

    @Test(arguments: [
        (SourceProfile.docusaurus, ["a.md", "includes/d.md", "s/TOC.md"], 3),
        (.jekyll, ["_guides/c.md", "a.md", "includes/d.md", "s/TOC.md"], 2),
        (.mkdocs, ["_b.md", "a.md", "includes/d.md", "s/TOC.md"], 2),
        (.microsoftDocs, ["_b.md", "_guides/c.md", "a.md"], 3),
        (.github, ["_b.md", "_guides/c.md", "_includes/e.md", "a.md", "includes/d.md", "s/TOC.md"], 0),
    ])
    func partsAreNoArticles(_ profile: SourceProfile, _ expected: [String], _ leftOut: Int) throws {
        let directory = try TemporaryDirectory()
        for path in ["a.md", "_b.md", "_guides/c.md", "includes/d.md", "_includes/e.md", "s/TOC.md"] {
            try directory.write("# T\n\ntext\n", to: "docs/" + path)
        }
        var reader = try reader(directory, profile)
        var paths: [String] = []
        var findings: [Diagnostic] = []
        while let item = try reader.next() {
            switch item {
            case .article(let article): paths.append(article.path)
            case .diagnostic(let diagnostic): findings.append(diagnostic)
            }
        }
        #expect(paths == expected)
        #expect(findings.map(\.code) == (leftOut == 0 ? [] : ["parts-left-out"]))
        if leftOut == 2 {
            #expect(findings[0].message == "2 files like this are parts of others or menus")
            #expect(
                findings[0].consequence
                    == "what articles include is indexed with them, and nothing of these as an article of its own")
        }
    }
}
