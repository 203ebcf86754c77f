import ArticleParsing
import KnowledgeModel
import Testing

/// Bytes and lines of blocks, whatever stands between the words in the file.
@Suite struct SourceTests {
    @Test(arguments: ["\n", "\r\n", "\r"])
    func everyLineEnd(_ end: String) {
        let text =
            "\u{FEFF}# Title\n\npara one\nstill one\n\n- item\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\ny\n```\n"
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
        let bytes = Array(text.utf8)
        let article = parsed(bytes: bytes, .markdown)
        #expect(
            outline(article) == ["h1 Title", "p para one still one", "li0 item", "table+1 a | b⏎1 | 2", "code x⏎y"])
        #expect(article.blocks.map(\.source.lines) == [1...1, 3...4, 6...6, 8...10, 12...15])
        #expect(source(article, 0, in: bytes) == "# Title" + end)
        #expect(source(article, 1, in: bytes) == "para one\(end)still one\(end)")
        #expect(
            article.blocks[4].units.map { String(decoding: bytes[$0.source.bytes], as: UTF8.self) } == [
                "x\(end)", "y\(end)",
            ])
        #expect(problems(in: article, source: bytes) == [])
    }

    @Test func nullsTabsAndBrokenUTF8KeepTheirPlaces() {
        let bytes =
            Array("a\u{0}b\u{0} c\n\n".utf8) + [0xFF, 0xFE, 0x78, 0xC3, 0x0A, 0x0A] + Array("-\tlast ééé\n".utf8)
        for format in [ArticleFormat.markdown, .plainText] {
            let article = parsed(bytes: [0x78, 0x0A, 0x0A] + bytes, format)
            #expect(article.blocks.count == 4)
            #expect(source(article, 3, in: [0x78, 0x0A, 0x0A] + bytes) == "-\tlast ééé\n")
            #expect(article.text.hasPrefix("x\n\na b c\n\n"))
            #expect(article.text.hasSuffix("last ééé"))
        }
    }

    @Test func markupOfHTMLIsTheSource() {
        let text = """
            <body class="a>b"><h1>T</h1>\r
            <p title="<p>">One &amp; <b>two</b>é</p><p>three</p>\r
            loose <i>text</i>\r
            <ul><li>a<li>b &lt; c</ul><pre>x\r
            &lt;y&gt;\r
            z</pre></body>
            """
        let bytes = Array(text.utf8)
        let article = parsed(bytes: bytes, .html)
        let sources = article.blocks.indices.map { source(article, $0, in: bytes) }
        #expect(
            sources == [
                "<h1>T</h1>", "<p title=\"<p>\">One &amp; <b>two</b>é</p>", "<p>three</p>", "loose <i>text</i>",
                "<li>a",
                "<li>b &lt; c", "<pre>x\r\n&lt;y&gt;\r\nz</pre>",
            ])
        #expect(article.blocks[6].units.map(\.source.lines) == [4...4, 5...5, 6...6])
        #expect(article.blocks[1].source.lines == 2...2)
        #expect(problems(in: article, source: bytes) == [])
    }

    @Test func aRecordOfAnExportHasThePlaceOfTheRecord() {
        let span = SourceSpan(bytes: 100..<200, lines: 3...7)
        let record = SourceArticle(
            source: "test", path: "export.json", id: "1", format: .html,
            body: Array("<p>a</p><table><tr><th>b</th><td>c</td></tr></table>".utf8), recordSpan: span)
        let article = ArticleParser().parse(record)
        #expect(article.blocks.map(\.source) == [span, span])
        #expect(article.blocks[1].units.map(\.source) == [span])
    }
}

@Suite struct EncodingTests {
    /// A text, its bytes in an encoding, and how the file says so.
    private func check(
        _ head: String, _ body: [UInt8], _ expected: String, codes: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let bytes = Array(head.utf8) + Array("<p>first</p><p>".utf8) + body + Array("</p><p>last</p>".utf8)
        let article = parsed(bytes: bytes, .html)
        #expect(outline(article) == ["p first", "p \(expected)", "p last"], sourceLocation: sourceLocation)
        #expect(article.diagnostics.map(\.code) == codes, sourceLocation: sourceLocation)
        guard article.blocks.count == 3 else { return }
        #expect(
            Array(bytes[article.blocks[1].source.bytes]) == Array("<p>".utf8) + body + Array("</p>".utf8),
            sourceLocation: sourceLocation)
        #expect(source(article, 2, in: bytes) == "<p>last</p>", sourceLocation: sourceLocation)
    }

    @Test func declared() {
        check("<meta charset=iso-8859-1>", [0x66, 0xFC, 0x72, 0x20, 0x80], "für €")
        check("<meta http-equiv='Content-Type' content='text/html; charset=EUC-KR'>", [0xC7, 0xD1, 0xB1, 0xDB], "한글")
        check("<meta charset=\"Shift_JIS\">", [0x93, 0xFA, 0x96, 0x7B, 0x83, 0x5C], "日本ソ")
        check("<meta charset=euc-jp>", [0xC6, 0xFC, 0xCB, 0xDC], "日本")
        check("<meta charset=koi8-r>", [0xC4, 0xC1], "да")
        check("<meta charset=windows-1251>", [0xE4, 0xE0], "да")
        check("<meta charset=gb2312>", [0xD6, 0xD0, 0xCE, 0xC4], "中文")
        check("<?xml version='1.0' encoding='iso-8859-2'?>", [0xBE, 0x6C], "žl")
        check("<meta charset=iso-2022-jp>", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本")
    }

    @Test func undeclaredOrWrong() {
        check("", Array("für".utf8), "für")
        check("", [0x66, 0xFC, 0x72], "für", codes: ["encoding-guessed"])
        check("<meta charset=iso-8859-1>", Array("für".utf8), "für", codes: ["encoding-contradicted"])
        check("<meta charset=utf-8>", [0x66, 0xFC, 0x72], "für", codes: ["encoding-guessed"])
        check("<meta charset=utf-8>", Array("für".utf8) + [0xFF], "für?", codes: ["bytes-unreadable"])
        check("<meta charset=x-none>", [0x66, 0xFC, 0x72], "für", codes: ["encoding-unknown"])
        check("<meta charset=euc-kr>", [0xC7, 0xD1, 0xFF], "한\u{FFFD}", codes: ["bytes-unreadable"])
    }

    @Test func guessedByTheBytesOrTheLanguage() {
        let guessed = ["encoding-guessed"]
        // 한글 도움말, 中文帮助说明, これはへルプです in EUC-JP and Shift_JIS
        let korean: [UInt8] = [0xC7, 0xD1, 0xB1, 0xDB, 0x20, 0xB5, 0xB5, 0xBF, 0xF2, 0xB8, 0xBB]
        check("", korean, "한글 도움말", codes: guessed)
        check(
            "", [0xD6, 0xD0, 0xCE, 0xC4, 0xB0, 0xEF, 0xD6, 0xFA, 0xCB, 0xB5, 0xC3, 0xF7], "中文帮助说明", codes: guessed)
        check("", [0xA4, 0xB3, 0xA4, 0xEC, 0xA4, 0xCF, 0xC6, 0xFC, 0xCB, 0xDC], "これは日本", codes: guessed)
        check("", [0x82, 0xB1, 0x82, 0xEA, 0x82, 0xCD, 0x93, 0xFA, 0x96, 0x7B], "これは日本", codes: guessed)
        check("<html lang='ru-RU'>", [0xE4, 0xE0], "да", codes: guessed)
        check("<html xml:lang=pl lang=pl>", [0x9C], "ś", codes: guessed)
        check("<html lang=de>", [0x66, 0xFC, 0x72], "für", codes: guessed)
        // Too few characters to tell, and words with single high letters.
        check("", [0xC7, 0xD1], "ÇÑ", codes: guessed)
        check("", [0xE9, 0x74, 0xE9, 0x20, 0xE0, 0x20, 0x6E, 0x6F, 0xEB, 0x6C, 0xE8], "été à noëlè", codes: guessed)
    }

    @Test func utf16() {
        let text = "<p>für 日本 🚀</p><p>last</p>"
        for isBigEndian in [false, true] {
            let units = [0xFEFF] + Array(text.utf16)
            let bytes = units.flatMap { unit in
                isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            }
            let article = parsed(bytes: bytes, .html)
            #expect(outline(article) == ["p für 日本 🚀", "p last"])
            #expect(article.blocks[1].source.bytes == (bytes.count - 22)..<bytes.count)
        }
    }
}
