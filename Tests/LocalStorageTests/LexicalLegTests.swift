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
        let questions = [
            ["refund"], ["invoice", "late"], ["the", "pin", "fees"], ["section"], ["title", "card", "a"],
        ]
        for (terms, weights) in questions.flatMap({ question in
            [[1, 1, 1], [2, 1.5, 1], [0, 0, 1], [0.3, 7, 0.9]].map { (question, $0) }
        }) {
            var settings = LexicalSettings.standard
            settings.bm25 = BM25Settings(
                titleWeight: weights[0], headingsWeight: weights[1], bodyWeight: weights[2])
            // Words count once, however often and in whatever form a question repeats them.
            let text = (terms + terms + ["fee", "fees"].filter { _ in terms.contains("fees") }).joined(separator: " ")
            let candidates = try reader.lexicalCandidates(for: LexicalQuery(text, settings: settings), limit: 1000)
            let pattern = terms.map { "\"\($0)\"" }.joined(separator: " OR ")
            let rows = try database.read { database in
                try Row.fetchAll(
                    database,
                    sql: "SELECT rowid - 1, -bm25(passages_fts, ?, ?, ?) FROM passages_fts WHERE passages_fts MATCH ?",
                    arguments: [weights[0], weights[1], weights[2], pattern])
            }
            let expected = Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int32, $0[1] as Double) })
                // What stands only in fields of no weight is found by FTS5 too, with a score of zero.
                .filter { $0.value > 0 }
            #expect(candidates.count == expected.count)
            for candidate in candidates {
                let score = try #require(expected[candidate.reference.row])
                #expect(abs(candidate.score - score) <= 1e-12 * max(1, score), "seed \(seed), \(terms)")
            }
        }
    }

    @Test func otherConstantsAct() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", ["pin pin pin pin"], title: "T"),
            try index.article("b", ["pin of a locker"], title: "T"), try index.article("c", ["x"], title: "T"),
            try index.article("d", ["x"], title: "T"), try index.article("e", ["x"], title: "T"),
        ])
        func scores(_ k1: Double, _ b: Double) throws -> [Double] {
            var settings = LexicalSettings.standard
            settings.bm25.k1 = k1
            settings.bm25.b = b
            return try index.reader().lexicalCandidates(for: LexicalQuery("pin", settings: settings), limit: 9)
                .map(\.score)
        }
        // Almost without k1, once is as good as often; without b, length does not matter.
        let flat = try scores(1e-9, 0.75)
        #expect(abs(flat[0] - flat[1]) < 1e-6)
        let once = try scores(1, 0)
        #expect(abs(once[1] * 4 * 2 / 5 - once[0]) < 1e-12)
    }

    /// A user's text has no syntax: any string is a question.
    @Test func noTextIsAnError() throws {
        let index = try SmallIndex()
        try index.publish([try index.article("a", ["select error BENCH-100821 in c++ at /usr/lib v2.0.1"])])
        let reader = try index.reader()
        let synonyms = try Synonyms(parsing: "a b, error c\nerror => near, \u{301}x\nc, c++x")
        func query(_ text: String) -> LexicalQuery { LexicalQuery(text, synonyms: synonyms) }
        func askEverything(_ text: String) throws {
            let compiled = try reader.compile(query(text))
            let found = try compiled.candidates(filter: .everything, limit: 10)
            _ = try compiled.corrections()
            let references = found.map(\.reference)
            #expect(try compiled.scores(of: references) == found.map(\.score))
            #expect(try compiled.wordPairShares(of: references).allSatisfy { (0...1.000001).contains($0) })
            for candidate in found {
                #expect(try compiled.explanation(of: candidate.reference).score == candidate.score)
            }
        }
        let hostile = [
            "", " ", "\"", "\"\"\"", "'", "*", "a*", "^a", "NEAR(a b)", "a AND", "OR", "NOT", "title:", "body : x",
            "-title:a", "{title body}: x", "BENCH-100821", "ubuntu 20.04", "c++", "(", ")", "((((", "a + b", "\0",
            "a\0b", "\u{FFFF}", "🙂", "ﷺ", "%_[]", "; DROP TABLE passages_fts; --", "\u{202E}abc", "\\", "\r\n",
            String(repeating: "\"a\" OR ", count: 2000), String(repeating: "x", count: 100_000),
            String(repeating: "é-1.", count: 50_000), String(repeating: "\"", count: 200_000),
            (0..<30_000).map { "w\($0)" }.joined(separator: " "), String(repeating: "\u{301}", count: 60_000),
            String(repeating: "a\u{301}\u{328}\u{20DD}", count: 20_000), "\"a", "“a b", "a”b“c", "-", "--a--", "a--b",
            "\u{200D}\u{200C}\u{FE0F}", "a\u{200D}b-c", "\u{FFFE}\u{10FFFF}", "://", "a://b", "…", "١٢٣-٤", "½-a",
            "字-典",
        ]
        for text in hostile {
            for filter in [PassageFilter.everything, PassageFilter(products: [text], versions: [text], labels: [text])]
            {
                _ = try reader.lexicalCandidates(for: query(text), filter: filter, limit: 10)
            }
        }
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "\"", "*", "(", ")", ":", "^", "-", "+", " ", "NEAR", "AND", "error", "\0", "'", "é", "\\", ",",
            "a", "b", "1", "\u{301}", "“", "selcet", ".",
        ]
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            try askEverything(text)
        }
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: .min ... .max, using: &generator)
            }
            try askEverything(String(decoding: bytes, as: UTF8.self))
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
