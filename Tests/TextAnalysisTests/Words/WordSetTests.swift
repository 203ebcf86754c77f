import TestSupport
import Testing
import TextAnalysis

@Suite struct WordSetTests {
    @Test func wordsAreFoundInAnyCase() {
        let words = WordSet(words: "e-mail can't\nRefund")
        for word in ["email", "E-Mail", "can\u{2019}t", "refund"] { #expect(words.contains(WordKey(word)), "\(word)") }
        for word in ["mail", "cant", "refunds", ""] { #expect(!words.contains(WordKey(word)), "\(word)") }
        #expect(!WordSet(words: "").contains(WordKey("refund")))
    }

    @Test(arguments: UInt64(0)..<20) func aSetHoldsWhatWasPutIntoItAndNothingElse(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<1000).map { WordKey("w\($0)") }
        let chosen = Set(words.shuffled(using: &generator).prefix(Int.random(in: 0...1000, using: &generator)))
        let set = WordSet(Array(chosen) + Array(chosen.prefix(3)))
        #expect(words.allSatisfy { set.contains($0) == chosen.contains($0) }, "seed \(seed)")
    }
}
