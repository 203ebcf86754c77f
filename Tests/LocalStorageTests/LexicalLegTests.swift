import GRDB
import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct LexicalLegTests {
    /// Where there is one part and nothing is dead, FTS5's own `bm25()` is the definition.
    @Test(arguments: [1, 2, 3]) func scoresEqualThoseOfFTS5(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let index = try SmallIndex()
        try index.publish(try (0..<60).map { try index.randomArticle("article-\($0)", using: &generator) })
        let reader = try index.reader()
        let database = try DatabaseQueue(path: index.layout.folder + "/parts/000001-0/passages.sqlite")
        for terms in [["refund"], ["invoice", "late"], ["the", "pin", "fees"], ["section"], ["title", "card", "a"]] {
            let candidates = try reader.lexicalCandidates(
                for: LexicalQuery(terms.joined(separator: " ")), filter: .everything, limit: 1000)
            let pattern = terms.map { "\"\($0)\"" }.joined(separator: " OR ")
            let rows = try database.read { database in
                try Row.fetchAll(
                    database,
                    sql: "SELECT rowid - 1, -bm25(passages_fts) FROM passages_fts WHERE passages_fts MATCH ?",
                    arguments: [pattern])
            }
            let expected = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int32, $0[1] as Double) })
            #expect(candidates.count == expected.count)
            for candidate in candidates {
                let score = try #require(expected[candidate.reference.row])
                #expect(abs(candidate.score - score) <= 1e-12 * max(1, score), "seed \(seed), \(terms)")
            }
        }
    }

    /// A user's text has no syntax: any string is a question.
    @Test func noTextIsAnError() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["select error BENCH-100821 in c++ at /usr/lib v2.0.1"])])
        let reader = try index.reader()
        let hostile = [
            "", " ", "\"", "\"\"\"", "'", "*", "a*", "^a", "NEAR(a b)", "a AND", "OR", "NOT", "title:", "body : x",
            "-title:a", "{title body}: x", "BENCH-100821", "ubuntu 20.04", "c++", "(", ")", "((((", "a + b", "\0",
            "a\0b", "\u{FFFF}", "🙂", "ﷺ", "%_[]", "; DROP TABLE passages_fts; --", "\u{202E}abc", "\\", "\r\n",
            String(repeating: "\"a\" OR ", count: 2000), String(repeating: "x", count: 100_000),
        ]
        for text in hostile {
            for filter in [PassageFilter.everything, PassageFilter(products: [text], versions: [text], labels: [text])]
            {
                _ = try reader.lexicalCandidates(for: LexicalQuery(text), filter: filter, limit: 10)
            }
        }
        var generator = SeededGenerator(seed: 7)
        let pieces = ["\"", "*", "(", ")", ":", "^", "-", "+", " ", "NEAR", "AND", "error", "\0", "'", "é", "\\", ","]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            _ = try reader.lexicalCandidates(for: LexicalQuery(text), filter: .everything, limit: 10)
        }
        for text in ["BENCH-100821", "\"error\"", "(v2.0.1)", "C++", "/usr/lib"] {
            #expect(try reader.lexicalCandidates(for: LexicalQuery(text), filter: .everything, limit: 10).count == 1)
        }
    }

    @Test func wordsAreFoundByTheirStemsAndWithoutAccents() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["Résumé uploads are cancelled"])])
        for text in ["resume", "UPLOAD", "cancel", "cancelling"] {
            let found = try index.reader().lexicalCandidates(for: LexicalQuery(text), filter: .everything, limit: 1)
            #expect(found.count == 1, "\(text)")
        }
    }

    @Test func titleAndHeadingsAreSearched() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["body"], title: "Parcels")])
        for text in ["parcel", "section"] {
            let found = try index.reader().lexicalCandidates(for: LexicalQuery(text), filter: .everything, limit: 1)
            #expect(found.count == 1, "\(text)")
        }
    }
}
