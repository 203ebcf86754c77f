import Testing
import TextAnalysis

/// Splits `marked` at each `|`, after taking the marks out.
private func check(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let expected = marked.split(separator: "|").map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    let text = marked.replacing("|", with: "")
    let found = SentenceSplitter.sentences(in: text).map { text.utf8Slice($0) }
    #expect(found == expected, sourceLocation: sourceLocation)
}

@Suite struct SentenceSplitterTests {
    @Test(arguments: [
        "Open the lid. |Press the button.",
        "Is it on? |Yes! |Then go.",
        "Really?! |Yes...",
        "i can't log in. |please help me",
        "One\n|two\n\n|three",
        "One. \n  |Two.\r\n|Three",
        "No stop",
        "",
        " \n\t ",
    ])
    func plainSentences(_ marked: String) { check(marked) }

    @Test(arguments: [
        "Use a browser, e.g. Firefox or i.e. what you have. |Then log in.",
        "Ask Mr. Smith or Dr. No. |Then wait.",
        "See No. 5 and Fig. 3 on p. 12. |The answer is no. |Then stop.",
        "iOS vs. Android. |Both work.",
        "We work for Acme Inc. Boston and Acme Ltd. in York. |They pay Acme Inc. |The fee is due.",
        "Files, folders, etc. are kept. |Files, folders, etc. |Deleted ones are not.",
        "The U.S. Army is in the U.S. |It is large.",
        "Call at 5 p.m. on Monday. |Call by 5 p.m. |We close then.",
        "J. R. Smith wrote it. |It is better than I. |The end.",
        "Choose a size (approx. five). |Save.",
    ])
    func abbreviationsDoNotEndSentences(_ marked: String) { check(marked) }

    @Test(arguments: [
        "Pi is 3.14 or so. |Use v2.0.1. |Version 3. |Then 4.",
        "Open config.yaml. |Run ./build.sh now. |Edit .gitignore. |.gitignore is hidden.",
        "See https://example.com/a.b?c=d!e. |Or www.example.com. |Done.",
        "Node.js is not Next.js. |Both are.",
        "Send it to help@example.com. |We read it.",
        "a != b and b ?? c is code. |So is x!.y and 1..5 too.",
        "It costs $5.00. |500 people pay.",
    ])
    func numbersNamesAndAddressesStayWhole(_ marked: String) { check(marked) }

    @Test(arguments: [
        "1. Open the lid. |2. Press it.",
        "1.2. Open the lid.\n|a. Press it.\n|B. Let go.\n|IV. Results",
        "1) Open. |(2) Close.",
    ])
    func numbersOfStepsBelongToTheStep(_ marked: String) { check(marked) }

    @Test(arguments: [
        "He said \"Stop.\" |Then he left.",
        "\"Really?\" he asked. |\"Yes.\" |(See above.) |[Or below.] |Done.",
        "Wait... what? |Wait... |What now? |Wait… and see.",
        "It is known.[12] |It is not.",
        "The term (see the list.) is old.",
        "Il dit « Non. » Puis il part.",
        "Pourquoi ? |Parce que. |The ? key is broken.",
        "Use . and ! alone. |Then stop . . . or not.",
    ])
    func quotesBracketsAndEllipses(_ marked: String) { check(marked) }

    @Test(arguments: [
        "設定を開きます。|保存しますか？|はい！",
        "「閉じる。」|と言った。",
        "打开设置。|点击保存！？|完成",
        "हाँ। |नहीं।",
        "هل يعمل؟ |نعم.",
        "Größe wählen. |Über uns. |été.",
    ])
    func otherScripts(_ marked: String) { check(marked) }

    @Test func rangesAreInTheLongerText() {
        let bytes = Array("xx. One. Two. yy".utf8)
        #expect(SentenceSplitter.sentences(in: bytes, range: 4..<13) == [4..<8, 9..<13])
    }

    @Test func everyTextIsCoveredButForWhiteSpace() {
        let parts = [
            ".", "!", "?", "。", "…", "\n", " ", "\u{A0}", "\u{2028}", "\"", "”", ")", "[1]", "e.g.", "Mr", "1", "A",
            "a",
            "é", "😀", "I", "No", "inc", "etc", "\r\n", "\u{3000}", "؟", "\t", "- ", "\u{0301}",
        ]
        for seed in UInt64(0)..<3000 {
            var random = SeededRandom(seed: seed)
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in parts.randomElement(using: &random) ?? ""
            }
            .joined()
            let bytes = Array(text.utf8)
            var covered = Array(repeating: false, count: bytes.count)
            var last = 0
            for range in SentenceSplitter.sentences(in: text) {
                #expect(range.lowerBound >= last && !range.isEmpty, "seed \(seed)")
                last = range.upperBound
                #expect(String(validating: bytes[range], as: UTF8.self) != nil, "seed \(seed)")
                #expect(WhiteSpace.trimming(range, in: bytes) == range, "seed \(seed)")
                for index in range { covered[index] = true }
            }
            var offset = 0
            for scalar in text.unicodeScalars {
                let isCovered = covered[offset]
                #expect(isCovered || scalar.properties.isWhitespace, "seed \(seed): \(text.debugDescription)")
                offset += scalar.utf8.count
            }
        }
    }
}
