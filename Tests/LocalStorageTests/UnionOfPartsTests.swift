import KnowledgeModel
import LocalStorage
import Storage
import TestSupport
import Testing

@Suite struct UnionOfPartsTests {
    /// What a reader answers must not depend on how its passages came into the index.
    private func answers(_ reader: any GenerationReader, _ index: SmallIndex) throws -> [String] {
        var lines: [String] = []
        let synonyms = try Synonyms(parsing: "locker, late fee, pigeonhole\nbill => invoice, card reset")
        for text in [
            "refund late fee", "pin", "the card of a", "reset email email", "invoice nothing-known",
            "refnud invoce pni",
            "lock locke lockr", "late-fee e-mail", "\"late fee\" locker", "bill pigeonhole", "re fund em ail",
        ] {
            let compiled = try reader.compile(LexicalQuery(text, synonyms: synonyms))
            let lexical = try compiled.candidates(filter: .everything, limit: 25)
            lines += try compiled.corrections().map { "\($0)" }
            lines += try compiled.wordPairShares(of: lexical.map(\.reference)).map { "pairs \($0)" }
            lines += try lexical.map { "\(try compiled.explanation(of: $0.reference))" }
            for hit in lexical { #expect(try compiled.explanation(of: hit.reference).score == hit.score) }
            let vector = try index.encoder.encode([text])[0]
            let nearest = try reader.nearestCandidates(to: vector, filter: .everything, limit: 25)
            lines += lexical.map { "lexical \($0.key.articleID) \($0.key.ordinal) \($0.score)" }
            lines += nearest.map { "vector \($0.key.articleID) \($0.key.ordinal) \($0.score)" }
            let references = nearest.map(\.reference)
            lines += try compiled.scores(of: references).map { "of \($0)" }
            lines += try reader.cosines(of: lexical.map(\.reference), to: vector).map { "of \($0 ?? -2)" }
            lines += try reader.passages(lexical.map(\.reference)).map { "\($0.id) \($0.quote)" }
        }
        lines += try reader.articles().map { "\($0)" }
        return lines
    }

    @Test(arguments: [11, 12, 13, 14]) func randomEditsEqualAFreshBuild(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let edited = try SmallIndex()
        var model: [String: ArticleRecord] = [:]
        for _ in 0..<14 {
            var puts: [ArticleRecord] = []
            var removals: [ArticleKey] = []
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                let id = "article-\(Int.random(in: 0..<24, using: &generator))"
                if model[id] != nil, Bool.random(using: &generator) {
                    model[id] = nil
                    puts.removeAll { $0.key.id == id }
                    removals.append(ArticleKey(source: "test", id: id))
                } else {
                    let article = try edited.randomArticle(id, using: &generator)
                    model[id] = article
                    puts.removeAll { $0.key.id == id }
                    removals.removeAll { $0.id == id }
                    puts.append(article)
                }
            }
            try edited.publish(puts, removing: removals, merge: Bool.random(using: &generator))
        }
        let fresh = try SmallIndex()
        try fresh.publish(Array(model.values))
        let expected = try answers(fresh.reader(), fresh)
        #expect(try answers(edited.reader(), edited) == expected, "seed \(seed)")
        let generations = LocalGenerations(layout: edited.layout)
        let current = try #require(try generations.current())
        #expect(try generations.verify(current).isEmpty)
    }

    @Test func manySmallPublishesAreMerged() throws {
        let index = try SmallIndex()
        for number in 0..<40 {
            try index.publish([try index.article("article-\(number)", ["text number \(number)"])], merge: true)
        }
        let summary = try #require(try LocalGenerations(layout: index.layout).list().last)
        #expect(summary.parts <= 9)
        #expect(summary.articles == 40)
        #expect(try index.reader().articleCount == 40)
    }

    /// Enough passages that their signs are scanned, in three parts or in one, with and without others that the caller may
    /// not read. Many of them are equal, and all parts are small by themselves.
    @Test func aLargeUnionIsSearchedAlikeHoweverItIsDivided() throws {
        var generator = SeededGenerator(seed: 31)
        let (divided, whole) = (try SmallIndex(), try SmallIndex())
        let hidden = Audience([try #require(Role("agent"))])
        let articles = try (0..<600).map { try divided.randomArticle("article-\($0)", using: &generator) }
        try divided.publish(Array(articles[..<100]))
        try divided.publish(Array(articles[100..<300]))
        var others = Array(articles[300...])
        for number in 0..<50 {
            var other = try divided.randomArticle("other-\(number)", using: &generator)
            other.article.audience = hidden
            others.append(other)
        }
        try divided.publish(others)
        try whole.publish(articles)
        let readers = try [divided.reader(), whole.reader()]
        #expect(readers[0].passageCount > 1300)
        for text in ["refund late fee", "pin", "the card of a"] {
            let vector = try divided.encoder.encode([text])[0]
            let found = try readers.map { reader in
                try reader.nearestCandidates(to: vector, filter: .everything, limit: 25)
                    .map { "\($0.key.articleID) \($0.key.ordinal) \($0.score)" }
            }
            #expect(found[0] == found[1])
            #expect(found[0].count == 25)
        }
    }

    /// Statistics, scores and order come from what the caller may read and nothing else.
    @Test func anAnswerEqualsThatOfAnIndexOfOnlyWhatTheCallerMayRead() throws {
        let agent = Audience([try #require(Role("agent"))])
        let both = Audience([try #require(Role("agent")), try #require(Role("billing"))])
        var generator = SeededGenerator(seed: 21)
        let whole = try SmallIndex()
        var articles: [ArticleRecord] = []
        for number in 0..<45 {
            var article = try whole.randomArticle("article-\(number)", using: &generator)
            article.article.audience = [Audience.public, agent, both][number % 3]
            if number == 44 { article.article.audience = .closed }
            articles.append(article)
        }
        try whole.publish(articles)
        for roles in [[], ["agent"], ["billing"], ["agent", "billing"]] {
            let scope = AccessScope(roles: roles.compactMap { Role($0) })
            let allowed = try SmallIndex()
            try allowed.publish(
                articles.filter { scope.opens(audience: $0.article.audience, locale: $0.article.locale) })
            let source = try LocalGenerationSource(layout: whole.layout)
            let everything = try LocalGenerationSource(layout: allowed.layout)
            #expect(
                try answers(source.reader(for: scope), whole) == answers(everything.reader(for: scope), allowed),
                "roles \(roles)")
        }
    }

    @Test func localesRestrict() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("en", ["coffee"]), try index.article("de", ["coffee"], locale: "de"),
            try index.article("gb", ["coffee"], locale: "en-gb"), try index.article("any", ["coffee"], locale: "und"),
        ])
        func found(_ locales: Set<String>?) throws -> [String] {
            try LocalGenerationSource(layout: index.layout).reader(for: AccessScope(locales: locales)).articles()
                .map(\.key.id)
        }
        #expect(try found(nil) == ["any", "de", "en", "gb"])
        #expect(try found(["de"]) == ["any", "de"])
        #expect(try found(["en"]) == ["any", "en", "gb"])
        #expect(try found(["en-gb"]) == ["any", "gb"])
    }

    /// Of several parts, some of whose articles no longer count, whatever the length of a page.
    @Test func pagesHoldEveryArticleOnceInOrder() throws {
        let index = try SmallIndex()
        try index.publish(try ["c", "a", "e", "é", "zz"].map { try index.article($0, ["coffee"]) })
        try index.publish(try ["b", "d"].map { try index.article($0, ["tea"], audience: Audience([Role("agent")!])) })
        try index.publish(try ["a", "bb"].map { try index.article($0, ["milk"], locale: "de") })
        try index.publish(removing: [try index.article("e", []).article.key])
        for reader in [try index.reader(), try index.reader("agent")] {
            let all = try reader.articles()
            for limit in 1...8 {
                var listed: [StoredArticle] = []
                var page: [StoredArticle] = []
                repeat {
                    page = try reader.articles(after: listed.last?.key, limit: limit)
                    #expect(page.count <= limit)
                    listed += page
                } while !page.isEmpty
                #expect(listed == all, "\(limit)")
            }
            // A place where there is no article, or not any more.
            let place = ArticleKey(source: all[0].key.source, id: "bzz")
            #expect(
                try reader.articles(after: place, limit: 9).map(\.key.id)
                    == all.map(\.key.id).filter { "bzz".precedes($0) })
            #expect(try reader.articles(after: ArticleKey(source: "", id: "zzz"), limit: 9).map(\.key.id) == ["é"])
        }
    }

    @Test func filtersAct() throws {
        let index = try SmallIndex()
        try index.publish([
            try index.article("a", ["coffee"], product: "One", labels: ["x", "y"]),
            try index.article("b", ["coffee"], product: "Two", labels: ["y"]),
            try index.article("c", ["coffee"]),
        ])
        let reader = try index.reader()
        let vector = try index.encoder.encode(["coffee"])[0]
        func found(_ filter: PassageFilter) throws -> [[String]] {
            [
                try reader.lexicalCandidates(for: LexicalQuery("coffee"), filter: filter, limit: 9),
                try reader.nearestCandidates(to: vector, filter: filter, limit: 9),
            ].map { $0.map(\.key.articleID) }
        }
        #expect(try found(PassageFilter(products: ["One"])) == [["a"], ["a"]])
        #expect(try found(PassageFilter(labels: ["y"])) == [["a", "b"], ["a", "b"]])
        #expect(try found(PassageFilter(products: ["Two"], labels: ["x"])) == [[], []])
        #expect(try found(PassageFilter(versions: ["1"])) == [[], []])
    }
}
