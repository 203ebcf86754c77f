import ArticleParsing
import KnowledgeModel
import Testing

private let base = "https://e.com/kb/"

/// The address of a page below the base; `-` if it has none.
private func address(
    _ path: String, _ profile: SourceProfile, _ frontMatter: String = "", format: ArticleFormat = .markdown,
    _ change: (inout SiteSettings) -> Void = { _ in }
) -> String {
    var site = SiteSettings(baseURL: base)
    change(&site)
    let text = frontMatter.isEmpty ? "text" : "---\n\(frontMatter)\n---\ntext"
    let url = parsed(text, format, path: path, profile: profile, site: site).metadata.url
    guard let url else { return "-" }
    return url.hasPrefix(base) ? String(url.dropFirst(base.count)) : url
}

@Suite struct PageAddressTests {
    @Test(
        arguments: [.github, .plain, .zendesk] as [SourceProfile],
        [
            ("billing/refunds.md", "billing/refunds"), ("v1.2.md", "v1.2"), ("index.md", ""),
            ("a/README.markdown", "a/"), ("a b/ü?#.mdx", "a%20b/%C3%BC%3F%23"), ("100%25.md", "100%2525"),
        ])
    func markdownWithoutItsEnding(_ profile: SourceProfile, _ page: (path: String, url: String)) {
        #expect(address(page.path, profile) == page.url)
    }

    @Test(arguments: [SourceProfile.github, .docusaurus, .mkdocs, .githubDocs, .microsoftDocs, .html, .jekyll])
    func htmlUnderItsOwnName(_ profile: SourceProfile) {
        #expect(address("a/index.html", profile, format: .html) == "a/index.html")
        #expect(address("a/x.html.fr", profile, format: .html) == "a/x.html.fr")
    }

    /// `sidebar_label` stands for front matter that says nothing of the address.
    @Test(arguments: [
        ("intro.md", "", "intro"), ("01-intro.md", "", "intro"), ("02 - Guides/003. set up.mdx", "", "Guides/set%20up"),
        ("01-guides/index.md", "", "guides/"), ("guides/README.md", "", "guides/"), ("index.md", "", ""),
        ("Guides/guides.md", "", "Guides/"), ("01-Guides/01-Guides.md", "", "Guides/"),
        ("2024-05-01-news.md", "", "2024-05-01-news"), ("1.0/8.0-notes.md", "", "1.0/8.0-notes"), ("404.md", "", "404"),
        ("guides/a.md", "id: setup", "guides/setup"), ("guides/index.md", "id: home", "guides/"),
        ("01-guides/a.md", "slug: start", "guides/start"), ("01-guides/a.md", "slug: /start/here", "start/here"),
        ("guides/a.md", "slug: ../top", "top"), ("a.md", "slug: ../../../top", "top"), ("guides/a.md", "slug: /", ""),
        ("guides/a.md", "slug: ./sub/", "guides/sub/"),
        ("guides/a.md", "slug: \"mit Ümlaut%20x\"", "guides/mit%20%C3%9Cmlaut%20x"),
        ("guides/_part.mdx", "", "-"), ("_parts/a.md", "", "-"),
        ("01-guides/02-a.md", "parse_number_prefixes: false", "01-guides/02-a"),
        ("guides/a.md", "sidebar_label: x", "guides/a"),
    ])
    func docusaurus(_ path: String, _ frontMatter: String, _ url: String) {
        #expect(address(path, .docusaurus, frontMatter) == url)
    }

    @Test(arguments: [
        ("website/docs/01-a.md", "", "docs/a"), ("website/docs/a.md", "slug: /b", "docs/b"),
        ("website/docs/index.md", "", "docs/"), ("website/community/a.md", "", "website/community/a"),
        ("README.md", "", "-"),
    ])
    func docusaurusWithItsSite(_ path: String, _ frontMatter: String, _ url: String) {
        #expect(address(path, .docusaurus, frontMatter) { $0.contentFolder = "website/docs" } == url)
    }

    /// Made by running MkDocs 1.6.
    @Test(arguments: [
        ("index.md", "", "index.html"), ("a/index.md", "a/", "a/index.html"),
        ("a/b/README.md", "a/b/", "a/b/index.html"),
        ("a/x.md", "a/x/", "a/x.html"), ("a/Ü b.md", "a/%C3%9C%20b/", "a/%C3%9C%20b.html"),
        ("d/readme.md", "d/readme/", "d/readme.html"), ("v1.2.md", "v1.2/", "v1.2.html"),
    ])
    func mkdocs(_ path: String, _ folder: String, _ file: String) {
        #expect(address(path, .mkdocs) == folder)
        #expect(address(path, .mkdocs) { $0.usesDirectoryURLs = false } == file)
        #expect(address("docs/" + path, .mkdocs) { $0.contentFolder = "docs" } == folder)
        #expect(address(path, .mkdocs) { $0.contentFolder = "docs" } == "-")
    }

    /// Made by running Hugo 0.168 with `en`, `fr` and `pt-br`.
    @Test(arguments: [
        ("_index.md", "", ""), ("docs/_index.md", "", "docs/"), ("docs/A b_C.md", "", "docs/a-b_c/"),
        ("bund/le/index.md", "", "bund/le/"), ("bund/s/index.md", "slug: sluggy", "bund/sluggy/"),
        ("docs/100%.md", "", "docs/100/"), ("docs/C#.md", "", "docs/c%23/"), ("docs/d--e  f.md", "", "docs/d--e--f/"),
        ("docs/My Sub/Ünï & co+x.md", "", "docs/my-sub/%C3%BCn%C3%AF--co+x/"), ("docs/README.md", "", "docs/readme/"),
        ("docs/v1.2.md", "", "docs/v1.2/"), ("docs/s.md", "slug: My Slug!", "docs/my-slug/"),
        ("docs/sl.md", "slug: a/b", "docs/a/b/"), ("docs/u.md", "url: /Abs/Page", "Abs/Page/"),
        ("docs/u2.md", "url: rel/p.html", "rel/p.html"), ("docs/it.md", "url: docs/x y", "docs/x%20y/"),
        ("docs/x.fr.md", "", "fr/docs/x/"), ("docs/x.en.md", "", "docs/x/"), ("docs/_index.fr.md", "", "fr/docs/"),
        ("docs/a.b.fr.md", "", "fr/docs/a.b/"), ("bund/le/index.fr.md", "", "fr/bund/le/"),
        ("docs/s2.fr.md", "slug: deux", "fr/docs/deux/"), ("docs/u4.fr.md", "url: rel/fr/", "fr/rel/fr/"),
        ("docs/y.pt-br.md", "", "pt-br/docs/y/"), ("docs/u3.fr.md", "url: /abs/fr", "abs/fr/"),
    ])
    func hugo(_ path: String, _ frontMatter: String, _ url: String) {
        #expect(address(path, .hugo, frontMatter) == url)
        #expect(address("content/" + path, .hugo, frontMatter) { $0.contentFolder = "content" } == url)
    }

    @Test func hugosFileNamesSayTheLanguage() {
        let locale = { (path: String, profile: SourceProfile, text: String) in
            parsed(text, path: path, profile: profile).metadata.locale
        }
        #expect(locale("a/x.pt-BR.md", .hugo, "text") == "pt-br")
        #expect(locale("a/x.fr.md", .hugo, "---\nlang: de\n---\ntext") == "de")
        #expect(locale("a/x.js.md", .hugo, "text") == nil)
        #expect(locale("a/x.fr.md", .github, "text") == nil)
        #expect(address("x.de.md", .hugo) { $0.defaultLanguage = "de" } == "x/")
    }

    /// Made by running Jekyll 4.3. Columns: no `permalink` for the site, `pretty`, `none`, `/blog/:year/:title:output_ext`.
    @Test(arguments: [
        ("about.md", "title: T", ["about.html", "about/", "about.html", "about.html"]),
        ("index.md", "title: T", ["", "", "", ""]), ("sub/index.md", "title: T", ["sub/", "sub/", "sub/", "sub/"]),
        ("README.md", "title: T", ["README.html", "README/", "README.html", "README.html"]),
        (
            "sub/ü & y.md", "title: T",
            ["sub/%C3%BC%20&%20y.html", "sub/%C3%BC%20&%20y/", "sub/%C3%BC%20&%20y.html", "sub/%C3%BC%20&%20y.html"]
        ),
        ("v1.2.md", "title: T", ["v1.2.html", "v1.2/", "v1.2.html", "v1.2.html"]),
        ("_guides/one.md", "title: T", ["guides/one.html", "guides/one/", "guides/one.html", "guides/one.html"]),
        (
            "_guides/deep/two.md", "title: T",
            ["guides/deep/two.html", "guides/deep/two/", "guides/deep/two.html", "guides/deep/two.html"]
        ),
        (
            "_guides/index.md", "title: T",
            ["guides/index.html", "guides/index/", "guides/index.html", "guides/index.html"]
        ),
        (
            "_posts/2024-03-07-hello-World.md", "title: T",
            [
                "2024/03/07/hello-World.html", "2024/03/07/hello-World/", "hello-World.html",
                "blog/2024/hello-World.html",
            ]
        ),
        (
            "_posts/2024-03-08-cat.md", "categories: [A b, C]",
            ["a%20b/c/2024/03/08/cat.html", "a%20b/c/2024/03/08/cat/", "a%20b/c/cat.html", "blog/2024/cat.html"]
        ),
        (
            "_posts/2024-03-09-sl.md", "slug: My Slug!\ndate: 2025-01-02 10:00:00",
            ["2025/01/02/My-Slug!.html", "2025/01/02/My-Slug!/", "My-Slug!.html", "blog/2025/My-Slug!.html"]
        ),
        (
            "_posts/2024-03-10-It's 50% & ü.md", "title: T",
            [
                "2024/03/10/It's-50-&-%C3%BC.html", "2024/03/10/It's-50-&-%C3%BC/", "It's-50-&-%C3%BC.html",
                "blog/2024/It's-50-&-%C3%BC.html",
            ]
        ),
        (
            "cats/_posts/2024-03-09-in.md", "title: T",
            ["cats/2024/03/09/in.html", "cats/2024/03/09/in/", "cats/in.html", "blog/2024/in.html"]
        ),
    ])
    func jekyll(_ path: String, _ frontMatter: String, _ urls: [String]) {
        let styles = [nil, "pretty", "none", "/blog/:year/:title:output_ext"]
        #expect(styles.map { style in address(path, .jekyll, frontMatter) { $0.permalink = style } } == urls)
    }

    /// Made by running Jekyll 4.3: the same whatever the site says.
    @Test(arguments: [
        ("sub/p.md", "/bill/ref/", "bill/ref/"), ("sub/q.md", "bill/q", "bill/q"), ("sub/n.md", "/a//b/../c", "a/b/c"),
        ("sub/r.md", "/:path/:basename/x:output_ext", "sub/r/x.html"), ("sub/pretty.md", "pretty", "pretty"),
        ("_guides/pp.md", "/:collection/z/:name/", "guides/z/pp/"),
        ("_posts/2024-03-10-perm.md", "/:year/:month/:title/", "2024/03/perm/"),
        ("_posts/2024-03-07-x.md", "/:y_day/:i_month/:i_day/:short_year/:nothing", "067/3/7/24/:nothing"),
    ])
    func jekyllsOwnPermalinks(_ path: String, _ permalink: String, _ url: String) {
        for style in [nil, "pretty", "/:categories/:title/"] {
            #expect(address(path, .jekyll, "permalink: \(permalink)") { $0.permalink = style } == url)
        }
    }

    @Test func jekyllsFoldersThatAreNoPages() {
        #expect(address("_drafts/a.md", .jekyll) == "-")
        #expect(address("_includes/a.md", .jekyll, "permalink: /a/") == "a/")
        #expect(address("_other/a.md", .jekyll) { $0.collections = ["guides": "/g/:path/"] } == "-")
        #expect(address("_guides/b/a.md", .jekyll) { $0.collections = ["guides": "/g/:path/"] } == "g/b/a/")
        #expect(address("_posts/2024-02-30.md", .jekyll) != "-")
    }

    @Test(arguments: [
        (SourceProfile.githubDocs, "a/b.md", "a/b"), (.githubDocs, "a/index.md", "a"), (.githubDocs, "index.md", ""),
        (.microsoftDocs, "a/b.md", "a/b"), (.microsoftDocs, "a/index.md", "a/"), (.microsoftDocs, "a/TOC.md", "-"),
        (.microsoftDocs, "a/includes/b.md", "-"),
    ])
    func otherPublishers(_ profile: SourceProfile, _ path: String, _ url: String) {
        #expect(address(path, profile) == url)
    }

    // MARK: what an article says itself

    @Test(arguments: SourceProfile.allCases)
    func anAbsoluteAddressCountsBeforeAllElse(_ profile: SourceProfile) {
        let own = "url: https://other.example/x?y=1\nslug: s\npermalink: /p/"
        #expect(address("a.md", profile, own) == "https://other.example/x?y=1")
        let page = "<head><link rel=\"canonical\" href=\"https://other.example/c\"></head><p>text</p>"
        let site = SiteSettings(baseURL: base)
        #expect(
            parsed(page, .html, path: "a.html", profile: profile, site: site).metadata.url == "https://other.example/c")
    }

    @Test func aRelativeAddressIsReadAsALinkIs() {
        #expect(address("a.md", .github, "permalink: /billing/") == "https://e.com/billing/")
        #expect(address("a.md", .mkdocs, "canonical_url: /kb/x") == "x")
        let page = "<head><link rel=\"canonical\" href=\"c.html\"></head><p>text</p>"
        #expect(
            parsed(page, .html, path: "a.html", profile: .html, site: SiteSettings(baseURL: base)).metadata.url
                == base + "c.html")
    }

    @Test func withoutTheSitesAddressOnlyAnOwnOneIsKnown() {
        #expect(parsed("text").metadata.url == nil)
        #expect(parsed("---\npermalink: /billing/\n---\ntext", profile: .jekyll).metadata.url == "/billing/")
        #expect(parsed("---\nslug: /billing/\n---\ntext", profile: .docusaurus).metadata.url == nil)
    }

    @Test func aRecordHasNoAddressOfItsFile() {
        var article = SourceArticle(
            source: "s", path: "dump.jsonl", id: "1", format: .markdown, profile: .jsonl,
            site: SiteSettings(baseURL: base), body: Array("text".utf8))
        article.recordSpan = SourceSpan(bytes: 0..<4, lines: 1...1)
        #expect(ArticleParser().parse(article).metadata.url == nil)
    }

    @Test func docusaurusIdsAreNoIdentity() {
        #expect(parsed("---\nid: overview\n---\ntext", profile: .docusaurus).metadata.id == nil)
        #expect(parsed("---\nid: overview\n---\ntext", profile: .github).metadata.id == "overview")
    }

    @Test(
        arguments: SourceProfile.allCases,
        ["", "/", "a", ".md", "_", "a/../b.md", "..", ":.md", "%.md", "-.md", "_posts/x.md", "0-.md"])
    func anyPathIsTaken(_ profile: SourceProfile, _ path: String) {
        for text in ["", "slug: ':'", "slug: /", "permalink: ':'", "permalink: '/:/::/'", "url: ' '", "id: ../x"] {
            let url = address(path, profile, text)
            #expect(!url.contains(" ") && !url.contains("\n"), "\(path) \(text)")
        }
    }
}
