import Embedding
import KnowledgeModel
import Locking
import Retrieval
import Storage
import TestSupport
import Testing

@Suite struct RetrieverTests {
    private let encoder = HashingEncoder(dimensions: 32, tokenLimit: 24)

    /// Passages by "article/ordinal", and what each leg says of them.
    private func reader(lexical: [String: Double], cosines: [String: Double]) -> FixedReader {
        FixedReader(encoder: encoder, lexical: lexical, cosines: cosines)
    }

    @Test func fusionAddsReciprocalRanks() throws {
        let reader = reader(lexical: ["a/0": 9, "b/0": 5], cosines: ["b/0": 0.9, "c/0": 0.5])
        let retriever = Retriever(encoder: encoder, fusion: .reciprocalRank)
        let ranking = try retriever.rank(SearchRequest(text: "x"), in: reader)
        #expect(ranking.scoreKind == .reciprocalRankFusion)
        #expect(ranking.hits.map(\.key.articleID) == ["b", "a", "c"])
        #expect(ranking.hits.map(\.score) == [1 / 62.0 + 1 / 61.0, 1 / 61.0, 1 / 62.0])
        #expect(ranking.degraded.isEmpty)
    }

    /// An encoder that fails is one that is not there: the words answer, and the answer says so.
    @Test func anEncoderThatFailsLeavesTheWords() throws {
        let reader = reader(lexical: ["a/0": 9, "b/0": 5], cosines: ["c/0": 0.9])
        let failing = FailingEncoder(identity: encoder.identity)
        for mode in [SearchRequest.Mode.hybrid, .vector] {
            let ranking = try Retriever(encoder: failing).rank(SearchRequest(text: "x", mode: mode), in: reader)
            #expect(ranking.hits.map(\.key.articleID) == ["a", "b"])
            #expect(ranking.degraded == [.vector])
        }
    }

    @Test func weightedFusionAddsScores() throws {
        var reader = reader(lexical: ["a/0": 9, "b/0": 5], cosines: ["b/0": 0.5, "c/0": 0.25])
        reader.unfoundLexical = ["c/0": 1]
        reader.contexts = ["b/0": 0.75, "c/0": -0.5]
        reader.pairShares = ["c/0": 0.5]
        let retriever = Retriever(
            encoder: encoder, fusion: .weighted(FusionWeights(lexical: 0.125, context: 0.5, wordPairs: 0.25)))
        let ranking = try retriever.rank(SearchRequest(text: "x"), in: reader)
        #expect(ranking.scoreKind == .weighted)
        #expect(ranking.hits.map(\.key.articleID) == ["a", "b", "c"])
        // a has no embedding: it counts as the least similar candidate, and that stands for its title too.
        #expect(ranking.hits.map(\.score) == [0.25 + 1.125 + 0.125, 0.5 + 0.625 + 0.375, 0.25 + 0.125 - 0.25 + 0.125])
        #expect(ranking.hits.map(\.contextCosine) == [nil, 0.75, -0.5])
    }

    @Test func aCorrectionIsReportedAndEncodedBesideWhatWasTyped() throws {
        for (mode, texts) in [
            (SearchRequest.Mode.hybrid, ["é recieve it", "é receive it"]), (.lexical, []), (.vector, ["é recieve it"]),
        ] {
            var reader = reader(lexical: ["a/0": 9], cosines: ["b/0": 0.9])
            let correction = WordCorrection(word: "recieve", scalarRange: 2..<9, replacement: "receive")
            reader.corrections = [correction]
            let request = SearchRequest(text: "é recieve it", mode: mode)
            let ranking = try Retriever(encoder: encoder).rank(request, in: reader)
            #expect(ranking.corrections == (mode == .vector ? [] : [correction]))
            #expect(reader.asked.withLock { $0 } == (try encoder.encode(texts)))
            #expect(ranking.hits.allSatisfy { ($0.wordPairShare != nil) == (mode == .hybrid) })
        }
    }

    /// Whoever works beside: the same ranking, and a text of two ways of writing is still encoded twice.
    @Test(arguments: SearchRequest.Mode.allCases) func sideWorkChangesNoAnswer(mode: SearchRequest.Mode) throws {
        var reader = reader(lexical: ["a/0": 9, "c/0": 1], cosines: ["b/0": 0.9, "c/0": 0.5])
        reader.corrections = [WordCorrection(word: "recieve", scalarRange: 0..<7, replacement: "receive")]
        let request = SearchRequest(text: "recieve it", mode: mode)
        let alone = try Retriever(encoder: encoder).rank(request, in: reader)
        let encoded = reader.asked.withLock { asked in
            defer { asked = [] }
            return asked
        }
        let side = CountedSideWork(isIdle: true)
        #expect(try Retriever(encoder: encoder, sideWork: side).rank(request, in: reader) == alone)
        #expect(reader.asked.withLock { $0 } == encoded)
        // Only where both legs take part is there anything to do beside.
        #expect(side.begun.withLock { $0 } == (mode == .hybrid ? 1 : 0))
        let busy = CountedSideWork(isIdle: false)
        #expect(try Retriever(encoder: encoder, sideWork: busy).rank(request, in: reader) == alone)
        #expect(busy.begun.withLock { $0 } == 0)
        let wordsAlone = try Retriever(encoder: nil, sideWork: side).rank(request, in: reader)
        #expect(wordsAlone.degraded == (mode == .lexical ? [] : [.vector]))
    }

    /// The words need no encoder, whoever looks them up.
    @Test func anEncoderThatFailsLeavesTheWordsOfSideWork() throws {
        let reader = reader(lexical: ["a/0": 9, "b/0": 5], cosines: ["c/0": 0.9])
        let side = CountedSideWork(isIdle: true)
        let retriever = Retriever(encoder: FailingEncoder(identity: encoder.identity), sideWork: side)
        let ranking = try retriever.rank(SearchRequest(text: "x"), in: reader)
        #expect(ranking.hits.map(\.key.articleID) == ["a", "b"])
        #expect(ranking.degraded == [.vector])
        #expect(side.begun.withLock { $0 } == 1)
    }

    @Test func everyHitHasBothScoresAndTheRanksOfTheLegsThatFoundIt() throws {
        var reader = reader(lexical: ["a/0": 9], cosines: ["b/0": 0.9])
        reader.unfoundLexical = ["b/0": 0.25]
        reader.unfoundCosines = ["a/0": 0.125]
        let retriever = Retriever(encoder: encoder, fusion: .reciprocalRank)
        let hits = try retriever.rank(SearchRequest(text: "x"), in: reader).hits
        #expect(hits.map(\.lexical.rank) == [1, nil])
        #expect(hits.map(\.lexical.score) == [9, 0.25])
        #expect(hits.map(\.vector.rank) == [nil, 1])
        #expect(hits.map(\.vector.score) == [0.125, 0.9])
    }

    @Test func tiesFollowArticleAndPosition() throws {
        let reader = reader(lexical: ["b/1": 2, "b/0": 2, "a/10": 2, "a/9": 2], cosines: [:])
        let hits = try Retriever(encoder: nil).rank(SearchRequest(text: "x", mode: .lexical), in: reader).hits
        #expect(hits.map { "\($0.key.articleID)/\($0.key.ordinal)" } == ["a/9", "a/10", "b/0", "b/1"])
    }

    @Test(arguments: [
        (10, 1, ["a/0", "b/0"]), (10, 2, ["a/0", "a/1", "b/0"]), (2, 9, ["a/0", "a/1"]), (1, 1, ["a/0"]),
    ])
    func topAndPerArticleAreHardLimits(top: Int, perArticle: Int, expected: [String]) throws {
        let reader = reader(lexical: ["a/0": 9, "a/1": 8, "a/2": 7, "b/0": 1], cosines: [:])
        let request = SearchRequest(text: "x", mode: .lexical, top: top, perArticle: perArticle)
        let hits = try Retriever(encoder: nil).rank(request, in: reader).hits
        #expect(hits.map { "\($0.key.articleID)/\($0.key.ordinal)" } == Array(expected))
    }

    @Test func withoutAnEncoderWordsAnswerAndTheAnswerSaysSo() throws {
        let reader = reader(lexical: ["a/0": 9], cosines: ["b/0": 0.9])
        for mode in [SearchRequest.Mode.hybrid, .vector] {
            let ranking = try Retriever(encoder: nil).rank(SearchRequest(text: "x", mode: mode), in: reader)
            #expect(ranking.degraded == [.vector])
            #expect(ranking.scoreKind == .bm25)
            #expect(ranking.hits.map(\.key.articleID) == ["a"])
            #expect(ranking.hits[0].vector.score == nil)
        }
        let foreign = HashingEncoder(dimensions: 16, tokenLimit: 24)
        #expect(try Retriever(encoder: foreign).rank(SearchRequest(text: "x"), in: reader).degraded == [.vector])
        let lexical = try Retriever(encoder: nil).rank(SearchRequest(text: "x", mode: .lexical), in: reader)
        #expect(lexical.degraded.isEmpty)
    }

    @Test func aLongTextIsSearchedByAllItsParts() throws {
        let reader = reader(lexical: [:], cosines: ["a/0": 0.5])
        let sentences = (0..<30).map { "Sentence number \($0) has a few words." }
        let giant = String(repeating: "x", count: 1000)
        let text = sentences.joined(separator: " ") + " " + giant
        _ = try Retriever(encoder: encoder).rank(SearchRequest(text: text), in: reader)
        let asked = reader.asked.withLock { $0 }
        let whole = Set(asked)
        #expect(asked.count > 10)
        // Each part is a vector of its own: the encoder refuses what is too long, so nothing was cut off.
        #expect(whole.count > 10)
        let longest = try encoder.encode([sentences[0] + " " + sentences[1]])[0]
        #expect(asked.first == longest)
    }

    @Test(arguments: ["", " \n\t ", "\0", "???"]) func emptyQuestionsFindNothingByMeaning(text: String) throws {
        let reader = reader(lexical: [:], cosines: [:])
        #expect(try Retriever(encoder: encoder).rank(SearchRequest(text: text), in: reader).hits.isEmpty)
    }
}

/// Says that it is the model of the index, and cannot encode.
private struct FailingEncoder: TextEncoder {
    struct Failure: Error {}

    let identity: ModelIdentity
    let tokenLimit = 24
    let specialTokenCount = 2

    func tokenCount(of text: String) -> Int { 1 }
    func encode(_ texts: [String]) throws -> [EmbeddingVector] { throw Failure() }
    func encode(_ texts: [SegmentedText]) throws -> [SegmentedEmbedding] { throw Failure() }
    func encodeTruncating(_ texts: [String]) throws -> [EmbeddingVector] { throw Failure() }
}

/// Does what it begins at once, on the caller's thread, and counts.
private struct CountedSideWork: SideWork {
    let isIdle: Bool
    let begun = Locked(0)

    func startIfIdle<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) -> (() throws -> Value)? {
        guard isIdle else { return nil }
        begun.withLock { $0 += 1 }
        let outcome = Result(catching: work)
        return { try outcome.get() }
    }
}
