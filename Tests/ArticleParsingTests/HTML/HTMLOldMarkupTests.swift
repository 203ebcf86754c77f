import KnowledgeModel
import Testing

/// Pages of every era, and what libxml2 makes of their errors.
@Suite struct HTMLOldMarkupTests {
    @Test func twoLineBreaksEndAParagraph() {
        let html =
            "<body><font size=2>One line<br>and one more.<br>\n<br>Second <b>bold<br><br><br>third</b> end.</font></body>"
        let article = parsed(html, .html)
        #expect(outline(article) == ["p One line⏎and one more.", "p Second bold", "p third end."])
        #expect(foreignWords(in: article, source: Array(html.utf8)) == [])
        #expect(problems(in: article, source: Array(html.utf8)) == [])
    }

    @Test func textOfTheNineties() {
        check(
            html: "<HTML><BODY BGCOLOR=white><CENTER><FONT FACE=Arial><H1>Kettle</H1></FONT></CENTER>Loose text"
                + "<P>A paragraph<P>Another<HR><TT>typed</TT> <DIV>boxed</DIV>tail</BODY></HTML>",
            ["h1 Kettle", "p Loose text", "p A paragraph", "p Another", "p typed", "p boxed", "p tail"])
    }

    @Test func framesWithText() {
        check(
            html:
                "<html><frameset cols='20%,80%'><frame src=a><frame src=b><noframes><body><p>No frames here.</p></body>"
                + "</noframes></frameset></html>",
            ["p No frames here."])
    }

    @Test func xhtml() {
        check(
            html:
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
                + "<script src=\"a.js\" /><a id=\"top\" /><h1>Kettle</h1><p>One<br/>two</p><hr/><div class=\"x\"/><p>three</p>"
                + "<p><![CDATA[4 < 5]]></p></body></html>",
            ["h1 Kettle", "p One⏎two", "p three", "p 4 < 5"])
    }

    @Test func conditionalComments() {
        check(
            html: "<body><!--[if lt IE 9]><p>old</p><![endif]--><![if !IE]><p>new</p><![endif]><p>both</p></body>",
            ["p new", "p both"])
        check(
            html:
                "<p>1.<![if !supportLists]><span>a</span><![endif]> b</p><!--[if !mso]><!--><p>c</p><!--<![endif]--><p>a <![ b</p>",
            ["p 1. a b", "p c", "p a <![ b"])
    }

    @Test func entities() {
        check(
            html: "<p>&eacute;&#233;&#xE9; &copy 2026 a&nbsp;b 5 &lt 6 &bogus; &#x1F680; AT&T &hellip;</p>",
            ["p ééé © 2026 a b 5 < 6 &bogus; 🚀 AT&T …"])
        check(
            html: "<p>x &eacute y&amp z &#233 &#x41 &copyright a&b & c &</p>", ["p x é y& z é A &copyright a&b & c &"])
        check(html: "<p>kett&shy;le k\u{AD}e\u{200B}ttle &#8203;x&zwnj;y&ensp;z</p>", ["p kettle kettle x\u{200C}y z"])
    }

    @Test func partsThatScriptsFill() {
        check(
            html:
                "<p>seen</p><template><p>a</p></template><noscript><p>b</p></noscript><my-card><p>card</p><p>two</p></my-card>"
                + "<p>in<x-word>line</x-word>d, <time-ago>today</time-ago></p><slot>slotted</slot>",
            ["p seen", "p card", "p two", "p in line d, today", "p slotted"])
    }

    @Test func detailsAndSections() {
        check(
            html: "<section><h2 id=a>A</h2><section><h3>B</h3><details><summary>More</summary><p>Hidden by a click.</p>"
                + "</details></section></section><details open><summary><h4>C</h4></summary>open</details>",
            ["h2#a A", "h3 B", "p More", "p Hidden by a click.", "h4 C", "p open"])
    }

    @Test(arguments: [
        "position:absolute; left:-9999px", "position: fixed; top: -1000em", "text-indent:-999em", "opacity:0",
        "color:#fff;background-color:white", "COLOR: white; background: #FFFFFF", "max-height:0;overflow:hidden",
        "visibility:collapse", "font-size:0",
    ])
    func outOfSight(_ style: String) {
        check(html: "<p>seen</p><p style='\(style)'>unseen</p>", ["p seen"])
    }

    @Test(arguments: [
        "position:absolute; left:-20px", "left:-9999px", "text-indent:-2em", "color:#fff;background:navy",
        "opacity:0.5",
        "width:100%", "color:white",
    ])
    func inSight(_ style: String) {
        check(html: "<p style='\(style)'>seen</p>", ["p seen"])
    }

    @Test func plainText() {
        let article = parsed("<p>one</p><plaintext>two <b>three", .html)
        #expect(article.text.contains("two"))
        #expect(article.text.contains("three"))
    }

    @Test func aBaseAddressIsNoText() {
        check(html: "<head><base href='https://e.org/x/'></head><body><p><a href=y>link</a></p></body>", ["p link"])
    }
}
