import ArticleSources
import KnowledgeModel
import Testing

struct ArticleFileNameTests {
    @Test(
        arguments: [
            ("refunds.md", ArticleFormat.markdown, nil),
            ("a/b/Refunds.MARKDOWN", .markdown, nil),
            ("tabs.mdx", .markdown, nil),
            ("index.html", .html, nil),
            ("old.HTM", .html, nil),
            ("page.xhtml", .html, nil),
            ("v1.2.md", .markdown, nil),
            ("install.html.en", .html, "en"),
            ("install.html.fr.utf8", .html, "fr"),
            ("install.html.ko.euc-kr", .html, "ko"),
            ("install.html.pt-BR", .html, "pt-br"),
            ("install.html.zh-hant-tw", .html, "zh-hant-tw"),
        ] as [(String, ArticleFormat, String?)])
    func articles(name: String, format: ArticleFormat, locale: String?) {
        let parsed = ArticleFileName(name)
        #expect(parsed?.format == format)
        #expect(parsed?.locale == locale)
    }

    @Test(arguments: [
        "README", "md", ".md", "a.md/notes.txt", "notes.txt", "page.html.gz", "page.html.br", "page.html.ts",
        "page.html.bak", "page.html.j2", "page.html.erb", "a.en.utf8", "logo.png", "", "a/", "page.html.en.utf8.gz",
    ])
    func others(name: String) {
        #expect(ArticleFileName(name) == nil)
    }
}
