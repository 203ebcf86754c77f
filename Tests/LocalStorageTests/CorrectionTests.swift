import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

/// Words that no passage holds.
@Suite struct CorrectionTests {
    private static let passages = [
        "A cancellation is confirmed by mail.", "Receiving a refund takes five days.", "The password was forgotten.",
        "Authentication needs a second device.", "Settings of the account", "Subscriptions renew every year.",
        "A delivery to a neighbour", "Deliveries are insured.", "Warranty of two years", "Die Größe ändern",
        "Сброс пароля", "Invoices list the fees.", "A fire drill",
    ]

    private func index() throws -> SmallIndex {
        let index = try SmallIndex()
        try index.publish(
            try Self.passages.enumerated().map { try index.article("a\($0.offset)", [$0.element], title: "T") })
        return index
    }

    @Test(arguments: [
        // One slip: left out, too many, another, swapped, in the stem, in the ending, in the first letter.
        ("cancelltion", "cancellation"), ("cancellatoin", "cancellation"), ("cancellationn", "cancellation"),
        ("recieving", "receiving"), ("refunf", "refund"), ("erfund", "refund"), ("passwprd", "password"),
        ("setings", "settings"), ("settinsg", "settings"), ("subscriptons", "subscriptions"), ("waranty", "warranty"),
        ("delivry", "delivery"), ("Invoces", "invoices"), ("andren", "ändern"), ("паоля", "пароля"),
        // Two slips in a long word.
        ("nieghbuor", "neighbour"), ("suscription", "subscriptions"), ("pasdwrod", "password"),
        // A beginning.
        ("authenti", "authentication"), ("subs", "subscriptions"), ("warr", "warranty"),
    ])
    func aSlipFindsTheWord(typed: String, meant: String) throws {
        let reader = try index().reader()
        let compiled = try reader.compile(LexicalQuery("the \(typed)"))
        #expect(
            try compiled.corrections() == [
                WordCorrection(word: typed, scalarRange: 4..<4 + typed.unicodeScalars.count, replacement: meant)
            ])
        let plain = try reader.compile(LexicalQuery("the \(meant)"))
        let expected = try plain.candidates(filter: .everything, limit: 1)
        let found = try compiled.candidates(filter: .everything, limit: 1)
        #expect(found.map(\.key) == expected.map(\.key))
        // It counts, and less than the word itself.
        #expect(found[0].score < expected[0].score)
        let matches = try compiled.explanation(of: found[0].reference).clauses.flatMap(\.matches)
        #expect(matches.contains { $0.origin == .correction && $0.weight < 1 })
    }

    @Test(arguments: [
        "fir", "drll", "zebra", "refund", "2024x", "refundxyz", "a1b2c3", "crocodile", "of", "pass-1word",
        String(repeating: "refund", count: 6),
    ])
    func otherWordsStayAsTheyAre(word: String) throws {
        let compiled = try index().reader().compile(LexicalQuery(word))
        // Four letters allow one slip: that of "drll" is one.
        #expect(try compiled.corrections().map(\.replacement) == (word == "drll" ? ["drill"] : []))
    }

    /// A word of another language is no slip of one of this: not where every article is in another language than the
    /// question.
    @Test(arguments: [
        ([String](), ["en"], true), (["en"], ["en"], false), (["en"], ["en-gb", "und"], false), (["de"], ["en"], true),
        (["en"], ["en", "de"], true), (["en"], ["nb"], true),
    ])
    func wordsOfOtherLanguagesStayAsTheyAre(others: [String], locales: [String], isCorrected: Bool) throws {
        let index = try SmallIndex()
        try index.publish(
            try locales.map { try index.article("in \($0)", ["What this means"], title: "T", locale: $0) })
        let compiled = try index.reader().compile(LexicalQuery("mein", otherLanguages: Set(others)))
        #expect(try compiled.corrections().map(\.replacement) == (isCorrected ? ["means"] : []))
    }

    @Test func correctionsCanBeSwitchedOff() throws {
        let reader = try index().reader()
        var settings = LexicalSettings.standard
        settings.corrections = nil
        let compiled = try reader.compile(LexicalQuery("pasword", settings: settings))
        #expect(try compiled.corrections().isEmpty)
        #expect(try compiled.candidates(filter: .everything, limit: 9).isEmpty)
    }

    /// Fewer edits first, then the same first letter, then the commoner word; the rest are searched for too.
    @Test func theLikeliestIsNamed() throws {
        let index = try SmallIndex()
        let bodies = ["lamp", "lamp", "damp", "camp", "camp", "camp", "ramp", "lump"]
        try index.publish(try bodies.enumerated().map { try index.article("a\($0.offset)", [$0.element], title: "T") })
        let compiled = try index.reader().compile(LexicalQuery("lbmp"))
        #expect(try compiled.corrections() == [WordCorrection(word: "lbmp", scalarRange: 0..<4, replacement: "lamp")])
        let found = try compiled.candidates(filter: .everything, limit: 9).map(\.key.articleID)
        #expect(found.sorted() == ["a0", "a1", "a7"])
        #expect(try index.reader().compile(LexicalQuery("xamp")).corrections().map(\.replacement) == ["camp"])
    }

    /// A word that only withdrawn passages hold is no word, and none is corrected to it.
    @Test func deadPassagesTeachNoWords() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["a kangaroo"]), try index.article("b", ["a koala"])])
        try index.publish(removing: [ArticleKey(source: "test", id: "a")])
        #expect(try index.reader().compile(LexicalQuery("kangaro")).corrections().isEmpty)
        #expect(try index.reader().compile(LexicalQuery("koalla")).corrections().map(\.replacement) == ["koala"])
    }

    /// What a caller may not read is not what a word of the caller is taken for.
    @Test func hiddenPartsTeachNoWords() throws {
        let index = try SmallIndex()
        let agent = Audience([try #require(Role("agent"))])
        try index.publish([
            try index.article("a", ["Project Nightingale begins in May"], audience: agent),
            try index.article("b", ["Projects begin in spring"]),
        ])
        let query = LexicalQuery("nightingle")
        #expect(try index.reader().compile(query).corrections().isEmpty)
        #expect(try index.reader("agent").compile(query).corrections().map(\.replacement) == ["nightingale"])
        // A word of the hidden part is unknown to others, and is corrected to what they may read.
        let near = LexicalQuery("beginz")
        #expect(try index.reader().compile(near).corrections().map(\.replacement) == ["begin"])
    }

    @Test func longTextsAreCorrectedInTheirFirstUnknownWords() throws {
        let reader = try index().reader()
        let slips = ["pasword", "refnd", "waranty", "passwor", "refunnd", "delivry", "rfund", "warrantyy", "setings"]
        let text = slips.joined(separator: " ") + " " + slips.joined(separator: " ")
        #expect(try reader.compile(LexicalQuery(text)).corrections().map(\.word) == Array(slips.prefix(8)))
    }
}
