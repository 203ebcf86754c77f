/// Texts that a careless writer turns into markup, formulas or commands; what askers and articles may hold.
package enum HostileTexts {
    package static let all = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' autofocus onfocus='alert(1)",
        "\"\u{301}><svg onload=alert(1)>",
        "</details></section><h1>mine</h1>",
        "&lt;b&gt; &amp;#60;",
        "javascript:alert(1)",
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u{FF1D}1+1",
        "a | b \\| c", "**bold** _it_ `code` ~~x~~", "# heading", "- item", "1. one", "> quote",
        "![x](http://evil.example/p.png)",
        "[x](javascript:alert(1))", "<http://evil.example>",
        "\u{202E}txt.exe", "\u{2067}\u{200F}right", "zero\u{200B}width\u{FEFF}", "nul\u{0}esc\u{1B}[31m",
        "line\none\r\ntwo", "a,b;\"c\"", "{{title}} {{{style}}}", "日本語 ☎️ 👩‍👩‍👧", "", " ",
    ]

    /// Addresses that lead nowhere good.
    package static let addresses = [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "\\\\evil.example",
        "/\\evil.example", "http:evil.example", "https:/evil.example", "file:///etc/passwd", "mailto:a@b.example", "",
        "https://a.example/\u{202E}gpj", "https://a.example/a b", "https\u{200B}://a.example",
    ]
}
