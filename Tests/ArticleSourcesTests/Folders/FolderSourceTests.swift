import ArticleSources
import Foundation
import KnowledgeModel
import TestSupport
import Testing

struct FolderSourceTests {
    let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func configuration() -> SourceConfiguration { SourceConfiguration(name: "help", path: folder.path) }
    private func read() -> Reading { Reading(configuration()) }

    @Test func articlesComeInTheOrderOfTheirPaths() throws {
        for path in ["b/c.md", "a.html", "b.md", "b/a.MD", "é.md", "Z.md", "notes.txt"] {
            try folder.write("# \(path)", to: path)
        }
        let reading = read()
        #expect(reading.ids == ["Z.md", "a.html", "b.md", "b/a.MD", "b/c.md", "é.md"])
        #expect(reading.texts.first == "# Z.md")
        #expect(reading.articles.map(\.path) == reading.ids)
        #expect(reading.articles[1].format == .html)
        #expect(reading.articles.allSatisfy { $0.source == "help" && $0.recordSpan == nil })
        #expect(reading.findings == [])
        #expect(reading.failure == nil)
        #expect(reading.fractions == [1, 2, 3, 4, 5, 6].map { $0 / 6 })
    }

    @Test func hiddenFoldersAndNodeModulesAreLeftOut() throws {
        for path in [".git/a.md", "node_modules/p/README.md", ".draft.md", "a/.hidden/b.md", "a/b.md"] {
            try folder.write("x", to: path)
        }
        #expect(read().ids == ["a/b.md"])
    }

    @Test func anEmptyFileIsAnArticle() throws {
        try folder.write("", to: "a.md")
        #expect(read().texts == [""])
    }

    @Test func defaultsFollowConfigurationPathAndName() throws {
        try folder.write("x", to: "billing/refund rules.md")
        try folder.write("x", to: "billing/README.md")
        try folder.write("x", to: "setup/install.html.pt-br")
        var configuration = configuration()
        configuration.baseURL = BaseURL("https://help.example.com/kb")
        configuration.locale = "en"
        configuration.audience = Audience([Role("agent")].compactMap { $0 })
        configuration.product = "Desk"
        configuration.version = "2"
        configuration.owners = [("billing/README.md", "Mia"), ("billing/**", "Billing")].compactMap { pattern, owner in
            PathPattern(pattern).map { SourceConfiguration.OwnerRule(pattern: $0, owner: owner) }
        }
        let articles = Reading(configuration).articles
        let defaults = articles.map(\.defaults)
        #expect(articles.allSatisfy { $0.site == SiteSettings(baseURL: "https://help.example.com/kb/") })
        #expect(defaults.map(\.owner) == ["Mia", "Billing", nil])
        #expect(defaults.map(\.locale) == ["en", "en", "pt-br"])
        #expect(defaults.allSatisfy { $0.url == nil })
        #expect(defaults.allSatisfy { $0.audience?.description == "agent" && $0.product == "Desk" })
        #expect(defaults.allSatisfy { $0.version == "2" })
    }

    // MARK: links

    @Test func linksInsideAddOnlyWhatIsNotReachedWithoutThem() throws {
        try folder.write("x", to: "v2/a.md")
        try folder.write("y", to: ".store/b.md")
        try folder.link("latest", to: "v2")
        try folder.link("v2/self", to: "..")
        try folder.link("b.md", to: ".store/b.md")
        try folder.link("b-again.md", to: ".store/b.md")
        try folder.link("logo.png", to: ".store/b.md")
        let reading = read()
        #expect(reading.ids == ["b-again.md", "v2/a.md"])
        #expect(reading.findings == [])
    }

    @Test func aLinkToAHiddenFolderIsFollowedOnce() throws {
        try folder.write("x", to: ".data-1/guide/a.md")
        try folder.link("docs", to: ".data-1")
        try folder.link(".data-1/loop", to: "../docs")
        try folder.link("other", to: "docs/guide")
        let reading = read()
        #expect(reading.ids == ["docs/guide/a.md"])
        #expect(reading.findings == [])
    }

    @Test func linksOutOfTheFolderAreReported() throws {
        let outside = try TemporaryDirectory()
        try outside.write("secret", to: "secret.md")
        try folder.write("x", to: "a.md")
        try folder.link("out", to: outside.path)
        try folder.link("out.md", to: "\(outside.path)/secret.md")
        try folder.link("passwd", to: "/etc/passwd")
        try folder.link("gone.md", to: "nowhere.md")
        try folder.link("gone", to: "nowhere")
        let reading = read()
        #expect(reading.ids == ["a.md"])
        #expect(
            reading.findings == [
                "error file-unreadable gone.md: the link leads nowhere → the article is not indexed",
                "warning link-outside-source out: the link leads out of the source's folder → it is not followed",
                "warning link-outside-source out.md: the link leads out of the source's folder → it is not followed",
            ])
    }

    @Test func theFolderItselfMayBeALink() throws {
        try folder.write("x", to: "real/a.md")
        try folder.link("alias", to: "real")
        #expect(Reading(SourceConfiguration(name: "help", path: "\(folder.path)/alias")).ids == ["a.md"])
        #expect(Reading(SourceConfiguration(name: "help", path: "\(folder.path)/real/")).ids == ["a.md"])
    }

    // MARK: what cannot be read

    @Test func aFileOverTheLimitIsReported() throws {
        try folder.write(String(repeating: "x", count: 101), to: "large.md")
        try folder.write(String(repeating: "x", count: 100), to: "small.md")
        var configuration = configuration()
        configuration.limits = SourceLimits(articleBytesMaximum: 100)
        let reading = Reading(configuration)
        #expect(reading.ids == ["small.md"])
        #expect(
            reading.findings == [
                "error file-too-large large.md: the file is larger than 100 bytes, the limit for one article "
                    + "→ the article is not indexed"
            ])
    }

    @Test func anUnreadableFileDoesNotStopTheRun() throws {
        try folder.write("x", to: "a.md")
        try folder.write("x", to: "b.md")
        let reader = try configuration().makeSource().makeReader()
        try folder.delete("a.md")
        var rest = reader
        var items: [SourceItem] = []
        while let item = try rest.next() { items.append(item) }
        guard case .diagnostic(let diagnostic) = items.first, case .article(let article) = items.last else {
            Issue.record("expected a finding and an article, not \(items)")
            return
        }
        #expect(diagnostic.code == "file-unreadable")
        #expect(diagnostic.severity == .error)
        #expect(diagnostic.path == "a.md")
        #expect(diagnostic.message == "cannot open \(folder.path)/a.md: it does not exist; check the path")
        #expect(diagnostic.consequence == "the article is not indexed")
        #expect(article.id == "b.md")
    }

    @Test func namesThatAreNotUTF8AreReported() throws {
        try folder.write("x", to: "a.md")
        // Latin-1 "é", which no Foundation call writes.
        for (name, isFolder) in [("caf\u{1}.md", false), ("caf\u{1}.txt", false), ("dir\u{1}", true)] {
            let path = (folder.path + "/" + name).utf8CString.map { $0 == 1 ? CChar(bitPattern: 0xE9) : $0 }
            #expect(isFolder ? mkdir(path, 0o755) == 0 : close(open(path, O_CREAT | O_WRONLY, 0o644)) == 0)
        }
        let reading = read()
        #expect(reading.ids == ["a.md"])
        #expect(
            reading.findings == [
                "error file-name-not-utf8 caf\u{FFFD}.md: the name is not UTF-8; rename it → the article is not indexed",
                "error file-name-not-utf8 dir\u{FFFD}: the name is not UTF-8; rename it → nothing below it is indexed",
            ])
    }

    // MARK: sources that must not count as empty

    @Test func aMissingFolderIsAnError() {
        let reading = Reading(SourceConfiguration(name: "help", path: "\(folder.path)/none"))
        #expect(
            reading.failure
                == "source \"help\": \(folder.path)/none does not exist; check the path, or that its disk is "
                + "mounted. Nothing of this source was changed")
    }

    @Test func anEmptyFolderIsAnError() throws {
        try folder.write("x", to: "notes.txt")
        #expect(
            read().failure
                == "source \"help\": \(folder.path) holds no article (.md .markdown .mdx .html .htm .xhtml). "
                + "Nothing of this source was changed; check the path, or that its disk is mounted, or remove the "
                + "source if it is empty on purpose")
    }

    @Test func aFolderOfWhichNothingCanBeReadIsAnError() throws {
        try folder.write("too long", to: "a.md")
        var configuration = configuration()
        configuration.limits = SourceLimits(articleBytesMaximum: 1)
        let reading = Reading(configuration)
        #expect(reading.findings.count == 1)
        #expect(
            reading.failure == "source \"help\": none of the 1 files and folders of \(folder.path) could be read. "
                + "Nothing of this source was changed; mend what the report names and run again")
    }

    @Test func aSingleFileIsNoSource() throws {
        let path = try folder.write(Array("x".utf8), to: "a.md")
        #expect(
            Reading(SourceConfiguration(name: "a", path: path)).failure
                == "source \"a\": \(path) is neither a folder nor a file that ends in .jsonl, .ndjson or .json; for a single "
                + "article, name the folder that holds it")
    }
}
