import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct ExplanationTests {
    @Test func everyClauseSaysWhatItAdds() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", ["Error E-402: the bill was paid, the bill"], title: "Bill"),
            try index.article("b", ["Parcels and lockers"], title: "T"),
            try index.article("c", ["402 is an error, E is not"], title: "T"),
            try index.article("d", ["Nothing"], title: "T"), try index.article("e", ["Nothing else"], title: "T"),
        ])
        let query = LexicalQuery(
            "E-402 invoice parcle nowhere", synonyms: try Synonyms(parsing: "invoice, bill"))
        let compiled = try index.reader().compile(query)
        let found = try compiled.candidates(filter: .everything, limit: 9)
        #expect(found.map(\.key.articleID) == ["a", "b", "c"])
        let explanation = try compiled.explanation(of: found[0].reference)
        // Words that nothing is near are left out.
        #expect(explanation.clauses.map(\.text) == ["E", "402", "invoice", "parcle", "E-402"])
        #expect(explanation.clauses.map(\.kind) == [.word, .word, .word, .word, .phrase])
        #expect(explanation.clauses.map(\.passageCount) == [2, 2, 1, 1, 1])
        #expect(explanation.clauses.map(\.weight) == [1, 1, 1, 1, 1])
        #expect(explanation.clauses.map(\.contribution).reduce(0, +) == found[0].score)
        #expect(explanation.score == found[0].score)
        #expect(explanation.length == 12)
        #expect(
            explanation.clauses.map(\.matches) == [
                [.init(terms: ["e"], origin: .exact, weight: 1, title: 0, headings: 0, body: 1)],
                [.init(terms: ["402"], origin: .exact, weight: 1, title: 0, headings: 0, body: 1)],
                [.init(terms: ["bill"], origin: .synonym, weight: 0.8, title: 1, headings: 0, body: 2)],
                [],
                [.init(terms: ["e", "402"], origin: .exact, weight: 1, title: 0, headings: 0, body: 1)],
            ])
        let other = try compiled.explanation(of: found[1].reference)
        #expect(other.clauses.map(\.matches).flatMap(\.self).map(\.origin) == [.correction])
        #expect(
            try compiled.corrections() == [WordCorrection(word: "parcle", scalarRange: 14..<20, replacement: "parcels")]
        )
    }

    @Test func quotesWishForWordsSideBySide() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", ["The fee is late, the late fee"], title: "T"),
            try index.article("b", ["Late the fee, late the fee, fee late late"], title: "T"),
            try index.article("c", ["A"], title: "T"), try index.article("d", ["A"], title: "T"),
            try index.article("e", ["A"], title: "T"), try index.article("f", ["A"], title: "T"),
        ])
        func first(_ text: String) throws -> String? {
            try index.reader().lexicalCandidates(for: LexicalQuery(text), limit: 1).first?.key.articleID
        }
        #expect(try first("late fee") == "b")
        for text in ["\"late fee\"", "“Late fees”", "«late fee»", "what is a \"late fee\"?", "\"late fee\" \""] {
            #expect(try first(text) == "a", "\(text)")
        }
        // A wish, not a condition, and a quote without its other is none.
        #expect(try first("\"fee late\"") == "b")
        #expect(try first("\"late fee") == "b")
    }
}
