import KnowledgeModel
import TestSupport
import Testing

/// The same text under each profile.
@Suite struct ProfileTests {
    @Test(arguments: [
        (
            "Use {{ x }} now.", "Use {{ x }} now.",
            "github hugo plain microsoft-docs zendesk intercom freshdesk confluence html"
        ),
        ("Use {{ x }} now.", "Use now.", "mkdocs jekyll github-docs jsonl"),
        ("Use {x.y} now.", "Use now.", "docusaurus"),
        ("Use {x.y} now.", "Use {x.y} now.", "github mkdocs hugo jekyll plain jsonl"),
        ("!!! note\n    In it.", "!!! note In it.", "github docusaurus hugo jekyll github-docs microsoft-docs plain"),
        ("!!! note\n    In it.", "In it.", "mkdocs jsonl"),
        (":::note\nIn it.\n:::", ":::note In it. :::", "github mkdocs hugo jekyll github-docs plain"),
        (":::note\nIn it.\n:::", "In it.", "docusaurus microsoft-docs jsonl"),
        ("A {% tag %} here.", "A {% tag %} here.", "github hugo microsoft-docs plain"),
        ("A {% tag %} here.", "A here.", "mkdocs jekyll github-docs jsonl"),
        ("A {{< tag >}} here.", "A {{< tag >}} here.", "github mkdocs microsoft-docs plain"),
        ("A {{< tag >}} here.", "A here.", "hugo jsonl"),
        ("> [!NOTE]\n> In it.", "In it.", "github docusaurus mkdocs hugo jekyll github-docs microsoft-docs jsonl"),
        ("> [!NOTE]\n> In it.", "[!NOTE] In it.", "plain"),
        ("Text\n{: .note }", "Text {: .note }", "github hugo microsoft-docs github-docs plain"),
        ("Text\n{: .note }", "Text", "mkdocs jekyll jsonl"),
        ("Press ++ctrl+c++ now.", "Press ctrl+c now.", "mkdocs"),
        ("Press ++ctrl+c++ now.", "Press ++ctrl+c++ now.", "github docusaurus hugo jekyll plain jsonl"),
        ("A claim[^1].", "A claim.", "github docusaurus mkdocs hugo jekyll github-docs microsoft-docs jsonl"),
        ("A claim[^1].", "A claim[^1].", "plain"),
        ("The <Badge label=\"new\" /> one.", "The new one.", "docusaurus"),
    ])
    func readsMarks(_ markdown: String, _ text: String, _ profiles: String) throws {
        for name in profiles.split(separator: " ") {
            let profile = try #require(SourceProfile(rawValue: String(name)))
            #expect(parsed(markdown, profile: profile).text == text, "\(name)")
        }
    }

    @Test(arguments: SourceProfile.allCases)
    func codeIsText(_ profile: SourceProfile) {
        let marks = [
            "{{ x }}", "{% y %}", "{{< z >}}", "{{% w %}}", "!!! note", ":::tip", "::: zone", "{: .a }", "++b++",
            "<Tab a={b}>",
            "[!INCLUDE [x](y.md)]", "--8<-- \"z.md\"", "import a from 'b'", "{/* c */}", "[^1]", "> [!NOTE]", "{++d++}",
        ]
        let code = marks.joined(separator: "\n")
        #expect(parsed("# T\n\n```\n\(code)\n```\n", profile: profile).text == "T\n\n\(code)")
        for mark in marks {
            #expect(parsed("A `` \(mark) `` b.", profile: profile).text == "A \(mark) b.", "\(profile) \(mark)")
        }
    }

    @Test func aFileOfMDXIsMDXUnderAnyProfile() {
        let markdown = "import A from './a';\n\n<A title=\"Seen\">\n\nText {x}.\n\n</A>\n"
        for profile in SourceProfile.allCases where profile != .plain {
            check(markdown: markdown, ["p Seen", "p Text ."], path: "b.mdx", profile: profile)
        }
    }

    /// Halves of every tool's marks, shuffled: nothing crashes, and every place is a place.
    @Test(arguments: 0..<150)
    func shuffledMarks(_ seed: Int) {
        let pieces = [
            "{{", "}}", "{%", "%}", "{{<", ">}}", "{{%", "%}}", "{%- raw %}", "{% endraw %}", "{% comment %}",
            "{% endcomment %}", "{/*", "*/}", "{", "}", "<Tab a=\"b\">", "</Tab>", "<A {", "<>", "</>", ":::",
            "::::note[T]",
            ":::row:::", ":::column:::", "/// tip | T", "///", "!!! note \"T\"", "??? tip", "=== \"Tab\"", "    ", "\n",
            "\n\n",
            "{#id}", "{: .note }", "{:toc}", "* TOC", "{::comment}", "{:/}", "{++", "++}", "{~~a~>b~~}", "++k++",
            ":material-x:", "*[A]: b", "--8<--", "--8<-- \"p.md\"", ";--8<--", "import A from './p.mdx'",
            "export const a = {",
            "<A />", "[!INCLUDE [x](p.md)]", "[!", "]", "[^1]", "> ", "> [!NOTE]", "- ", "# ", "```\n", "`",
            "| a | b |", "|--|--|",
            "words", "é🚀", "\"", "'", "\\", "<div markdown=\"1\">", "</div>", "{% include p.md t=\"x\" %}",
            "{{#include p.md}}",
            "{{< include \"p.md\" >}}", "{% data reusables.p %}", "{% highlight a %}", "{% endhighlight %}",
            "# [L](#tab/x)",
        ]
        var generator = SeededGenerator(seed: UInt64(seed))
        let text = (0..<Int.random(in: 1...80, using: &generator)).map { _ in
            pieces[Int.random(in: pieces.indices, using: &generator)]
                + (Bool.random(using: &generator) ? "\n" : " ")
        }.joined()
        let part = "# P\n\n{{#include p.md}} [!INCLUDE [x](p.md)] part\n"
        let files = ["p.md": part, "p.mdx": part, "_includes/p.md": part, "data/reusables/p.md": part]
        for profile in dialects {
            for path in ["a.md", "a.mdx"] {
                let article = parsed(text, path: path, profile: profile, includes: files)
                let found = problems(in: article, source: Array(text.utf8))
                #expect(found == [], "seed \(seed), \(profile) \(path)")
            }
        }
    }
}
