import Testing
import TextAnalysis

@Suite struct TextTokenTests {
    private func words(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return TextToken.tokens(in: bytes, range: 0..<bytes.count).map { text.utf8Slice($0.range) }
    }

    @Test func wordsNumeralsAndMarks() {
        #expect(
            words("You can't check-in at 9.30, O’Neill!") == [
                "You", "can't", "check-in", "at", "9.30", ",", "O’Neill", "!",
            ])
        #expect(
            words("€1,200.50 max_size mp3 5GB 3-5") == ["€", "1,200.50", "max_size", "mp3", "5", "GB", "3", "-", "5"])
        #expect(words("été Größe 漢字 😀 - a-") == ["été", "Größe", "漢字", "😀", "-", "a", "-"])
        #expect(words("C++, C# or C+") == ["C++", ",", "C#", "or", "C", "+"])
        #expect(words("") == [])
    }

    @Test func keysForgetCaseHyphensAndTheKindOfApostrophe() {
        #expect(WordKey("E-Mail") == WordKey("email"))
        #expect(WordKey("can’t") == WordKey("can't"))
        #expect(WordKey("one") != WordKey("two"))
    }

    @Test func tokensKnowWhatStandsBeforeThem() {
        let bytes = Array("a b\n c5 (d".utf8)
        let tokens = TextToken.tokens(in: bytes, range: 0..<bytes.count)
        #expect(tokens.map(\.followsSpace) == [true, true, true, true, false])
        #expect(tokens.map(\.beginsLine) == [true, false, true, false, false])
    }
}

@Suite struct WordStemTests {
    @Test(arguments: [
        ["refund", "refunds", "refunded", "refunding", "refundable"], ["store", "stores", "stored", "storing"],
        ["copy", "copies", "copied", "copying"], ["stop", "stops", "stopped", "stopping"], ["box", "boxes"],
        ["day", "days"], ["sell", "selling"], ["user", "user's", "users"],
    ])
    func formsOfAWordShareAStem(_ forms: [String]) {
        #expect(Set(forms.map { WordStem.key(of: $0) }).count == 1, "\(forms)")
    }

    @Test(arguments: [["bus", "bu"], ["red", "r"], ["address", "addres"], ["thing", "th"], ["this", "thi"]])
    func shortWordsStay(_ words: [String]) {
        #expect(Set(words.map { WordStem.key(of: $0) }).count == words.count, "\(words)")
    }
}

@Suite struct ShinglesTests {
    @Test func resemblanceAndContainmentCountSharedRuns() {
        let short = Shingles("open the lid now")  // 2 shingles of 3
        let long = Shingles("Open the lid, now and then.")  // 4, of which 2 shared
        #expect(short.count == 2 && long.count == 4)
        #expect(short.resemblance(to: long) == 0.5)
        #expect(short.containment(in: long) == 1)
        #expect(long.containment(in: short) == 0.5)
        #expect(Shingles("a b c").resemblance(to: Shingles("c b a")) == 0)
    }

    @Test func shortAndEmptyTexts() {
        #expect(Shingles("yes").resemblance(to: Shingles("Yes!")) == 1)
        #expect(Shingles("").count == 0)
        #expect(Shingles("").resemblance(to: Shingles("")) == 0)
        #expect(Shingles("").containment(in: Shingles("a")) == 0)
        #expect(Shingles("a b a b a b", width: 2).count == 2)
    }
}
