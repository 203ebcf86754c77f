import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

struct ProfileGuessTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func write(_ files: [String]) throws {
        for file in files {
            let isPage = [".md", ".mdx", "html"].contains { file.hasSuffix($0) }
            try folder.write(isPage ? "# Page" : "x: 1\n", to: file)
        }
    }

    private func read(_ change: (inout SourceConfiguration) -> Void = { _ in }) -> Reading {
        var configuration = SourceConfiguration(name: "help", path: folder.path)
        change(&configuration)
        return Reading(configuration)
    }

    @Test(
        arguments: [
            (["docusaurus.config.js", "docs/a.md"], SourceProfile.docusaurus, "docusaurus.config.js"),
            (
                ["website/docusaurus.config.ts", "website/docs/a.md", "README.md"], .docusaurus,
                "website/docusaurus.config.ts"
            ),
            (["sidebars.js", "a.md"], .docusaurus, "sidebars.js"),
            (["mkdocs.yml", "docs/a.md"], .mkdocs, "mkdocs.yml"),
            (["mkdocs.yml", "_config.yml", "docs/a.md"], .mkdocs, "mkdocs.yml"),
            (["hugo.toml", "content/a.md"], .hugo, "hugo.toml"),
            (["config.toml", "content/a.md"], .hugo, "config.toml"),
            (["config/_default/hugo.yaml", "content/a.md"], .hugo, "config/_default/hugo.yaml"),
            (["_config.yml", "a.md"], .jekyll, "_config.yml"),
            (["_posts/2024-01-01-a.md", "b.md"], .jekyll, "_posts"),
            (["docfx.json", "articles/a.md"], .microsoftDocs, "docfx.json"),
            ([".openpublishing.publish.config.json", "a.md"], .microsoftDocs, ".openpublishing.publish.config.json"),
            (["data/variables/x.yml", "content/a.md"], .githubDocs, "data/variables"),
            (["a.html", "b/c.htm"], .html, "there is nothing but HTML in it"),
            (["docusaurus.config.js", "a/mkdocs.yml", "a/b.md"], .docusaurus, "docusaurus.config.js"),
            (
                ["docusaurus.config.js", "mkdocs.yml", "a.md"], .github,
                "docusaurus.config.js, mkdocs.yml contradict each other"
            ),
        ] as [([String], SourceProfile, String)])
    func aGeneratorsOwnFilesDecide(_ files: [String], _ profile: SourceProfile, _ evidence: String) throws {
        try write(files)
        let reading = read()
        #expect(reading.articles.allSatisfy { $0.profile == profile } && !reading.articles.isEmpty)
        #expect(reading.findings.count == 1)
        let finding = try #require(reading.findings.first)
        #expect(finding.hasPrefix("note profile-guessed "))
        #expect(
            finding.hasSuffix(
                ": the source \"help\" is read as \(profile.rawValue): \(evidence) → its dialect, addresses and anchors "
                    + "are taken to be so; name its 'profile' to choose"))
    }

    @Test(arguments: [
        ["a.md", "b/README.md"], ["config.toml", "a.md"], ["data/variables/x.yml", "a.md"], ["conf.py", "a.md"],
        ["a.md", "b.html"],
        // An example of a site within other articles.
        ["examples/mkdocs.yml", "examples/docs/a.md", "a.md", "b.md"],
        ["node_modules/x/docusaurus.config.js", "node_modules/x/a.md", "a.md"], [".git/mkdocs.yml", "a.md"],
    ])
    func withoutAnyOfThemItIsGitHubsAndNothingIsSaid(_ files: [String]) throws {
        try write(files)
        let reading = read()
        #expect(reading.articles.allSatisfy { $0.profile == .github } && !reading.articles.isEmpty)
        #expect(reading.findings == [])
    }

    @Test func aLicenceInMarkdownBesidePagesOfHTML() throws {
        try write(["LICENSE.md"] + (1...30).map { "a\($0).html" })
        #expect(read().articles.allSatisfy { $0.profile == .html })
        #expect(read().findings.first?.contains("is read as html: 30 of 31 articles are HTML") == true)
    }

    @Test func aNamedProfileIsNotGuessed() throws {
        try write(["mkdocs.yml", "docs/a.md"])
        let reading = read { $0.profile = .hugo }
        #expect(reading.articles.map(\.profile) == [.hugo])
        #expect(reading.findings == [])
    }

    // MARK: marks in the articles

    @Test(arguments: [
        (SourceProfile.docusaurus, "---\nsidebar_position: 2\n---\ntext"), (.docusaurus, ":::tip\nx\n:::"),
        (.docusaurus, "import Tabs from '@theme/Tabs';\n\ntext"), (.mkdocs, "!!! warning \"Hot\"\n    x"),
        (.mkdocs, "=== \"Linux\"\n    x"), (.hugo, "text\n{{< note >}}\nx\n{{< /note >}}"),
        (.hugo, "+++\ntitle = 'x'\n+++\nx"),
        (.jekyll, "---\nlayout: page\n---\nx"), (.jekyll, "See {% link a.md %}."), (.jekyll, "text\n{: .note }"),
        (.githubDocs, "{% ifversion ghes %}x{% endif %} {% include a %}"),
        (.microsoftDocs, "---\nms.topic: how-to\n---\nx"),
        (.microsoftDocs, "[!INCLUDE [x](includes/x.md)]"),
    ])
    func clearMarksInTheArticles(_ profile: SourceProfile, _ text: String) throws {
        for index in 0..<20 { try folder.write(index < 4 ? text : "# Plain\n\ntext\n", to: "a\(index).md") }
        let reading = read()
        #expect(reading.articles.allSatisfy { $0.profile == profile })
        #expect(reading.findings.count == 1)
        #expect(
            reading.findings.first?.contains(
                "is read as \(profile.rawValue): 4 of 20 articles looked at are written for it")
                == true)
    }

    @Test func marksThatAreNotClear() throws {
        func profiles(_ texts: [String]) throws -> Set<SourceProfile> {
            let folder = try TemporaryDirectory()
            for (index, text) in texts.enumerated() { try folder.write(text, to: "a\(index).md") }
            return Set(Reading(SourceConfiguration(name: "help", path: folder.path)).articles.map(\.profile))
        }
        let plain = Array(repeating: "text", count: 30)
        #expect(try profiles([":::tip\nx\n:::", "text"]) == [.github])
        #expect(try profiles([":::tip\n", ":::tip\n"] + plain) == [.github])
        #expect(try profiles([":::tip\n", ":::note\n", "!!! note\n"]) == [.github])
        #expect(try profiles([":::tip\n", ":::note\n", ":::info\n", "!!! note\n"]) == [.docusaurus])
        #expect(try profiles(["```\n:::tip\n```", "~~~\n{{< x >}}\n~~~"]) == [.github])
    }

    @Test func aSampleIsBounded() throws {
        for index in 0..<200 { try folder.write(":::tip\nx\n:::", to: "a\(index).md") }
        let first = read().findings
        #expect(first.first?.contains("64 of 64 articles looked at") == true)
        #expect(read().findings == first)
    }

    // MARK: what a generator's configuration says

    private func site(_ file: String, _ text: String, _ pages: [String], base: String? = nil) throws -> SiteSettings {
        try folder.write(text, to: file)
        for page in pages { try folder.write("# Page", to: page) }
        let reading = read { $0.baseURL = base.flatMap { BaseURL($0) } }
        return try #require(reading.articles.first?.site)
    }

    @Test func ofMkDocs() throws {
        let text =
            "site_name: X # y\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/name:a.b\n"
            + "use_directory_urls: false\ndocs_dir: 'manual'\n"
        let site = try site("mkdocs.yml", text, ["manual/a.md"])
        #expect(site.contentFolder == "manual")
        #expect(!site.usesDirectoryURLs)
        #expect(try self.site("mkdocs.yml", "site_name: X", ["manual/a.md"]).contentFolder == "")
    }

    @Test func ofMkDocsWithUsualFolders() throws {
        let site = try site("sub/mkdocs.yml", "site_name: X", ["sub/docs/a.md"])
        #expect(site.contentFolder == "sub/docs")
        #expect(site.usesDirectoryURLs)
    }

    @Test func ofHugo() throws {
        let site = try site(
            "hugo.toml", "defaultContentLanguage = \"de\" # x\n[markup]\ncontentDir = \"no\"\n", ["content/a.md"])
        #expect(site.contentFolder == "content")
        #expect(site.defaultLanguage == "de")
    }

    @Test func ofHugoInJSON() throws {
        let text =
            "{\n  \"baseURL\": \"https://e.com/\",\n  \"defaultContentLanguage\": \"fr\",\n  \"contentDir\": \"c\"\n}\n"
        let site = try site("hugo.json", text, ["c/a.md"])
        #expect(site.defaultLanguage == "fr")
        #expect(site.contentFolder == "c")
    }

    @Test func ofJekyll() throws {
        let text = """
            permalink: /:title/   # ours
            baseurl: "/kb"
            kramdown:
              input: kramdown
            collections:
              guides:
                output: true
                permalink: /g/:path/
              notes:
                output: true
              hidden:
                sort_by: x
            defaults: []
            """
        let site = try site("_config.yml", text, ["a.md"], base: "https://e.com")
        #expect(site.permalink == "/:title/")
        #expect(!site.kramdownReadsGFM)
        #expect(site.collections == ["guides": "/g/:path/", "notes": ""])
        #expect(site.baseURL == "https://e.com/kb/")
        #expect(
            try self.site("_config.yml", text, ["a.md"], base: "https://e.com/help").baseURL == "https://e.com/help/")
        #expect(try self.site("_config.yml", "title: x", ["a.md"], base: "https://e.com").kramdownReadsGFM)
    }

    @Test func ofDocusaurusOnlyWhereItsDocumentsLie() throws {
        #expect(try site("docusaurus.config.js", "url: 'x'", ["docs/a.md"]).contentFolder == "docs")
    }

    @Test(arguments: [
        "", ":\n=\n[", "a:\n b:\n  c: d\n", "[[[\n]]]", "\u{0}\u{FF}: x", "{\n{\n{", "- - - -", ": x\n\"\": y",
    ])
    func anyConfigurationIsTaken(_ text: String) throws {
        for file in ["mkdocs.yml", "hugo.toml", "_config.yml", "docfx.json", "docusaurus.config.js"] {
            let folder = try TemporaryDirectory()
            try folder.write(text, to: file)
            try folder.write("# Page", to: "docs/a.md")
            #expect(Reading(SourceConfiguration(name: "help", path: folder.path)).ids == ["docs/a.md"])
        }
    }
}
