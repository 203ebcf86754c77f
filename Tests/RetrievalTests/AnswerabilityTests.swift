import Embedding
import KnowledgeModel
import Retrieval
import Storage
import TestSupport
import Testing
import TicketReading

@Suite struct AnswerabilityTests {
    private static let encoder = HashingEncoder()
    private static let request = SearchRequest(text: "refund for a late parcel")

    private static func article(_ id: String, product: String? = nil, version: String? = nil) -> StoredArticle {
        StoredArticle(
            key: ArticleKey(source: "test", id: id), path: id, title: id, url: nil, locale: "en",
            audience: .public, product: product, version: version, owner: nil, labels: [], updatedAt: nil,
            reviewDue: nil, contentHash: "", textSHA256: "", passageCount: 1)
    }

    /// A model that says the same of every question.
    private static func constant(_ probability: Double) -> AnswerabilityModel {
        let logOdds = probability == 0.5 ? 0 : probability > 0.5 ? 3.0 : -3.0
        return AnswerabilityModel(
            weights: AnswerabilityFeature.allCases.map { _ in 0 }, bias: logOdds,
            thresholds: AnswerabilityModel.Thresholds(yes: 0.9, no: 0.3))
    }

    private static func verdict(
        on text: String = request.text, model: AnswerabilityModel,
        cosines: [String: Double] = ["a/0": 0.8, "b/0": 0.79],
        contexts: [String: Double] = [:], articles: [StoredArticle]? = nil, marks: [Mark] = [],
        mode: SearchRequest.Mode = .hybrid
    ) throws -> Verdict {
        var reader = FixedReader(encoder: encoder, lexical: [:], cosines: cosines)
        reader.contexts = contexts
        var request = request
        request.text = text
        request.mode = mode
        let retrieved = try Retriever(encoder: encoder).retrieve(request, in: reader)
        let hits = retrieved.ranking(top: 10, perArticle: 3).hits
        let shown = zip(hits, articles ?? hits.map { article($0.key.articleID) }).map { (hit: $0, article: $1) }
        return try Answerability(model: model).verdict(
            on: try #require(TicketReader.read(text).questions.first), retrieved, shown: shown, marks: marks, in: reader
        )
    }

    @Test(arguments: [
        (0.95, Verdict.Label.yes, Verdict.Reason.answered), (0.5, .partial, .partsMissing),
        (0.05, .no, .lowAnswerability),
    ])
    func theProbabilityDecides(probability: Double, label: Verdict.Label, reason: Verdict.Reason) throws {
        let verdict = try Self.verdict(model: Self.constant(probability))
        #expect(verdict.label == label)
        #expect(verdict.reason == reason)
    }

    @Test func withoutAnyPassageTheAnswerIsNo() throws {
        let verdict = try Self.verdict(model: Self.constant(0.95), cosines: [:])
        #expect(verdict.label == .no)
        #expect(verdict.reason == .noCandidate)
        #expect(verdict.probability == 0)
    }

    @Test func wordsAloneSayTooLittle() throws {
        let verdict = try Self.verdict(model: Self.constant(0.95), mode: .lexical)
        #expect(verdict.label == .unknown)
        #expect(verdict.reason == .meaningNotSearched)
        #expect(verdict.probability == nil)
    }

    @Test func aLanguageTheModelWasNotFittedForIsUnknown() throws {
        let verdict = try Self.verdict(
            on: "Wie kann ich mein Geld zurückbekommen, wenn das Paket zu spät kommt?", model: Self.constant(0.95))
        #expect(verdict.label == .unknown)
        #expect(verdict.reason == .languageNotSupported)
    }

    @Test func equallyGoodPassagesForTwoProductsLeaveTheProductOpen() throws {
        let articles = [Self.article("a", product: "Mail"), Self.article("b", product: "Drive")]
        let open = try Self.verdict(model: Self.constant(0.95), articles: articles)
        #expect(open.label == .underspecified)
        #expect(open.missingDetail == MissingDetail(kind: .product, choices: ["Drive", "Mail"]))
        let named = try Self.verdict(
            on: "refund for a late parcel in Drive", model: Self.constant(0.95), articles: articles)
        #expect(named.label == .yes)
        let general = try Self.verdict(
            model: Self.constant(0.95), articles: [Self.article("a", product: "Mail"), Self.article("b")])
        #expect(general.label == .yes)
    }

    @Test func aWorsePassageForAnotherProductLeavesNothingOpen() throws {
        let verdict = try Self.verdict(
            model: Self.constant(0.95), cosines: ["a/0": 0.9, "b/0": 0.5],
            articles: [Self.article("a", product: "Mail"), Self.article("b", product: "Drive")])
        #expect(verdict.label == .yes)
    }

    @Test func aQuestionOfFunctionWordsDoesNotSayWhatItIsAbout() throws {
        let verdict = try Self.verdict(on: "how do I do it?", model: Self.constant(0.95))
        #expect(verdict.label == .underspecified)
        #expect(verdict.missingDetail == MissingDetail(kind: .subject))
    }

    @Test func whatIsPastItsReviewDateIsSaidSo() throws {
        let marks = [0, 1].map { Mark(hit: $0, kind: .overdue(since: "2026-01-01"), reason: "") }
        let verdict = try Self.verdict(model: Self.constant(0.95), marks: marks)
        #expect(verdict.label == .yes)
        #expect(verdict.reason == .staleOnly)
        let half = try Self.verdict(model: Self.constant(0.95), marks: [marks[0]])
        #expect(half.reason == .answered)
    }

    @Test func whatEachWordIsCoveredByIsTold() throws {
        // The fixed reader's only segments are those of its contexts, and it has none.
        let verdict = try Self.verdict(model: Self.constant(0.95))
        #expect(verdict.missing == ["refund", "late", "parcel"])
        #expect(verdict.covered.isEmpty)
    }

    /// A reason that speaks of missing parts names them.
    @Test func doubtOfAnAnswerToAllWordsIsNotAMissingPart() throws {
        let doubtful = try Self.verdict(model: Self.constant(0.5), contexts: ["a/0": 0.8])
        #expect(doubtful.label == .partial && doubtful.reason == .uncertain)
        #expect(doubtful.missing.isEmpty && doubtful.covered == ["refund", "late", "parcel"])
        let lacking = try Self.verdict(model: Self.constant(0.5), contexts: ["a/0": 0.2])
        #expect(lacking.reason == .partsMissing && !lacking.missing.isEmpty)
    }

    @Test func theSameQuestionHasTheSameVerdict() throws {
        let model = AnswerabilityModel.standard
        #expect(try Self.verdict(model: model) == Self.verdict(model: model))
    }

    @Test func moreLikenessIsMoreProbable() throws {
        let near = try Self.verdict(model: .standard, cosines: ["a/0": 0.9, "b/0": 0.3])
        let far = try Self.verdict(model: .standard, cosines: ["a/0": 0.35, "b/0": 0.3])
        #expect(try #require(near.probability) > #require(far.probability))
    }
}
