import KnowledgeModel
import Retrieval
import Storage
import Testing

@Suite struct DeepLinkTests {
    private func link(url: String, anchor: String?, text: String, quote: Range<Int>) -> String? {
        Citation(
            StoredPassage(
                id: "id", ordinal: 0, headingPath: [], anchor: anchor, textRange: quote, scalarRange: 0..<1,
                source: SourceSpan(bytes: 0..<1, lines: 1...1),
                article: StoredArticle(
                    key: ArticleKey(source: "s", id: "a"), path: "a", title: "A", url: url, locale: "en",
                    audience: .public, product: nil, version: nil, owner: nil, labels: [], updatedAt: nil,
                    reviewDue: nil, contentHash: "", textSHA256: Digest.sha256Hex(text), passageCount: 1),
                articleText: text)
        ).link
    }

    /// The directives of a quote that begins and ends with the signs `[[` and `]]`, which are not of the text.
    private func directives(_ marked: String) throws -> String {
        let text = marked.replacing("[[", with: "").replacing("]]", with: "")
        let start = try #require(marked.firstRange(of: "[["))
        let end = try #require(marked.firstRange(of: "]]"))
        let lower = marked.utf8.distance(from: marked.startIndex, to: start.lowerBound)
        let upper = marked.utf8.distance(from: marked.startIndex, to: end.lowerBound) - 2
        let link = try #require(self.link(url: "u", anchor: nil, text: text, quote: lower..<upper))
        return link.replacing("u#:~:", with: "").replacing("%20", with: " ")
    }

    @Test(
        arguments: [
            ("https://h.example/a", "refunds", "https://h.example/a#refunds:~:text=Paid%20back"),
            // The page's own fragment gives way.
            ("https://h.example/a#old", "x", "https://h.example/a#x:~:text=Paid%20back"),
            ("https://h.example/a", nil, "https://h.example/a#:~:text=Paid%20back"),
            ("https://h.example/ä", "größe", "https://h.example/ä#gr%C3%B6%C3%9Fe:~:text=Paid%20back"),
        ] as [(String, String?, String)])
    func theDirectiveStandsBehindTheAnchor(url: String, anchor: String?, expected: String) {
        #expect(link(url: url, anchor: anchor, text: "Paid back", quote: 0..<9) == expected)
    }

    @Test(arguments: [
        // A short quote is given whole.
        ("[[You get your money back.]]", "text=You get your money back."),
        // What the directive reserves is escaped.
        ("[[Well-known, tried & true: 5 %]]", "text=Well%2Dknown%2C tried %26 true: 5 %25"),
        // Of a longer one, four words and the last three.
        (
            "Hello.\n\n[[You get your money back within a few days, and we tell you when it is on its way.]]",
            "text=You get your money,on its way."
        ),
        // More where they stand elsewhere too, whatever their case.
        (
            "open the app and tap Codes.\n[[Open the app and tap Help, then choose what went wrong and send it.]]",
            "text=Open the app and tap Help%2C,and send it."
        ),
        (
            "[[Open the app. Then choose what went wrong and send it. Now wait until we read and send it.]]",
            "text=Open the app. Then,read and send it."
        ),
        // Over blocks.
        ("[[One two.\n\nThree four.\nFive six.]]", "text=One two.,Five six.&text=One two.,Three four."),
        // Cells are blocks of their own.
        ("[[Plan | Price\nSmall | five a month]]", "text=Plan,five a month&text=Plan,month"),
        // Words before, or behind, tell apart what stands twice.
        (
            "At home:\nTap Send.\n\nAt work:\n[[Tap Send.]]\n\nThen wait.",
            "text=work:-,Tap Send.&text=Tap Send.,-Then wait."
        ),
        ("[[Tap Send.]]\n\nTap Send.", "text=Tap Send.,-Tap Send."),
        // Of several blocks, also without the one that stands twice.
        (
            "Size: | big\n\nIn detail\n\n[[Size: | any number of bytes\n\nIt can be changed.]]",
            "text=Size:,-any number of bytes&text=any number of bytes,can be changed."
                + "&text=It can be changed."
        ),
        (
            "[[Open the list of plans. | no\nClose it again with a tap. | no]]\nmore",
            "text=Open the list of,with a tap.&text=with a tap.-,no&text=Open,tap."
        ),
        // Of rows that repeat, from the first word that does not.
        ("More | no\n[[More | no\nkettles | no]]\nMore | no", "text=kettles,no&text=kettles"),
        // Of places that nothing tells apart, a browser takes the first.
        ("[[Tap Send.]]\nTap Send.\nTap Send.", "text=Tap Send."),
        // Cells may hold several blocks, so the rest is also given without them.
        (
            "[[Modules | alias rewrite proxy\n\nThe log is a file. It tells what went wrong.]]",
            "text=Modules,what went wrong.&text=The log is a,what went wrong."
        ),
        // A last line that may be a picture's text is also left out.
        (
            "[[Tap Send to send it.\n\nThe button, pressed]]",
            "text=Tap Send to send,The button%2C pressed&text=Tap Send to send,it."
        ),
        // Where the words before the last ones stand twice too, those behind the quote tell them apart.
        (
            "[[Open the list. | no\nClose it. | no\nClose it. | no]]\nmore",
            "text=Open the list.,no,-more&text=Open the list.,Close it.&text=Open,list."
        ),
        // A script without spaces is cut at its punctuation.
        (
            "[[アプリを開きます。コードをタップします。次に、送信を選びます。終わり。はい。いいえ。また。後で。今。全部。\n完了しました。]]",
            "text=アプリを開きます。コードをタップします。次に、送信を選びます。,完了しました。"
                + "&text=アプリを開きます。コードをタップします。次に、送信を選びます。,後で。今。全部。"
        ),
    ])
    func wordsAreChosenFromTheQuote(marked: String, expected: String) throws {
        let directives = try directives(marked)
        #expect(Self.unescaped(directives) == Self.unescaped(expected))
        if expected.allSatisfy(\.isASCII) { #expect(directives == expected) }
    }

    @Test(arguments: [
        // Nothing tells one from the other.
        "Tap Send.\nTap Send.\n[[Tap Send.]]\nTap Send.\nTap Send.", "[[ \n ]]",
        // No words at all.
        "[[\(String(repeating: "a", count: 400)) b]]",
    ])
    func whereNoWordsFitTheAnchorIsAll(marked: String) throws {
        #expect(try directives(marked) == "u")
    }

    /// Random articles of few words, so that most of them stand twice: what a browser finds lies in the quote, and most
    /// times it is all of it.
    @Test func aBrowserFindsTheQuote() throws {
        var wholeCount = 0
        for seed in 0..<300 {
            var random = SplitMix64ForLinks(seed: UInt64(seed))
            let page = randomPage(vocabulary: 2 + seed % 8, &random)
            let link = try #require(self.link(url: "u", anchor: nil, text: page.text, quote: page.quote))
            let browser = FragmentBrowser(page.text)
            var marked: [Range<Int>] = []
            for directive in link.split(separator: "#:~:").dropFirst().joined().split(separator: "&") {
                let found = try #require(browser.find(String(directive.dropFirst(5))), "\(directive), seed \(seed)")
                #expect(page.quote.contains(found.lowerBound), "\(directive), seed \(seed)")
                #expect(found.upperBound <= page.quote.upperBound, "\(directive), seed \(seed)")
                marked.append(found)
            }
            let isWhole =
                marked.map(\.lowerBound).min() == page.quote.lowerBound
                && marked.map(\.upperBound).max() == page.quote.upperBound
            wholeCount += isWhole ? 1 : 0
        }
        #expect(wholeCount >= 240)
    }

    private func randomPage(
        vocabulary: Int, _ random: inout SplitMix64ForLinks
    ) -> (text: String, quote: Range<Int>) {
        let vocabulary = ["tap", "Send", "the", "code,", "and", "wait", "a", "day.", "Größe"].prefix(vocabulary)
        var lines: [String] = []
        for _ in 0..<12 {
            let count = Int.random(in: 1...14, using: &random)
            let words = (0..<count).map { _ in vocabulary[Int.random(in: 0..<vocabulary.count, using: &random)] }
            lines.append(words.joined(separator: Int.random(in: 0..<4, using: &random) == 0 ? " | " : " "))
        }
        let first = Int.random(in: 0..<lines.count, using: &random)
        let last = Int.random(in: first..<min(lines.count, first + 3), using: &random)
        let start = lines[..<first].reduce(0) { $0 + $1.utf8.count + 1 }
        let end = lines[...last].reduce(0) { $0 + $1.utf8.count + 1 } - 1
        return (lines.joined(separator: "\n"), start..<end)
    }

    private static func unescaped(_ text: String) -> String { FragmentBrowser.unescaped(text) }
}

/// SplitMix64.
private struct SplitMix64ForLinks: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
