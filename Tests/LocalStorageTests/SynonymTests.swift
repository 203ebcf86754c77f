import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct SynonymTests {
    private let bodies = [
        "The wifi is down", "A wireless network of your own", "Network cables, no wireless ones", "A bill of May",
        "An invoice of June", "Television and more", "The telly", "A parcel", "A letter", "A stamp",
    ]

    private func index() throws -> SmallIndex {
        let index = try SmallIndex()
        try index.publish(
            try bodies.enumerated().map { try index.article("a\($0.offset)", [$0.element], title: "T") })
        return index
    }

    private func found(_ text: String, _ synonyms: String, weight: Double = 0.8) throws -> [Candidate] {
        var settings = LexicalSettings.standard
        settings.synonymWeight = weight
        let query = LexicalQuery(text, settings: settings, synonyms: try Synonyms(parsing: synonyms))
        return try index().reader().lexicalCandidates(for: query, limit: 99)
    }

    private func ids(_ candidates: [Candidate]) -> [String] { candidates.map(\.key.articleID) }

    @Test func aGroupFindsAllOfItsWords() throws {
        #expect(try ids(found("invoice", "bill, invoice")) == ["a4", "a3"])
        #expect(try ids(found("Bills", "bill, invoice")) == ["a3", "a4"])
        #expect(try ids(found("invoice", "")) == ["a4"])
        #expect(try ids(found("parcel", "bill, invoice")) == ["a7"])
    }

    @Test func anArrowPointsOneWay() throws {
        #expect(try ids(found("telly", "telly => television")) == ["a6", "a5"])
        #expect(try ids(found("television", "telly => television")) == ["a5"])
    }

    @Test func phrasesCountWhereTheirWordsStandSideBySide() throws {
        // Scattered words are no synonym of "wifi", but they are words of the phrase.
        #expect(try ids(found("wifi", "wifi, wireless network")) == ["a0", "a1"])
        #expect(try ids(found("wireless network", "wifi, wireless network")) == ["a1", "a0", "a2"])
    }

    @Test func aWordThatNoPassageHoldsIsFoundByItsSynonyms() throws {
        #expect(try ids(found("beeper", "beeper => telly")) == ["a6"])
    }

    /// With the weight of the word itself, a group is one word: the documents are as if they were written alike.
    @Test func aFullWeightMakesOneWordOfAGroup() throws {
        let index = try SmallIndex()
        try index.publish(
            try bodies.enumerated().map {
                try index.article(
                    "a\($0.offset)", [$0.element.replacing("invoice", with: "bill")], title: "T")
            })
        let alike = try index.reader().lexicalCandidates(for: LexicalQuery("bill"), limit: 99)
        #expect(try found("invoice", "bill, invoice", weight: 1) == alike)
        #expect(alike.count == 2)
    }

    @Test func withoutAMatchNothingChanges() throws {
        for text in ["wifi of a letter", "a parcel", "nothing"] {
            #expect(try found(text, "alpha, beta gamma\nstampede => a") == found(text, ""), "\(text)")
        }
    }

    @Test func theLongestPhraseWins() throws {
        let rules = "wireless => parcel\nwireless network => letter"
        #expect(try ids(found("wireless network", rules)).contains("a8"))
        #expect(try !ids(found("wireless network", rules)).contains("a7"))
        #expect(try ids(found("wireless", rules)).contains("a7"))
    }

    @Test func signsAloneAreNoPhrase() throws {
        #expect(try ids(found("telly", "telly, ½, ...x")) == ["a6"])
    }

    @Test func anExplanationNamesThem() throws {
        let reader = try index().reader()
        let query = LexicalQuery("invoice", synonyms: try Synonyms(parsing: "bill, invoice"))
        let compiled = try reader.compile(query)
        let matches = try compiled.candidates(filter: .everything, limit: 9).map {
            try compiled.explanation(of: $0.reference).clauses.flatMap(\.matches)
        }
        #expect(matches.map { $0.map(\.origin) } == [[.exact], [.synonym]])
        #expect(matches[1].map(\.terms) == [["bill"]])
    }
}
