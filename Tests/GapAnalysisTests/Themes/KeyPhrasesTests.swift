import GapAnalysis
import TestSupport
import Testing

struct KeyPhrasesTests {
    @Test func tellThemesApart() {
        let phrases = KeyPhrases(themes: [
            ["How do I reset the door code?", "door code reset please", "I forgot the door code"],
            ["Where is my invoice?", "invoice for May", "Can you send the invoice again?"],
        ])
        #expect(phrases.phrases(ofTheme: 0) == ["door code", "reset"])
        #expect(phrases.phrases(ofTheme: 1) == ["invoice"])
        #expect(phrases.phrases(ofTheme: 0, limit: 1) == ["door code"])
    }

    /// A placeholder is no word of the asker's, and "don't" leaves nothing.
    @Test func whatWasRedactedIsNoPhrase() {
        let phrases = KeyPhrases(themes: [
            ["I don't have order [order_number]", "order [order_number] isn't here", "don't see my order"]
        ])
        #expect(phrases.phrases(ofTheme: 0) == ["order"])
    }

    @Test func aWordOfOneQuestionCountsWhereNoneIsInTwo() {
        #expect(KeyPhrases(themes: [["blue lamp", "red door"]]).phrases(ofTheme: 0) == ["blue lamp", "red door"])
        #expect(KeyPhrases(themes: [[], ["the"]]).phrases(ofTheme: 0) == [])
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func anyTextWillDo(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let themes = (0..<3).map { _ in
            (0..<6).map { _ in
                (0..<4).compactMap { _ in HostileTexts.all.randomElement(using: &generator) }.joined(separator: " ")
            }
        }
        let phrases = KeyPhrases(themes: themes)
        for index in themes.indices {
            let found = phrases.phrases(ofTheme: index)
            #expect(found.count <= 5)
            let words = found.flatMap { $0.split(separator: " ") }
            #expect(words.count == Set(words).count, "seed \(seed)")
        }
    }
}
