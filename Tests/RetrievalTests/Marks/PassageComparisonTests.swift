import Retrieval
import TestSupport
import Testing
import TextAnalysis

private func passage(_ text: String, article: String = "a", headings: [String] = []) -> ComparedPassage {
    ComparedPassage(
        articleID: article, headings: headings, text: text, sentences: SentenceSplitter.sentences(in: text))
}

private func clash(_ one: ComparedPassage, _ other: ComparedPassage) -> String? {
    guard case .contradiction(let found) = PassageComparison().compare(one, other) else { return nil }
    return "\(found.kind.rawValue): \(words(of: one, found.a)) | \(words(of: other, found.b))"
}

private func words(of passage: ComparedPassage, _ range: Range<Int>) -> String {
    String(decoding: Array(passage.text.utf8)[range], as: UTF8.self)
}

@Suite struct PassageComparisonTests {
    @Test func aClashNamesItsKindAndWords() {
        #expect(
            clash(
                passage("Parcels wait for 30 days at the shop."),
                passage("Parcels wait for two weeks at the shop.", article: "b"))
                == "quantity: 30 days | two weeks")
        #expect(
            clash(passage("Guests can rename a folder."), passage("Guests cannot rename a folder.", article: "b"))
                == "negation: can | cannot")
        #expect(
            clash(passage("The folder is visible."), passage("The folder is not visible.", article: "b")) == nil,
            "one word is not enough to tell that both are about the same")
        #expect(
            clash(
                passage("The export folder is encrypted."), passage("The export folder is not encrypted.", article: "b")
            )
                == "negation: encrypted | not encrypted")
        #expect(
            clash(
                passage("Rinse the filter before you dry it."),
                passage("Rinse the filter after you dry it.", article: "b"))
                == "antonym: before | after")
    }

    @Test func theClashingSentenceIsFoundAmongOthers() {
        let one = passage("Open the lid. The filter lasts 6 months in the kitchen. Close the lid.")
        let other = passage("Filters are blue. In the kitchen, the filter lasts 9 months.", article: "b")
        #expect(clash(one, other) == "quantity: 6 months | 9 months")
    }

    @Test(arguments: [
        ("Rooms in Oslo open at 8 am.", "Rooms in Turin open at 9 am."),
        ("A small locker costs €2 a day.", "A large locker costs €4 a day."),
        ("A locker costs €2 a day.", "A locker costs €9 a week."),
        ("If it rains, the pool stays open.", "If it does not rain, the pool stays open."),
        ("Can I rename a folder?", "You cannot rename a folder."),
        ("For example, the tour lasts 2 hours.", "For example, the tour lasts 3 hours."),
        ("The tour of 2 hours costs €20.", "The tour of 3 hours costs €30."),
    ])
    func otherCasesAreNoContradiction(_ pair: (String, String)) {
        #expect(PassageComparison().compare(passage(pair.0), passage(pair.1, article: "b")) == nil)
    }

    @Test func scopesAndHeadingsKeepPassagesApart() {
        let one = passage("A locker costs €2 a day.", headings: ["Lockers", "Small lockers"])
        var other = passage("A locker costs €4 a day.", article: "b", headings: ["Lockers"])
        #expect(clash(one, other) == "quantity: €2 a day | €4 a day")
        other.headings = ["Lockers", "Large lockers"]
        #expect(clash(one, other) == nil)
        other.headings = ["Lockers"]
        other.version = "2"
        #expect(clash(one, other) == nil)
        other.version = nil
        other.articleID = "a"
        #expect(clash(one, other) == nil, "two sections of one article")
    }

    @Test(arguments: [
        ("Starter plan", "Business plan"), ("Delivery to Norway", "Delivery to Portugal"),
        ("Model 4", "Model 5 manual"),
    ])
    func titlesOfOnePatternAreForTwoThings(_ titles: (String, String)) {
        let one = passage("The spare filter lasts 30 days in summer.", headings: [titles.0])
        let other = passage("The spare filter lasts 60 days in summer.", article: "b", headings: [titles.1])
        #expect(clash(one, other) == nil)
    }

    @Test func otherTitlesMayStandAboveOneRule() {
        let one = passage("The spare filter lasts 30 days in summer.", headings: ["Filter guide"])
        let other = passage("The spare filter lasts 60 days in summer.", article: "b", headings: ["Filter prices"])
        #expect(clash(one, other) == "quantity: 30 days | 60 days")
    }

    @Test func aDeniedLackIsSeenWhereverItStands() {
        let one = passage("Without the spare key, you cannot open the safe.")
        let other = passage("You cannot open the safe without the spare key.", article: "b")
        #expect(clash(one, other) == nil)
    }

    @Test func shortSentencesNeedALikeTitle() {
        let one = passage("The default limit is 10.", headings: ["Search requests"])
        var other = passage("The default limit is 50.", article: "b", headings: ["Export jobs"])
        #expect(clash(one, other) == nil)
        other.headings = ["Search"]
        #expect(clash(one, other) == "quantity: 10 | 50")
    }

    @Test func duplicatesAreOfOneAudience() {
        let one = passage("Lift the lid and take out the filter.")
        var other = passage("Lift the lid, and take out the filter!", article: "b")
        #expect(PassageComparison().compare(one, other) == .nearDuplicate(similarity: 1))
        other.audience = "staff"
        #expect(PassageComparison().compare(one, other) == nil)
    }

    @Test func aSentenceMoreIsNoDuplicate() {
        let one = passage("Lift the lid. Take out the filter.")
        let other = passage("Lift the lid. Take out the filter. Wash it in warm water.", article: "b")
        #expect(PassageComparison().compare(one, other) == nil)
    }

    @Test func pathsDifferByOnePart() {
        let one = passage("Check that your key has the permission files:read/list.")
        let other = passage("Check that your key has the permission files:read/list/tags.", article: "b")
        #expect(PassageComparison().compare(one, other) == nil)
    }

    @Test func emptyPassagesAreNothingToEachOther() {
        #expect(PassageComparison().compare(passage(""), passage("", article: "b")) == nil)
    }

    @Test func anyTextsCanBeCompared() {
        let parts = [
            "the ", "lid ", "not ", "can't ", "5 ", "days ", ". ", "? ", "if ", "on ", "off ", "turn ", "é", "漢 ", "😀",
            "\n",
            "without ", "free ", "of charge ", "€", "must ", "to ", ", ", "C++ ", "max_size ", "24/7 ", "unless ", ": ",
        ]
        for seed in UInt64(0)..<500 {
            var random = SeededGenerator(seed: seed)
            func text() -> String {
                (0..<Int.random(in: 0...20, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
                    .joined()
            }
            let (one, other) = (passage(text()), passage(text(), article: "b"))
            if case .contradiction(let found) = PassageComparison().compare(one, other) {
                #expect(String(validating: Array(one.text.utf8)[found.a], as: UTF8.self) != nil, "seed \(seed)")
                #expect(String(validating: Array(other.text.utf8)[found.b], as: UTF8.self) != nil, "seed \(seed)")
            }
        }
    }
}
