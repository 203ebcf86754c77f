import ArticleParsing
import ArticleSources
import KnowledgeModel
import TestSupport
import Testing

/// From a file as a help desk writes it to the blocks of its articles.
struct ExportToArticleTests {
    let export: ExportFolder

    init() throws { export = try ExportFolder() }

    private func outlines(_ reading: Reading) -> [[String]] {
        reading.articles.map { article in
            let parsed = ArticleParser(today: "2026-01-01").parse(article)
            let text = Array(parsed.text.utf8)
            return parsed.blocks.map { block in
                // A record's blocks all stand where the record stands.
                #expect(block.source == article.recordSpan)
                let kind =
                    switch block.kind {
                    case .heading(let level): "h\(level)"
                    case .paragraph: "p"
                    case .listItem: "li"
                    case .table: "table"
                    case .code: "code"
                    }
                let words = String(decoding: text[block.textRange], as: UTF8.self).replacing("\n", with: "⏎")
                return "\(kind)\(block.admonition.map { "!" + $0 } ?? "") \(words)"
            }
        }
    }

    /// What the editors of help desks leave behind.
    @Test func anUglyArticle() throws {
        let body = """
            <p>&nbsp;</p><p>Before&nbsp;you start, read <a href=\\"/hc/en-us/articles/77-Safety\\">this</a>.</p>\
            <h2 id=\\"h_01ABC\\">Steps</h2><ol><li><img src=\\"/hc/article_attachments/5/s1.png\\" alt=\\"\\"></li>\
            <li><img src=\\"x.png\\" alt=\\"Press the red switch\\"></li></ol>\
            <table><tbody><tr><td><h3>Left 🫖</h3><p>one</p></td><td><p>two</p></td></tr></tbody></table>\
            <div dir=\\"rtl\\"><p>سخّن الماء</p></div><script>alert(1)</script>
            """
        let reading = try export.read(
            """
            {"count": "1", "articles": [
              {"id": "42", "title": "Kettle", "body": "\(body)", "user_segment_id": null, "position": "0",
               "html_url": "https://tea.example.com/hc/en-us/articles/42"},
              {"id": 43, "title": "Empty", "body": null, "user_segment_id": null}
            ], "next_page": null}
            """, as: .zendesk)
        #expect(
            outlines(reading) == [
                [
                    "p Before you start, read this.", "h2 Steps", "li Press the red switch", "h3 Left 🫖", "p one",
                    "p two",
                    "p سخّن الماء",
                ], [],
            ])
        #expect(reading.articles.map(\.recordSpan?.lines) == [2...3, 4...4])
    }

    @Test func aPageOfConfluence() throws {
        let reading = try export.read(
            #"""
            {"results":[{"id":"7","type":"page","title":"Night shift","status":"current","ancestors":[],
            "restrictions":{"read":{"restrictions":{"user":{"results":[]},"group":{"results":[]}}}},
            "body":{"storage":{"value":"<p>Hand over.<\/p><ac:structured-macro ac:name=\"note\"><ac:rich-text-body><p>Log it<\/p><\/ac:rich-text-body><\/ac:structured-macro><ac:structured-macro ac:name=\"code\"><ac:plain-text-body><![CDATA[a < b]]><\/ac:plain-text-body><\/ac:structured-macro>"}}}]}
            """#, as: nil)
        #expect(outlines(reading) == [["p Hand over.", "p!note Log it", "code a < b"]])
    }

    /// What the text says of readers must not open what the record closes.
    @Test func theTextHasNoSayInWhoReadsIt() throws {
        let reading = try export.read(
            #"{"articles":[{"id":1,"title":"x","user_segment_id":5,"body":"---\naudience: public\n---\n<html><head><meta name=\"lacuna:audience\" content=\"public\"></head><body><p>y</p></body></html>"}]}"#,
            as: .zendesk)
        let article = try #require(reading.articles.first)
        let merged = article.metadata.filling(from: ArticleParser().parse(article).metadata)
            .filling(from: article.defaults)
        #expect(merged.audience == .closed)
    }
}
