import KnowledgeModel
import Testing

@Suite struct DigestTests {
    @Test func sha256IsTheStandardOne() {
        #expect(
            Digest.sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(Digest.sha256Hex([UInt8]()) == Digest.sha256Hex(""))
    }

    @Test func partsAreToldApart() {
        #expect(Digest.sha256(parts: ["ab", "c"]) != Digest.sha256(parts: ["a", "bc"]))
        #expect(Digest.sha256(parts: ["a", ""]) != Digest.sha256(parts: ["a"]))
    }

    @Test(arguments: [([], ""), ([0], "00"), ([0xff], "zw"), ([0, 0, 0, 0, 1], "00000001"), ([0xff, 0xff], "zzzg")])
    func base32(bytes: [UInt8], text: String) {
        #expect(Digest.base32(bytes) == text)
    }
}

@Suite struct AudienceTests {
    @Test(arguments: ["agent", "Agent", "tier-2", "a.b_c", "9"]) func rolesAreAccepted(name: String) {
        #expect(Role(name)?.name == name.lowercased())
    }

    @Test(arguments: ["", " ", "a b", "a,b", "ä", "a/b", String(repeating: "x", count: 65)])
    func rolesAreRefused(name: String) {
        #expect(Role(name) == nil)
    }

    @Test func publicOpensToEverybodyAndClosedToNobody() throws {
        let agent = try #require(Role("agent"))
        let billing = try #require(Role("billing"))
        let both = Audience([billing, agent, agent])
        #expect(both.roles == [agent, billing])
        #expect(Audience([agent, .public]) == .public)
        let scopes = [AccessScope.everybody, AccessScope(roles: [agent]), AccessScope(roles: [agent, billing])]
        #expect(scopes.map { $0.opens(audience: .public, locale: "en") } == [true, true, true])
        #expect(scopes.map { $0.opens(audience: both, locale: "en") } == [false, true, true])
        #expect(scopes.map { $0.opens(audience: Audience([billing]), locale: "en") } == [false, false, true])
        #expect(scopes.map { $0.opens(audience: .closed, locale: "en") } == [false, false, false])
    }

    @Test(arguments: [
        ("en", true), ("en-GB", true), ("de", false), ("und", true), ("EN", true), ("eng", false),
    ])
    func aLanguageOpensItsVariants(locale: String, opens: Bool) {
        #expect(AccessScope(locales: ["en"]).opens(audience: .public, locale: locale) == opens)
    }
}

@Suite struct BitmapTests {
    @Test(arguments: [0, 1, 63, 64, 65, 200]) func countsAndBounds(count: Int) {
        var bitmap = Bitmap(count: count, repeating: true)
        #expect(bitmap.setCount == count)
        if count > 1 {
            bitmap[1] = false
            #expect(bitmap.setCount == count - 1)
            #expect(!bitmap[1])
            bitmap.set(0..<count, to: false)
            #expect(bitmap == Bitmap(count: count, repeating: false))
        }
    }

    @Test func wordsThatDoNotFitAreRefused() {
        #expect(Bitmap(count: 65, words: [0]) == nil)
        #expect(Bitmap(count: 3, words: [8]) == nil)
        #expect(Bitmap(count: 3, words: [7])?.setCount == 3)
    }

    @Test func intersection() {
        var left = Bitmap(count: 70, repeating: true)
        left[69] = false
        var right = Bitmap(count: 70, repeating: false)
        right.set(60..<70, to: true)
        #expect(left.intersection(right).setCount == 9)
    }
}

@Suite struct OrderTests {
    @Test func keysFollowBytesNotLocales() {
        let ids = ["Z", "a", "a/b", "a-b", "é"].sorted { $0.precedes($1) }
        #expect(ids == ["Z", "a", "a-b", "a/b", "é"])
        #expect(PassageKey(articleID: "a", ordinal: 10) > PassageKey(articleID: "a", ordinal: 9))
        #expect(PassageKey(articleID: "b", ordinal: 0) > PassageKey(articleID: "a", ordinal: 9))
    }

    @Test func passageIDsDependOnArticleTextAndPlace() {
        let id = PassageID.make(articleID: "a", textSHA256: "x", scalarRange: 0..<5)
        #expect(id.utf8.count == 16)
        #expect(id == PassageID.make(articleID: "a", textSHA256: "x", scalarRange: 0..<5))
        let others = [
            PassageID.make(articleID: "b", textSHA256: "x", scalarRange: 0..<5),
            PassageID.make(articleID: "a", textSHA256: "y", scalarRange: 0..<5),
            PassageID.make(articleID: "a", textSHA256: "x", scalarRange: 0..<6),
        ]
        #expect(!others.contains(id))
        #expect(Set(others).count == 3)
    }

    @Test func spansUnite() {
        let union = SourceSpan(bytes: 5..<9, lines: 2...3).union(SourceSpan(bytes: 1..<6, lines: 1...2))
        #expect(union == SourceSpan(bytes: 1..<9, lines: 1...3))
    }
}

@Suite struct ArticleMetadataTests {
    @Test func theStrongerSayWins() {
        var record = ArticleMetadata()
        record.title = "Record"
        var frontMatter = ArticleMetadata()
        frontMatter.title = "Front matter"
        frontMatter.locale = "de"
        var defaults = ArticleMetadata()
        defaults.locale = "en"
        defaults.owner = "team"
        let merged = record.filling(from: frontMatter).filling(from: defaults)
        #expect(merged.title == "Record")
        #expect(merged.locale == "de")
        #expect(merged.owner == "team")
        #expect(merged.audience == nil)
    }
}
